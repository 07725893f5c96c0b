import type { FailureKind } from '../../../src/domain/failure';
import type { RecordedPayload } from './recorded-payloads';

/** Bodies whose status alone would mislead, by the id of the recording. */
const BY_ID: Readonly<Record<string, FailureKind>> = {
	'bedrock-error-72efddf2': 'model_not_found',
	'anthropic-error-d8fcd39b': 'unsupported_feature',
	'bedrock-error-6c8f29ef': 'unsupported_feature',
	'bedrock-error-584f97d1': 'unsupported_feature',
	'openai-error-dd4dfdf3': 'unsupported_feature',
	'openai-error-536be2e2': 'unsupported_feature',
	'openai-error-5b182c1f': 'unsupported_feature',
	'groq-error-f771c94c': 'invalid_structure',
	'groq-error-794fffde': 'invalid_structure',
	'groq-midstream_error-1adb0029': 'invalid_structure',
	'bedrock-error-e8889f4a': 'auth',
	'gemini-error-ccbf1b4c': 'auth',
	'xai-error-2c5118ab': 'auth',
	'anthropic-error-9de04a63': 'context_too_long',
	'bedrock-error-a1d113ee': 'context_too_long',
	'deepseek-error-a0718ee4': 'context_too_long',
	'ollama-error-f37fca62': 'context_too_long',
	'openrouter-error-f58e6b8c': 'context_too_long',
	'gemini-error-eb9bfca8': 'rate_limit',
	'openai-error-dbe37059': 'quota_exhausted',
	'openai-midstream_error-680e1004': 'quota_exhausted',
	'issue-anthropic-400-9': 'quota_exhausted',
	'issue-openrouter-400-14': 'model_not_found',
	'issue-azure-400-20': 'content_refused',
	'issue-openai-None-23': 'server_error',
	'issue-openai-429-26': 'context_too_long',
};

const BY_STATUS: Readonly<Record<number, FailureKind>> = {
	400: 'bad_request',
	401: 'auth',
	402: 'quota_exhausted',
	403: 'forbidden',
	404: 'model_not_found',
	413: 'context_too_long',
	429: 'rate_limit',
	500: 'server_error',
	503: 'overloaded',
	529: 'overloaded',
};

/** The kind a recorded error has to land in. */
export function expectedKind({ id, status }: RecordedPayload): FailureKind {
	const kind = BY_ID[id] ?? BY_STATUS[status ?? 0];
	if (kind === undefined) throw new Error(`State the kind expected of the recording ${id} (HTTP ${status}).`);
	return kind;
}
