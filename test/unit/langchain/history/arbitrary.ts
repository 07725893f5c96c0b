import {
	AIMessage,
	type BaseMessage,
	ChatMessage,
	FunctionMessage,
	HumanMessage,
	type MessageContent,
	SystemMessage,
	ToolMessage,
} from '@langchain/core/messages';
import * as fc from 'fast-check';
import { signatureOf } from '../../../../tools/simulators/signature';

/** Ids as the makers give them, ids that clash, and ids that none but their maker takes. */
const CALL_IDS = [
	'call_abc123',
	'toolu_01AbC',
	'123456789',
	'functions.get_weather:0',
	'8f14e45f-ceea-467f-a8f2-0123456789ab',
	'x'.repeat(64),
	'',
];

const TEXTS = ['Hello', 'What is it?', ' ', '', 'Line one.\n\nLine two. ', '東京の天気は？'];
const PNG = 'iVBORw0KGgo=';

const text = fc.constantFrom(...TEXTS);
const callId = fc.constantFrom(...CALL_IDS);
const author = fc.constantFrom(undefined, 'model', 'a user');

const image = fc.constantFrom(
	{ type: 'image_url', image_url: { url: `data:image/png;base64,${PNG}` } },
	{ type: 'image_url', image_url: `data:image/png;base64,${PNG}` },
	{ type: 'image', source: { type: 'base64', media_type: 'image/png', data: PNG } },
	{ type: 'image', source_type: 'base64', mime_type: 'image/png', data: PNG },
	{ type: 'image', mimeType: 'image/png', data: PNG },
	{ type: 'media', mimeType: 'image/png', data: PNG },
);

const textBlock = text.map((words) => ({ type: 'text', text: words }));
const oldText = fc.oneof(
	text.map((words) => ({ type: 'input_text', text: words })),
	text,
);
const marked = text.map((words) => ({ type: 'text', text: words, cache_control: { type: 'ephemeral' } }));

/** What the user or a program before the model says. */
const human = (hasImages: boolean) =>
	fc
		.record({
			blocks: fc.array(fc.oneof(textBlock, marked, oldText, ...(hasImages ? [image] : [])), { maxLength: 3 }),
			words: text,
			plain: fc.boolean(),
			name: author,
		})
		.map(
			({ blocks, words, plain, name }) =>
				new HumanMessage({
					// Older programs put bare strings among the blocks.
					content: plain ? words : (blocks as MessageContent),
					...(name !== undefined && { name }),
				}),
		);

const system = text.map((words) => new SystemMessage(words));

const calls = fc.array(callId, { maxLength: 2 }).map((ids) =>
	ids.map((id, index) => ({
		id,
		name: index === 0 ? 'get_weather' : 'tools.search',
		args: { city: 'Paris' },
		type: 'tool_call' as const,
	})),
);

/** Answers with the marks of each maker, as its class gives them or as a store keeps them. */
const answer = fc
	.record({
		words: text,
		calls,
		form: fc.constantFrom(
			'plain',
			'openai',
			'anthropic',
			'google',
			'deepseek',
			'n8n',
			'standard',
			'function',
			'drawing',
		),
	})
	.map(({ words, calls: made, form }) => {
		const thinking = { type: 'thinking', thinking: 'Hm.', signature: signatureOf('anthropic', 'Hm.') };
		const uses = made.map(({ id, name, args }) => ({ type: 'tool_use', id, name, input: args }));
		const say = { type: 'text', text: words };
		switch (form) {
			case 'openai':
				return new AIMessage({
					content: words,
					tool_calls: made,
					id: 'msg_1',
					name: 'a b',
					response_metadata: { model_provider: 'openai' },
				});
			case 'anthropic':
				return new AIMessage({
					content: [thinking, say, ...uses],
					tool_calls: made,
					response_metadata: { model_provider: 'anthropic' },
				});
			case 'google':
				return new AIMessage({
					content: [{ type: 'thinking', thinking: 'Hm.' }, say],
					tool_calls: made,
					additional_kwargs: {
						__gemini_function_call_thought_signatures__: {
							[made[0]?.id ?? '']: signatureOf('google', 'Hm.'),
						},
					},
				});
			case 'deepseek':
				return new AIMessage({
					content: words,
					tool_calls: made,
					additional_kwargs: { reasoning_content: 'Hm.' },
				});
			case 'standard':
				return new AIMessage({
					content: [{ type: 'reasoning', reasoning: 'Hm.' }, say, ...made],
					tool_calls: made,
					response_metadata: { output_version: 'v1', model_provider: 'openai' },
				});
			case 'function':
				return new AIMessage({
					content: words,
					additional_kwargs: { function_call: { name: 'get_weather', arguments: '{"city":"Paris"}' } },
				});
			case 'drawing':
				return new AIMessage({
					content: [say, { type: 'inlineData', inlineData: { mimeType: 'image/png', data: PNG } }],
					response_metadata: { model_provider: 'google-genai' },
				});
			case 'n8n':
				return new AIMessage({ content: [thinking, ...uses] });
			default:
				return new AIMessage({ content: words, tool_calls: made });
		}
	});

const result = fc
	.record({ id: callId, words: text, name: fc.constantFrom(undefined, 'get_weather') })
	.map(
		({ id, words, name }) =>
			new ToolMessage({ tool_call_id: id, content: words, ...(name !== undefined && { name }) }),
	);

/** Messages of kinds that LangChain no longer makes, and programs still do. */
const old = fc
	.constantFrom('user', 'assistant', 'system', 'function')
	.chain((role) =>
		text.map((words) =>
			role === 'function'
				? new FunctionMessage({ name: 'get_weather', content: words })
				: new ChatMessage(words, role),
		),
	);

/** Conversations of any makers, in any order, cut anywhere, with at least one message of the user. */
export function conversation(hasImages: boolean): fc.Arbitrary<BaseMessage[]> {
	const some = fc.array(fc.oneof(human(hasImages), system, answer, answer, result, result, old), {
		maxLength: 9,
	});
	return fc.tuple(some, human(hasImages), some).map(([before, ask, after]) => [...before, ask, ...after]);
}
