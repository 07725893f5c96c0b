import type { Matcher, Reply, ReplyStep, RequestMatch } from './script-types';
import type { ChatRequest } from './types';

interface Script {
	readonly matches: Matcher;
	readonly steps: readonly ReplyStep[];
	/** Steps used so far, by maker and model. */
	readonly used: Map<string, number>;
}

interface Rule {
	readonly matches: Matcher;
	readonly reply: Reply;
}

function found(pattern: string | RegExp, text: string): boolean {
	return typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text);
}

function fits(matcher: Matcher, request: ChatRequest, count: number): boolean {
	if (typeof matcher === 'function') return matcher(request);
	const match: RequestMatch = matcher;
	const { model, text } = match;
	const said = request.turns.findLast((turn) => turn.role === 'user')?.text ?? '';
	return (
		(match.maker === undefined || match.maker === request.maker) &&
		(model === undefined ||
			(typeof model === 'string' ? model === request.model : model.test(request.model))) &&
		(match.stream === undefined || match.stream === request.stream) &&
		count >= (match.nth ?? 1) &&
		(text === undefined || found(text, said))
	);
}

/** Which reply is next. Scripts come first, in the order they were given, then rules; else the default behaviour. */
export class ReplyScript {
	private scripts: Script[] = [];
	private rules: Rule[] = [];
	private readonly counts = new Map<string, number>();

	/** Adds steps that are used up one by one, separately for each model. */
	addScript(matches: Matcher, steps: readonly ReplyStep[]): void {
		this.scripts.push({ matches, steps, used: new Map() });
	}

	/** Adds a reply for every request that matches. */
	addRule(matches: Matcher, reply: Reply): void {
		this.rules.push({ matches, reply });
	}

	/** Forgets all scripts, rules and counts. */
	clear(): void {
		this.scripts = [];
		this.rules = [];
		this.counts.clear();
	}

	/** The step for a request, which counts as the next one of its model. */
	next(request: ChatRequest): ReplyStep | undefined {
		const key = `${request.maker} ${request.model}`;
		const count = (this.counts.get(key) ?? 0) + 1;
		this.counts.set(key, count);
		for (const script of this.scripts) {
			if (!fits(script.matches, request, count)) continue;
			const used = script.used.get(key) ?? 0;
			const step = script.steps[used];
			if (!step) continue;
			script.used.set(key, used + 1);
			return step;
		}
		for (const rule of this.rules) {
			if (!fits(rule.matches, request, count)) continue;
			const step = typeof rule.reply === 'function' ? rule.reply(request) : rule.reply;
			if (step) return step;
		}
		return undefined;
	}
}
