/** The named exports of the package's main entry. */
export const NAMED_EXPORTS = [
	'routeModel',
	'fallbackChain',
	'RoutedChatModel',
	'RouterError',
	'AttemptsFailedError',
	'ConfigurationError',
	'NoCandidateError',
	'isRouterError',
	'FAILURE_KINDS',
	'TASK_IDS',
];

const names = NAMED_EXPORTS.join(', ');

/** A CommonJS program with LangChain's core and zod alone. */
export const REQUIRES = `
const { ${names} } = require('n8n-nodes-model-router');
const { FakeListChatModel } = require('@langchain/core/utils/testing');
(async () => {
	const model = fallbackChain({ models: [new FakeListChatModel({ responses: ['hello'] })] });
	const answer = await model.invoke('hi');
	console.log(JSON.stringify({ missing: [${names}].filter((entry) => entry === undefined).length, text: answer.text }));
})();
`;

/** The same program as an ES module. */
export const IMPORTS = `
import { ${names} } from 'n8n-nodes-model-router';
import { FakeListChatModel } from '@langchain/core/utils/testing';
const model = fallbackChain({ models: [new FakeListChatModel({ responses: ['hello'] })] });
const answer = await model.invoke('hi');
console.log(JSON.stringify({ missing: [${names}].filter((entry) => entry === undefined).length, text: answer.text }));
`;

/** Every strategy with its defaults, only decided; it prints the reasons and what is said of a misspelt setting. */
export const STRATEGIES = `
const { routeModel } = require('n8n-nodes-model-router');
const { FakeListChatModel } = require('@langchain/core/utils/testing');
const models = [{ model: new FakeListChatModel({ responses: ['hello'] }), strength: 'small' }];
const ids = ['cheapestGoodEnough', 'bestWithinCost', 'bestValue', 'fastest', 'balanced', 'spreadLoad', 'inOrder', 'committee'];
(async () => {
	const reasons = [];
	const onRecord = ({ decision }) => reasons.push(decision.reason);
	for (const id of ids) {
		const ownTasks = [{ name: 'refund', examples: ['money back'] }];
		await routeModel({ models, strategy: { id }, rules: { dryRun: true }, ownTasks, onRecord }).invoke('hi');
	}
	await routeModel({ models, strategy: { id: 'balanced', weights: { cost: 9 } }, rules: { dryRun: true }, onRecord }).invoke('hi');
	const refused = [];
	for (const bad of [{ strategy: { id: 'balanced', weights: { speed: 1 } } }, { rules: { budgets: [{ limit: 1 }] } }]) {
		try { routeModel({ models, ...bad }) } catch (error) { refused.push(error.setting) }
	}
	console.log(JSON.stringify({ reasons, refused }));
})();
`;

/**
 * An ES module with LangChain's ES modules around our CommonJS build, which loads the CommonJS copy of the core. It
 * prints what holds across the two copies.
 */
export const ES_PROGRAM = `
import { AIMessage, AIMessageChunk, BaseMessage, HumanMessage, isAIMessage, ToolMessage } from '@langchain/core/messages';
import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { Runnable } from '@langchain/core/runnables';
import { StringOutputParser } from '@langchain/core/output_parsers';
import { ChatPromptTemplate } from '@langchain/core/prompts';
import { ChatOpenAI } from '@langchain/openai';
import { ChatAnthropic } from '@langchain/anthropic';
import { createAgent, tool } from 'langchain';
import { z } from 'zod/v4';
import { fallbackChain, routeModel } from 'n8n-nodes-model-router';

const { OPENAI_URL, ANTHROPIC_URL } = process.env;
const apiKey = 'simulator-key';
const gpt = new ChatOpenAI({ model: 'gpt-4.1-mini', apiKey, configuration: { baseURL: OPENAI_URL } });
const claude = new ChatAnthropic({ model: 'claude-haiku-4-5', apiKey, anthropicApiUrl: ANTHROPIC_URL });
const records = [];
const model = routeModel({ models: [gpt, claude], onRecord: (record) => records.push(record) });
const seen = {};

const whole = await model.invoke([new HumanMessage('What is the capital of Iceland?')]);
seen.invoke = whole.text !== '';
seen.isInstance = AIMessage.isInstance(whole) && BaseMessage.isInstance(whole);
seen.isAIMessage = isAIMessage(whole);
seen.usage = whole.usage_metadata.input_tokens > 0;

let joined;
for await (const chunk of await model.stream('Write a story about a lighthouse.')) {
	seen.chunkIsInstance = AIMessageChunk.isInstance(chunk);
	joined = joined === undefined ? chunk : joined.concat(chunk);
}
seen.stream = joined.text.length > 100;

const add = tool(({ a, b }) => String(a + b), {
	name: 'add',
	description: 'Adds two numbers.',
	schema: z.object({ a: z.number(), b: z.number() }),
});
let called;
for await (const chunk of await model.bindTools([add]).stream('Please add 17 and 25.')) {
	called = called === undefined ? chunk : called.concat(chunk);
}
seen.streamedToolCall = called.tool_calls[0]?.args.a === 17 && called.usage_metadata.input_tokens > 0;

const bound = await model.bindTools([add]).invoke('Please add 17 and 25.');
seen.bindTools = bound.tool_calls[0]?.name === 'add';

const person = await model
	.withStructuredOutput(z.object({ city: z.string(), year: z.number() }))
	.invoke('Extract the city and the year: Reykjavik, 1786.');
seen.structured = person.year === 1786;

const agent = createAgent({ model, tools: [add] });
const { messages } = await agent.invoke({ messages: [new HumanMessage('Please add 17 and 25.')] });
seen.agent = messages.at(-1).text.includes('42') && messages.some((message) => ToolMessage.isInstance(message));
let streamed = '';
const stream = await agent.stream({ messages: [new HumanMessage('Please add 17 and 25.')] }, { streamMode: 'messages' });
for await (const [message] of stream) if (message.type === 'ai') streamed += message.text;
seen.agentStream = streamed.includes('42');
const structured = createAgent({ model, tools: [], responseFormat: z.object({ city: z.string() }) });
const formatted = await structured.invoke({ messages: [new HumanMessage('Which city? Reykjavik.')] });
seen.agentStructured = typeof formatted.structuredResponse.city === 'string';

const piped = ChatPromptTemplate.fromTemplate('Tell me about {topic}.').pipe(model).pipe(new StringOutputParser());
seen.pipe = (await piped.invoke({ topic: 'lakes' })) !== '';

const broken = new ChatOpenAI({ model: 'does-not-exist', apiKey, configuration: { baseURL: OPENAI_URL } });
const chain = fallbackChain({ models: [broken, claude], onRecord: (record) => records.push(record) });
seen.fallback = (await chain.invoke('hi')).text !== '' && records.at(-1).attempts.length === 2;

seen.priced = records.every((record) => record.costUsd !== undefined);
seen.instanceofChatModel = model instanceof BaseChatModel;
seen.instanceofRunnable = model instanceof Runnable;
seen.instanceofMessage = whole instanceof AIMessage;
seen.isRunnable = Runnable.isRunnable(model);
console.log(JSON.stringify(seen));
`;
