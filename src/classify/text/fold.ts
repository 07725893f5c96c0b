const MARKS = /[\u0300-\u036f]/g;
// These letters carry their mark inside the letter, so canonical decomposition leaves them whole.
const WHOLE_LETTERS = /[łıøđ]/g;
const PLAIN: Readonly<Record<string, string>> = { ł: 'l', ı: 'i', ø: 'o', đ: 'd' };
const HAS_ACCENTS = /[\u00c0-\u052f\u1e00-\u1fff]/;

/**
 * Lower case without accents, so that "Résume", "resume" and "RESUME" are one word: people leave accents out in
 * prompts. Text without accents comes back at the cost of lower-casing.
 */
export function fold(text: string): string {
	const lower = text.toLowerCase();
	if (!HAS_ACCENTS.test(lower)) return lower;
	return lower
		.normalize('NFD')
		.replace(MARKS, '')
		.normalize('NFC')
		.replace(WHOLE_LETTERS, (letter) => PLAIN[letter] ?? letter);
}
