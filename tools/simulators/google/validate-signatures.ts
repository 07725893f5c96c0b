import { asArray, asObject, asString, type JsonObject } from '../json';
import { isSignatureOf } from '../signature';
import type { ErrorSpec } from '../types';

/** What the service documents for calls that another model made. */
const STAND_INS = new Set(['skip_thought_signature_validator', 'context_engineering_is_the_way_to_go']);

/** The first bytes of a signature of the real service, which LangChain's class ships as a stand-in of its own. */
const REAL_SIGNATURE = /^ErYC/;

/** Whether a model signs its function calls and demands the signatures back. */
export function signsCalls(model: string): boolean {
	return /^gemini-(?:[3-9]|\d\d)/.test(model);
}

function bad(message: string): ErrorSpec {
	return { name: 'bad_request', message };
}

function partsOf(content: JsonObject): JsonObject[] {
	return asArray(content['parts']).map(asObject);
}

function isKnown(signature: string): boolean {
	return STAND_INS.has(signature) || REAL_SIGNATURE.test(signature) || isSignatureOf('google', signature);
}

/** The first signature that is not Google's, or the first call of the running turn that has none where it must. */
export function findSignatureProblem(contents: readonly JsonObject[], model: string): ErrorSpec | undefined {
	const asked = contents.findLastIndex(
		(content) => content['role'] !== 'model' && partsOf(content).some((part) => part['text'] !== undefined),
	);
	for (const [index, content] of contents.entries()) {
		const parts = partsOf(content);
		const signatures = parts.map((part) => part['thoughtSignature']).filter((value) => value !== undefined);
		if (signatures.some((signature) => !isKnown(asString(signature))))
			return bad('Corrupted thought signature.');
		const call = parts.find((part) => part['functionCall'] !== undefined);
		if (call && index > asked && signsCalls(model) && call['thoughtSignature'] === undefined) {
			const name = asString(asObject(call['functionCall'])['name']);
			return bad(
				`Function call is missing a thought_signature in functionCall parts. Function call \`${name}\`, position ${index}.`,
			);
		}
	}
	return undefined;
}
