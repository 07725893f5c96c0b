import type { MakerId } from './maker';

/** What one maker demands of a conversation. Sources are in docs/history-repair.md. */
export interface MakerNeeds {
	/** The ids of tool calls that are accepted. */
	readonly toolCallId: RegExp;
	/** Length of ids made here; the shortest that the maker accepts where it fixes one. */
	readonly toolCallIdLength: number;
	/** The names of functions that are accepted in a tool call. */
	readonly functionName: RegExp;
	/** Whether a message may carry its author's name, apart from the name of the tool on a result. */
	readonly authorName: 'pattern' | 'refused' | 'ignored';
	/** Whether system messages may stand anywhere, or only one at the beginning. */
	readonly system: 'anywhere' | 'first';
	/** Whether the first message after the system message has to be the user's. */
	readonly userFirst: boolean;
	/** Whether messages without any content are refused. */
	readonly emptyRefused: boolean;
	/** Which neighbours of one role are refused. */
	readonly mergeRuns: 'none' | 'assistant' | 'all';
	/** Whether an answer has to stand between a tool's result and the user's next message. */
	readonly answerAfterTool: boolean;
	/** What becomes of an answer at the very end. */
	readonly lastAnswer: 'accepted' | 'refused' | 'trimmed';
	/** Whether content has to be plain text wherever it holds nothing but text. */
	readonly plainText: boolean;
	/** Whether the result of a tool may hold images. */
	readonly toolImages: 'accepted' | 'as_user' | 'left_out';
	/** Whether marks for Anthropic's prompt cache are accepted. */
	readonly cacheMarks: boolean;
	/** In which form files and images are given. */
	readonly media: 'openai' | 'anthropic' | 'google';
}

const WORD = /^[a-zA-Z0-9_-]+$/;
const FUNCTION_64 = /^[a-zA-Z0-9_-]{1,64}$/;

const OPENAI: MakerNeeds = {
	toolCallId: /^[^\s]{1,40}$/,
	toolCallIdLength: 24,
	functionName: FUNCTION_64,
	authorName: 'pattern',
	system: 'anywhere',
	userFirst: false,
	emptyRefused: false,
	mergeRuns: 'none',
	answerAfterTool: false,
	lastAnswer: 'accepted',
	plainText: false,
	toolImages: 'as_user',
	cacheMarks: false,
	media: 'openai',
};

const ANTHROPIC: MakerNeeds = {
	...OPENAI,
	toolCallId: WORD,
	functionName: /^[a-zA-Z0-9_-]{1,128}$/,
	authorName: 'ignored',
	system: 'first',
	userFirst: true,
	emptyRefused: true,
	lastAnswer: 'trimmed',
	toolImages: 'accepted',
	cacheMarks: true,
	media: 'anthropic',
};

const GOOGLE: MakerNeeds = {
	...OPENAI,
	// Calls are matched by name and order; the id stays inside LangChain and only has to be there.
	toolCallId: /^.+$/,
	functionName: /^[a-zA-Z_][a-zA-Z0-9_.:-]{0,63}$/,
	authorName: 'ignored',
	system: 'first',
	userFirst: true,
	emptyRefused: true,
	mergeRuns: 'assistant',
	media: 'google',
};

/** Every maker's demands. */
export const MAKER_NEEDS: Readonly<Record<MakerId, MakerNeeds>> = {
	openai: OPENAI,
	anthropic: ANTHROPIC,
	google: GOOGLE,
	vertex: GOOGLE,
	bedrock: {
		...ANTHROPIC,
		toolCallId: FUNCTION_64,
		functionName: FUNCTION_64,
		cacheMarks: false,
		media: 'openai',
		toolImages: 'as_user',
	},
	mistral: {
		...OPENAI,
		toolCallId: /^[a-zA-Z0-9]{9}$/,
		toolCallIdLength: 9,
		authorName: 'refused',
		system: 'first',
		emptyRefused: true,
		answerAfterTool: true,
		lastAnswer: 'refused',
		toolImages: 'left_out',
	},
	deepseek: {
		...OPENAI,
		authorName: 'refused',
		mergeRuns: 'all',
		lastAnswer: 'refused',
		plainText: true,
		toolImages: 'left_out',
	},
	compatible: { ...OPENAI, authorName: 'refused', system: 'first', plainText: true },
};
