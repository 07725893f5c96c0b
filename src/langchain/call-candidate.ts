import { type BaseMessage, HumanMessage } from '@langchain/core/messages';
import type { OpenAttempt } from '../resilience';
import { AnswerReader } from './answer-reader';
import { modelOptionsOf, type RoutedCallOptions } from './call-options';
import type { CandidateCall } from './candidate-call';
import { type ChatModel, property } from './chat-model-shape';
import { type ConnectedCandidate, providerToolsOf } from './describe-model';
import { repairHistory, repairTargetOf } from './history';
import { ANSWER_FAULT_RULES } from '../domain/answer-fault';
import { withOutputLimit } from './output-limit';
import { isRoutedModel } from './routed-mark';
import { watchedAnthropic } from './watched-anthropic';
import { watchedGoogle } from './watched-google';
import { watchedOpenAi } from './watched-openai';
import { watchedResponses } from './watched-responses';
import { withoutRetries } from './without-retries';

type Callable = Pick<ConnectedCandidate['model'], 'invoke' | 'stream'>;
type ToolInput = Parameters<NonNullable<ConnectedCandidate['model']['bindTools']>>[0][number];

/**
 * Opens one request to one connected model. The model is never changed: tools are bound on a copy made for this call,
 * and `callbacks: []` keeps an outer run from collecting the inner run's tokens a second time.
 */
export function openAttempt(call: CandidateCall): OpenAttempt<BaseMessage> {
	const reader = new AnswerReader(call);
	const seam = call.goesOnWith?.seam();
	let committing: BaseMessage | undefined;
	return {
		chunks: readChunks(call, reader, (chunk) => {
			const shows = reader.add(chunk);
			const shown = seam?.join(chunk) ?? chunk;
			if (shows && !(seam && isBlank(shown))) committing = shown;
			return shown;
		}),
		// A whole answer is judged before the caller sees it, so that a bad one can still be replaced.
		commits: (chunk) => call.mode === 'stream' && chunk === committing,
		settle: (ended) => reader.settle(ended),
	};
}

async function* readChunks(
	call: CandidateCall,
	reader: AnswerReader,
	note: (chunk: BaseMessage) => BaseMessage,
): AsyncGenerator<BaseMessage, void> {
	const { candidate, mode } = call;
	const { callable: plain, callOptions } = prepare(call, reader);
	const callable = watchedOpenAi(plain, (figures) => reader.addFigures(figures));
	const input = acceptableTo(candidate, conversationOf(call));
	if (mode === 'invoke') {
		const message = await callable.invoke(input, callOptions);
		yield note(message);
		return;
	}
	for await (const chunk of await callable.stream(input, callOptions)) {
		yield note(chunk);
	}
}

/** The caller's messages, with what goes before or after this model's answer; they themselves are never changed. */
function conversationOf({ messages, goesOnWith, repairs }: CandidateCall): readonly BaseMessage[] {
	if (goesOnWith) return goesOnWith.asBeginning(messages);
	const request = repairs && ANSWER_FAULT_RULES[repairs].repairRequest;
	// A conversation that ends with the beginning of an answer is to be gone on with, and takes no request.
	if (request === undefined || messages.at(-1)?.getType() === 'ai') return messages;
	return [...messages, new HumanMessage(request)];
}

/** A chunk of which nothing is left to show once its white space has been fitted to the part before. */
function isBlank(chunk: BaseMessage): boolean {
	const pieces = property(chunk, 'tool_call_chunks');
	return chunk.content.length === 0 && !(Array.isArray(pieces) && pieces.length > 0);
}

/** The conversation as the candidate's maker takes it; a router below this one sees to it itself. */
function acceptableTo({ model, ref }: ConnectedCandidate, messages: readonly BaseMessage[]): BaseMessage[] {
	return isRoutedModel(model) ? [...messages] : [...repairHistory(messages, repairTargetOf(model, ref))];
}

function prepare({ candidate, options, outputCap, rules }: CandidateCall, reader: AnswerReader) {
	const capped = (model: ChatModel) => (outputCap === undefined ? model : withOutputLimit(model, outputCap));
	const model = watchedAnthropic(watchedGoogle(capped(candidate.model), options.signal), (usage) =>
		reader.addFigures({ usage }),
	);
	const modelOptions = modelOptionsOf(options);
	const config = {
		callbacks: [],
		...(options.signal && { signal: options.signal }),
		...(isRoutedModel(model) && { modelRouterNested: true, ...(rules && { modelRouterRules: rules }) }),
	};
	const tools = [...(options.tools ?? []), ...providerToolsOf(model)] as ToolInput[];
	if (tools.length === 0 || !model.bindTools) {
		return { callable: watchedResponses(model) as Callable, callOptions: { ...modelOptions, ...config } };
	}
	// Some classes, such as OpenAI's, bind by making a new model from the user's fields, which retries
	// again and has no limit of ours.
	const bound = capped(withoutRetries(model.bindTools(tools, modelOptions) as ChatModel));
	return { callable: watchedResponses(bound) as Callable, callOptions: config };
}

/** The names of the tools that a caller offers; undefined when one of them cannot be told. */
export function toolNamesOf(
	candidate: ConnectedCandidate,
	options: RoutedCallOptions,
): Set<string> | undefined {
	const tools = [...(options.tools ?? []), ...providerToolsOf(candidate.model)];
	const names = tools.map((tool) => property(tool, 'name') ?? property(property(tool, 'function'), 'name'));
	return names.every((name) => typeof name === 'string') ? new Set(names) : undefined;
}
