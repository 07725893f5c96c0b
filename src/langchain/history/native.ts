import type { AIMessage } from '@langchain/core/messages';
import { nonEmptyString, property } from '../chat-model-shape';
import { ROUTING_KEY } from '../routing-summary';
import type { MakerId, RepairTarget } from './maker';
import { type Block, blocksOf, callsOf, isBlank, textOfBlock } from './message';

/** Where @langchain/google-genai keeps the signature of each call, by the call's id. */
export const GEMINI_SIGNATURES = '__gemini_function_call_thought_signatures__';

/** What LangChain's classes write as `model_provider` on the answers that a maker can take back as they are. */
const MODEL_PROVIDER: Readonly<Record<MakerId, string>> = {
	openai: 'openai',
	anthropic: 'anthropic',
	google: 'google-genai',
	vertex: 'google-vertexai',
	bedrock: 'bedrock-converse',
	// Their own classes name themselves; mostly they are used through OpenAI's.
	mistral: 'openai',
	deepseek: 'openai',
	compatible: 'openai',
};

/** Forms that no service compatible with OpenAI's gives or takes. */
const OWN_FORMS: ReadonlySet<string> = new Set(
	(['anthropic', 'google', 'vertex', 'bedrock'] as const).map((maker) => MODEL_PROVIDER[maker]),
);

const ANTHROPIC_BLOCKS: ReadonlySet<unknown> = new Set(['thinking', 'redacted_thinking', 'tool_use']);

/** Whether an answer carries marks of its maker that have to go before the target sees it. */
export function isForeign(message: AIMessage, target: RepairTarget): boolean {
	if (isBare(message)) return false;
	if (!target.responses && isOfResponses(message)) return true;
	if (isStandardized(message) && !TAKES_STANDARD.has(target.maker)) return true;
	const routed = nonEmptyString(property(message.response_metadata?.[ROUTING_KEY], 'provider'));
	if (routed !== undefined && target.provider !== undefined) return routed !== target.provider;
	return !isNativeTo(message, target.maker);
}

/** What an answer of OpenAI's Responses API keeps beside its text, which only that API takes back. */
const RESPONSES_KWARGS = ['reasoning', 'tool_outputs', '__openai_function_call_ids__'] as const;

/** Whether an answer came through OpenAI's Responses API: it names stored items, and its blocks have fields of their own. */
function isOfResponses({
	response_metadata: metadata,
	additional_kwargs: kwargs,
	content,
}: AIMessage): boolean {
	if (metadata?.['object'] === 'response' || Array.isArray(metadata?.['output'])) return true;
	if (RESPONSES_KWARGS.some((name) => kwargs?.[name] !== undefined)) return true;
	return blocksOf(content).some(
		(block) => block['annotations'] !== undefined || block['phase'] !== undefined,
	);
}

/**
 * Makers whose classes take LangChain's version 1 content. Those for chat completions lose its tool calls, the one for
 * responses writes its text as the user's, and Google's refuses its thoughts.
 */
const TAKES_STANDARD: ReadonlySet<MakerId> = new Set(['anthropic', 'bedrock']);

/** Whether an answer is in LangChain's version 1 content. */
function isStandardized({ response_metadata: metadata, content }: AIMessage): boolean {
	return metadata?.['output_version'] === 'v1' && Array.isArray(content);
}

/** Whether an answer has the form that the maker's own class gives, and so holds nothing it would refuse. */
export function isNativeTo(message: AIMessage, maker: MakerId): boolean {
	const stated = nonEmptyString(message.response_metadata?.['model_provider']);
	if (stated === undefined) return hasFormOf(message, maker);
	return maker === 'compatible' ? !OWN_FORMS.has(stated) : stated === MODEL_PROVIDER[maker];
}

/** The form alone, for answers that were stored or rebuilt without their metadata, as n8n's agent does. */
function hasFormOf(message: AIMessage, maker: MakerId): boolean {
	const kwargs = message.additional_kwargs;
	const isGoogle = kwargs?.[GEMINI_SIGNATURES] !== undefined || kwargs?.['signatures'] !== undefined;
	if (maker === 'google') return kwargs?.[GEMINI_SIGNATURES] !== undefined;
	if (maker === 'vertex') return kwargs?.['signatures'] !== undefined;
	const types = blocksOf(message.content).map((block) => block.type);
	if (maker === 'bedrock') return types.includes('reasoning_content');
	const isAnthropic = types.some((type) => ANTHROPIC_BLOCKS.has(type));
	if (maker === 'anthropic') return (isAnthropic || isAnthropicCall(message)) && !isGoogle;
	return !isAnthropic && !isGoogle && types.every((type) => type === 'text');
}

function isAnthropicCall(message: AIMessage): boolean {
	if (message.additional_kwargs?.['reasoning_content'] !== undefined) return false;
	return callsOf(message)[0]?.id?.startsWith('toolu_') ?? false;
}

/** Text and tool calls and nothing else: every class of LangChain takes such an answer. */
function isBare(message: AIMessage): boolean {
	const { content, additional_kwargs: kwargs, response_metadata: metadata, id } = message;
	// An id of this form is taken by OpenAI's class for one of a stored response; Anthropic's ids have it too.
	if (message.name !== undefined || id?.startsWith('msg_')) return false;
	for (const key in kwargs) if (kwargs[key] !== undefined) return false;
	if (metadata?.['model_provider'] !== undefined || metadata?.['output_version'] !== undefined) return false;
	return typeof content === 'string' || content.every(isPlainBlock);
}

function isPlainBlock(block: Block): boolean {
	return textOfBlock(block) !== undefined && block['cache_control'] === undefined;
}

/** Whether an answer begins with a thought that Anthropic signed. */
export function leadsWithThought(message: AIMessage): boolean {
	const first = blocksOf(message.content).find(
		(block) => textOfBlock(block) === undefined || !isBlank([block]),
	);
	if (first?.type === 'redacted_thinking') return true;
	return first?.type === 'thinking' && nonEmptyString(first['signature']) !== undefined;
}
