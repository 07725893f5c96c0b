import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import { estimateTokens } from '../../src/classify';
import { processPorts } from '../../src/process-ports';
import { parameterError } from '../shared/node-error';
import { readParameter } from '../shared/read-parameters';
import { runItems } from '../shared/run-items';
import { readCandidates } from './candidates';
import { DEFAULT_OUTPUT_TOKENS } from './operations';
import { quote, quoteJson } from './quote';

const tokensSchema = z.coerce.number().int().min(0);
const optionsSchema = z.object({ promptTokens: tokensSchema.optional() });

/**
 * Tells for each item what its prompt would cost on each of the given models: one item per prompt and model, the
 * cheapest first, those without a known price last.
 *
 * @throws {NodeOperationError} naming the parameter that cannot be used, unless the node continues on fail.
 */
export function checkPrices(context: IExecuteFunctions): INodeExecutionData[] {
	const nowMs = processPorts.clock.now();
	const outcomes = runItems(context, (_item, itemIndex) => quotesFor(context, itemIndex, nowMs));
	return outcomes.flatMap((outcome) => {
		if (!outcome.ok) return [outcome.failed];
		return outcome.value.map((json) => ({ json, pairedItem: { item: outcome.itemIndex } }));
	});
}

function quotesFor(context: IExecuteFunctions, itemIndex: number, nowMs: number): IDataObject[] {
	const candidates = readCandidates(context, itemIndex);
	const outputTokens = readParameter(
		context,
		itemIndex,
		{ name: 'outputTokens', label: 'Expected Output Tokens' },
		tokensSchema,
		`Give a whole number of tokens, such as ${DEFAULT_OUTPUT_TOKENS}.`,
	);
	const usage = { inputTokens: readInputTokens(context, itemIndex), outputTokens };
	const quotes = candidates.map((ref) => quote(ref, usage, nowMs));
	const order = (cost: bigint | undefined) => (cost === undefined ? Infinity : Number(cost));
	quotes.sort((a, b) => (order(a.cost) === order(b.cost) ? 0 : order(a.cost) - order(b.cost)));
	return quotes.map(quoteJson);
}

/** The user's own count wins over an estimate from the text. */
function readInputTokens(context: IExecuteFunctions, itemIndex: number): number {
	const { promptTokens } = readParameter(
		context,
		itemIndex,
		{ name: 'options', label: 'Options' },
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
