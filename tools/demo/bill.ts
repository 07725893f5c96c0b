import { lookUpModel } from '../../src/catalogue';
import { parseUsd, type PicoUsd } from '../../src/domain/money';
import type { RecordedAttempt } from '../../src/domain/record';
import type { BillLine } from '../simulators';

/**
 * What the simulators would charge for the requests they answered: their own token sums times the list price, without
 * any of the product's cost code. They report input and output tokens only, and no prompt of the demo reaches a tier.
 *
 * @throws Error when a model has no list price, or a line holds another kind of token.
 */
export function billedUsd(lines: readonly BillLine[]): PicoUsd {
	return lines.reduce((sum, line) => sum + lineUsd(line), 0n);
}

function lineUsd({ maker, model, usage }: BillLine): PicoUsd {
	const { inputTokens, outputTokens, ...others } = usage;
	const unexpected = Object.entries(others).find(([, count]) => count > 0);
	if (unexpected) {
		throw new Error(`The bill of ${model} holds ${unexpected[0]}, which this check does not price.`);
	}
	const price = lookUpModel({ provider: maker, model })?.price;
	if (!price) throw new Error(`There is no list price for ${maker} ${model}; the bill cannot be checked.`);
	return BigInt(inputTokens) * price.inputPico + BigInt(outputTokens) * price.outputPico;
}

/** What the records say the attempts on the given providers cost; undefined when an answer of theirs has no price. */
export function recordedUsd(
	attempts: readonly RecordedAttempt[],
	providers: ReadonlySet<string>,
): PicoUsd | undefined {
	let sum = 0n;
	for (const { provider, outcome, costUsd } of attempts) {
		if (!providers.has(provider)) continue;
		if (costUsd !== undefined) sum += parseUsd(costUsd);
		else if (outcome === 'answered') return undefined;
	}
	return sum;
}
