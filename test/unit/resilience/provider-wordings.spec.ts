import { expect, it } from '@jest/globals';
import type { FailureKind } from '../../../src/domain/failure';
import { classifyFailure } from '../../../src/resilience/classify-failure';

type Wording = readonly [status: number | undefined, wording: string];

/** What tells the kind is only in the wording: no code beside it, and a status that other kinds share. */
const WORDINGS: Readonly<Partial<Record<FailureKind, readonly Wording[]>>> = {
	context_too_long: [
		[400, 'Your input exceeds the context window of this model'],
		[400, 'Input tokens exceed the configured limit of 9 tokens'],
		[400, 'The input token count (9) exceeds the maximum number of tokens allowed (8)'],
		[400, "This model's maximum prompt length is 8 but the request contains 9 tokens"],
		[400, 'Prompt contains 9 tokens, too large for model with 8 maximum context length'],
		[400, 'too many tokens: total number of tokens in the prompt cannot exceed 8'],
		[400, 'the request exceeds the available context size'],
		[400, 'tokens to keep is greater than the context length'],
		[400, 'context window exceeds limit'],
		[400, 'Your request exceeded model token limit: 8'],
		[400, 'prompt token count of 9 exceeds the limit of 8'],
		[400, 'Range of input length should be [1, 8]'],
		[400, 'Prompt exceeds max length'],
		[422, '`inputs` tokens + `max_new_tokens` must be <= 8'],
		[429, "This model's maximum context length is 8 tokens"],
		[500, 'Input is too long for requested model.'],
		[413, 'Payload Too Large'],
		[400, 'The input or output tokens must be reduced in order to run successfully'],
		[500, 'context shift is disabled'],
	],
	rate_limit: [
		[429, 'Limit 30000, Used 29000, Requested 2000. Please try again in 2s.'],
		[429, 'You have exceeded token rate limit of your pricing tier'],
		[429, 'Please reduce the prompt length or try again later'],
		[400, 'Too many tokens, please wait before trying again.'],
		[429, 'Daily token limit exceeded'],
		[429, 'Your request rate exceeds the limit of 20 requests per minute'],
		[undefined, 'Request failed with status code 429'],
		[undefined, '429 status code (no body)'],
	],
	quota_exhausted: [
		[403, 'Key limit exceeded (total limit).'],
		[402, 'This needs more of something'],
		[400, 'You will regain access on the first of the month'],
		[429, 'You exceeded your current quota, please check your plan and billing details'],
		[401, 'Insufficient balance'],
		[403, 'The free tier of the model has been exhausted.'],
		[429, 'Your key is limited to 1000 API calls / month.'],
		[429, 'Too many tokens per day, please wait before trying again.'],
	],
	content_refused: [
		[400, 'Your prompt was flagged as potentially violating our usage policy'],
		[403, 'Content violates usage guidelines'],
		[400, 'Output blocked by content filtering policy'],
		[undefined, 'Candidate was blocked due to SAFETY'],
		[400, 'blocked output: please ensure your prompt is safe'],
	],
	auth: [
		[403, 'Your API key was reported as leaked'],
		[400, 'API key expired. Please renew the API key.'],
		[401, 'User not found.'],
		[undefined, 'Could not load credentials from any providers'],
		[undefined, 'Could not load the default credentials.'],
		[undefined, 'Could not refresh access token: invalid_grant'],
		[403, 'Authentication failed: Please make sure your API Key is valid.'],
		[400, 'The request signature is invalid: wrong signature'],
	],
	forbidden: [
		[403, 'This API has not been used in the project or is disabled'],
		[400, 'User location is not supported for the API use.'],
		[403, "Permission 'a.predict' denied on resource '//b/models/c' (or it may not exist)."],
		[400, 'Operation not allowed'],
	],
	model_not_found: [
		[400, "The requested model 'a/b' is not supported by any provider"],
		[404, 'model "a" not found, try pulling it first'],
		[404, 'No endpoints found matching your data policy'],
		[400, 'Invocation with on-demand throughput isn’t supported'],
		[400, 'The model `a` has been decommissioned'],
		[400, 'No models loaded. Please load a model'],
		[400, 'No route for that URI'],
	],
	unsupported_feature: [
		[400, 'max_tokens is too large: 9. This model supports at most 8 completion tokens'],
		[400, "'temperature' does not support 0.5 with this model"],
		[400, 'This model does not support assistant message prefill'],
		[400, 'Function calling is not enabled for models/a'],
		[400, 'a:2b does not support tools'],
		[400, 'image_url is only supported by certain models'],
		[400, 'unknown variant `image_url`, expected `text`'],
		[400, '"auto" tool choice requires a tool call parser'],
		[404, 'No endpoints found that support image input'],
		[400, 'Function tools with reasoning_effort are not supported for a in /v1/chat/completions'],
		[400, '`temperature` and `top_p` cannot both be specified for this model. Please use only one.'],
		[400, 'Budget 0 is invalid. This model only works in thinking mode.'],
		[400, 'This response_format type is unavailable now'],
		[400, 'Unrecognized request argument supplied: parallel_tool_calls'],
		[400, "Function calling with a response mime type: 'application/json' is unsupported"],
	],
	bad_request: [
		[400, "An assistant message with 'tool_calls' must be followed by tool messages"],
		[400, 'messages: text content blocks must be non-empty'],
		[400, 'Image does not represent a valid image'],
		[400, 'messages.1.content.0: Invalid `signature` in `thinking` block'],
		[400, 'Function call is missing a thought_signature in functionCall parts.'],
		[400, 'Corrupted thought signature.'],
		[400, "Invalid 'id': string too long. Expected a string with maximum length 40, but got 60."],
		[422, 'Input should be a valid string'],
		[400, 'Invalid JSON payload received. Unknown name "type": Proto field is not repeating'],
	],
	overloaded: [
		[503, 'Model a/b is currently loading'],
		[429, 'Service tier capacity exceeded for this model.'],
		[500, 'The engine is currently overloaded'],
	],
	server_error: [
		[502, 'Provider returned error'],
		[500, 'model requires more system memory than is available'],
		[undefined, 'Bad response: 502'],
		[400, 'The model has crashed without additional information.'],
		[400, 'Failed to load model "a".'],
		[400, 'Channel Error'],
	],
	output_truncated: [
		[400, 'Could not finish the message because max_tokens or model output limit was reached.'],
	],
	connection: [[undefined, 'Did not receive done or success response in stream.']],
};

const rows = Object.entries(WORDINGS).flatMap(([kind, wordings]) =>
	wordings.map(([status, wording]) => [status, wording, kind] as const),
);

it.each(rows)('%p "%s" is %s', (status, wording, kind) => {
	expect(classifyFailure({ status, message: wording }).kind).toBe(kind);
});

it("takes Azure's word for a model that cannot chat", () => {
	const error = { code: 'OperationNotSupported', message: 'It does not work with the specified model.' };
	expect(classifyFailure({ status: 400, error }).kind).toBe('unsupported_feature');
});
