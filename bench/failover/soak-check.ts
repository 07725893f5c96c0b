import { lookUpModel } from '../../src/catalogue';
import { isAttemptsFailedError } from '../../src/domain/errors';
import { parseUsd, type PicoUsd } from '../../src/domain/money';
import type { RoutingRecord } from '../../src/domain/record';
import { type LoggedRequest } from '../../tools/simulators';
import type { Outcome } from '../../test/scenarios/support/ask';
import { MAKERS } from '../../test/scenarios/support/scenario';
import { answerTo, type Plan } from './soak-plan';

/** What became of all calls. */
export class Tally {
	calls = 0;
	answered = 0;
	/** Answered by another model than the first one, or by a further request. */
	rescued = 0;
	/** An error after the caller has seen a part. */
	broken = 0;
	lost = 0;
	hung = 0;
	/** Text that is neither one answer nor the beginning of one. */
	garbled = 0;
	attempts = 0;
	requests = 0;
	readonly ledger = new Money();
	readonly bill = new Money();
	readonly examples: string[] = [];

	/** Counts one call. */
	add(plan: Plan, outcome: Outcome | undefined): void {
		this.calls += 1;
		if (!outcome) return this.note('hung', plan, 'no end');
		const { message, text, sawContent, error } = outcome;
		const answers = MAKERS.map((maker) => answerTo(plan, maker));
		if (message && answers.includes(text)) this.answered += 1;
		else if (message) this.note('garbled', plan, `"${text}"`);
		else if (!sawContent || !isAttemptsFailedError(error)) this.note('lost', plan, String(error));
		else if (answers.some((answer) => answer.startsWith(text))) this.broken += 1;
		else this.note('garbled', plan, `"${text}", then an error`);
	}

	/** Counts what our ledger says of one call. */
	addRecord({ attempts }: RoutingRecord): void {
		this.attempts += attempts.length;
		if (attempts.length > 1 && attempts.at(-1)?.outcome === 'answered') this.rescued += 1;
		for (const { outcome, usageEstimated, costUsd } of attempts) {
			if (costUsd === undefined || usageEstimated) continue;
			this.ledger.add(outcome === 'answered', parseUsd(costUsd));
		}
	}

	/** Counts what the providers say. */
	addRequests(requests: readonly LoggedRequest[]): void {
		this.requests += requests.length;
		for (const { maker, model, usage, outcome } of requests) {
			if (outcome !== 'answered' || !usage) continue;
			const price = lookUpModel({ provider: maker, model })?.price;
			if (!price) throw new Error(`The catalogue has no price for ${model}.`);
			const cost =
				BigInt(usage.inputTokens) * price.inputPico + BigInt(usage.outputTokens) * price.outputPico;
			// An empty answer is billed, and is no answer.
			this.bill.add(usage.outputTokens > 0, cost);
		}
	}

	private note(kind: 'hung' | 'garbled' | 'lost', plan: Plan, what: string): void {
		this[kind] += 1;
		if (this.examples.length >= 5) return;
		const fates = [...plan.fates].map(([maker, { fault }]) => `${maker} ${JSON.stringify(fault)}`).join(', ');
		this.examples.push(`${kind}: call ${plan.id}, ${plan.mode}, ${plan.first} first, ${fates}: ${what}`);
	}
}

/** Amounts for answers and for requests that gave none. */
export class Money {
	answers: PicoUsd = 0n;
	failures: PicoUsd = 0n;

	/** Adds an amount to one of the two. */
	add(isAnswer: boolean, amount: PicoUsd): void {
		if (isAnswer) this.answers += amount;
		else this.failures += amount;
	}
}
