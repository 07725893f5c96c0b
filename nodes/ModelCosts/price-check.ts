import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import { estimateTokens } from '../../src/classify';
import type { CustomPrice, PriceOverrides } from '../../src/catalogue';
import type { ModelRef } from '../../src/domain/model';
import type { TokenUsage } from '../../src/domain/usage';
import { processPorts } from '../../src/process-ports';
import { parameterError } from '../shared/node-error';
import { hintAtUnusedPrices, loadPrices } from '../shared/price-overrides';
import { readPrices } from '../shared/price-parameters';
import { optionsIn } from '../shared/panel-places';
import { wholeFrom } from '../shared/panel-values';
import { readParameter } from '../shared/read-parameters';
import { runItems } from '../shared/run-items';
import { readCandidates } from './candidates';
import { DEFAULT_OUTPUT_TOKENS } from './operations';
import { priceProperties } from './price-properties';
import { quote, quoteJson } from './quote';

const tokensSchema = wholeFrom(0);
const optionsSchema = z.object({ promptTokens: tokensSchema.optional() });

/**
 * Tells for each item what its prompt would cost on each of the given models: one item per prompt and model, the
 * cheapest first, those without a known price last.
 *
 * @throws {NodeOperationError} naming the parameter that cannot be used, unless the node continues on fail.
 */
export async function checkPrices(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const nowMs = processPorts.clock.now();
	const refreshed = await refreshedPrices(context);
	const checks: Check[] = [];
	const outcomes = runItems(context, (_item, itemIndex) => {
		const check = readCheck(context, itemIndex);
		checks.push(check);
		return quotesFor(check, { own: check.own, refreshed }, nowMs);
	});
	const [first] = checks;
	if (first) {
		const models = checks.flatMap(({ candidates }) => candidates);
		hintAtUnusedPrices(context, first, models);
	}
	return outcomes.flatMap((outcome) => {
		if (!outcome.ok) return [outcome.failed];
		return outcome.value.map((json) => ({ json, pairedItem: { item: outcome.itemIndex } }));
	});
}

/** What is to be priced for one item. */
interface Check {
	readonly candidates: readonly ModelRef[];
	readonly usage: TokenUsage;
	readonly own: readonly CustomPrice[];
}

/** Read once for all items. A mistake in the panel is told with the items it stops, not here. */
async function refreshedPrices(context: IExecuteFunctions): Promise<PriceOverrides['refreshed']> {
	try {
		if (context.getInputData().length === 0) return undefined;
		return (await loadPrices(context, readPrices(context, 0))).refreshed;
	} catch {
		return undefined;
	}
}

function readCheck(context: IExecuteFunctions, itemIndex: number): Check {
	const candidates = readCandidates(context, itemIndex);
	const outputTokens = readParameter(
		context,
		itemIndex,
		{ name: 'outputTokens', label: 'Expected Output Tokens' },
		tokensSchema,
		`Give a whole number of tokens, such as ${DEFAULT_OUTPUT_TOKENS}.`,
	);
	const { own } = readPrices(context, itemIndex);
	return { candidates, usage: { inputTokens: readInputTokens(context, itemIndex), outputTokens }, own };
}

function quotesFor({ candidates, usage }: Check, overrides: PriceOverrides, nowMs: number): IDataObject[] {
	const quotes = candidates.map((ref) => quote(ref, usage, nowMs, overrides));
	const order = (cost: bigint | undefined) => (cost === undefined ? Infinity : Number(cost));
	quotes.sort((a, b) => (order(a.cost) === order(b.cost) ? 0 : order(a.cost) - order(b.cost)));
	return quotes.map(quoteJson);
}

/** The user's own count wins over an estimate from the text. */
function readInputTokens(context: IExecuteFunctions, itemIndex: number): number {
	const { promptTokens } = readParameter(
		context,
		itemIndex,
		{ name: 'options', label: 'Options', ...optionsIn(priceProperties) },
		optionsSchema,
		'Give "Prompt Tokens" as a whole number, or remove the option.',
	);
	return promptTokens ?? estimateTokens(readPrompt(context, itemIndex));
}

function readPrompt(context: IExecuteFunctions, itemIndex: number): string {
	const parameter = { name: 'prompt', label: 'Prompt' };
	const remedy = 'Point "Prompt" at the text that would be sent, such as {{ $json.chatInput }}.';
	const value = readParameter(context, itemIndex, parameter, z.unknown(), remedy);
	const text = typeof value === 'string' ? value : (JSON.stringify(value ?? '') ?? '');
	if (text.trim() !== '' && text !== '""') return text;
	throw parameterError(context.getNode(), {
		parameter: parameter.label,
		problem: `there is no text for item ${itemIndex}`,
		remedy,
		itemIndex,
	});
}
