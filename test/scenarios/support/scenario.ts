import type { FailureKind } from '../../../src/domain/failure';
import type { ChainSettings } from '../../../src/langchain/chain-settings';
import type { ReplyStep } from '../../../tools/simulators';

/** The makers whose real LangChain packages are used. */
export const MAKERS = ['openai', 'anthropic', 'google'] as const;

/** One of the makers. */
export type SdkMaker = (typeof MAKERS)[number];

/** How a call is made; `tools` ones have a tool bound that is called. */
export const MODES = ['invoke', 'stream', 'tools', 'tools_stream'] as const;

/** One of the ways to make a call. */
export type Mode = (typeof MODES)[number];

/** Places in a chain, the preferred one first. */
export const PLACES = ['first', 'second', 'third'] as const;

/** One of the places. */
export type Place = (typeof PLACES)[number];

/** What the provider at one place does; by default it answers. */
export interface Behaviour {
	/** Replies in turn; then it answers. */
	readonly replies?: readonly ReplyStep[];
	/** The reply to every request. */
	readonly always?: ReplyStep;
	/** A key other than the one that is accepted. */
	readonly key?: string;
	/** `tls`: the port does not speak TLS; `dns`: the name does not exist. No request arrives anywhere. */
	readonly unreachable?: 'tls' | 'dns';
}

/** How a call is to end. `broken`: with an error after content that the caller has already seen. */
export type Ending = 'answer' | 'error' | 'broken';

/** What a scenario must lead to. */
export interface Expected {
	/** The attempts in order, such as `first rate_limit` or `second answered`. */
	readonly trail: readonly `${Place} ${FailureKind | 'answered'}`[];
	/** Default: `answer` when the last attempt answered, else `error`. */
	readonly ending?: Ending;
	/** The longest the call may take, in milliseconds. */
	readonly maxMs: number;
	/** The shortest, where a wait has to be kept. */
	readonly minMs?: number;
}

/** One kind of trouble and what has to become of a call. */
export interface Scenario {
	readonly name: string;
	readonly behaviour: Readonly<Partial<Record<Place, Behaviour>>>;
	/** Default: all. */
	readonly modes?: readonly Mode[];
	/** The makers that take the first place; default: all. */
	readonly makers?: readonly SdkMaker[];
	readonly settings?: ChainSettings;
	/** The conversation's last message; default: a question of the user. */
	readonly endsWithAnswer?: boolean;
	readonly expected: (mode: Mode, maker: SdkMaker) => Expected;
}

/** Whether a call of this mode comes chunk by chunk. */
export function isStreamed(mode: Mode): boolean {
	return mode === 'stream' || mode === 'tools_stream';
}

/** Limits small enough to try them out, and large enough for a busy machine. */
export const LIMITS = { firstTokenMs: 400, gapMs: 400, wholeAnswerMs: 500, callMs: 8_000 } as const;

/** Waits likewise. */
export const POLICY = { maxWaitMs: 3_000, backoff: { baseMs: 20, capMs: 40 } } as const;

/** What a fail-over may take beyond the limit that led to it. */
export const GRACE_MS = 500;

/** The longest a call may take that runs into the first limit of its mode and is then answered by the next model. */
export function afterLimitMs(mode: Mode): number {
	return (isStreamed(mode) ? LIMITS.firstTokenMs : LIMITS.wholeAnswerMs) + GRACE_MS;
}
