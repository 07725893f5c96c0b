/** Makers that sign their thoughts. */
export type Signer = 'anthropic' | 'google';

/** The signature a maker puts on a thought; standard base64, as theirs are. */
export function signatureOf(signer: Signer, thought: string): string {
	return Buffer.from(`${signer} signed: ${thought}`).toString('base64');
}

/** Whether a maker made a signature, and made it for this thought when one is given. */
export function isSignatureOf(signer: Signer, signature: string, thought?: string): boolean {
	if (thought !== undefined) return signature === signatureOf(signer, thought);
	return Buffer.from(signature, 'base64').toString().startsWith(`${signer} signed: `);
}
