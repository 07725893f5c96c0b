import { z } from 'zod';
import { type Strategy, STRATEGY_IDS, type StrategyId } from '../../src/domain/decision';
import { MAX_COMMITTEE, QUALITY_BARS } from '../../src/routing';
import { MAX_MODELS } from '../shared/dynamic-inputs';
import { parameterError } from '../shared/node-error';
import { numberFrom, oneRowPerModel, slotSchema, usdAmount, wholeFrom } from '../shared/panel-values';
import { keySchema, readParameter } from '../shared/read-parameters';
import { spreadWeightsProperty } from './policy-properties';
import { type Panel, readMatrix } from './read-matrix';

const barSchema = z.union([
	keySchema(QUALITY_BARS).transform((bar): number => QUALITY_BARS[bar]),
	numberFrom(0, 1),
]);

const weightSchema = numberFrom(0, 10);
const spreadSchema = z.object({
	weight: z
		.array(z.object({ model: slotSchema, weight: numberFrom(0, 1000) }))
		.superRefine(oneRowPerModel)
		.default([])
		.transform((rows) => rows.map(({ model, weight }) => ({ slot: model, weight }))),
});
const sizeSchema = wholeFrom(2, MAX_COMMITTEE);

type Read<T> = (
	label: string,
	name: string,
	schema: z.ZodType<T, z.ZodTypeDef, unknown>,
	remedy: string,
) => T;

/**
 * Reads and checks the strategy and its own settings.
 *
 * @throws {NodeOperationError} naming the parameter and what to do.
 */
export function readStrategy(panel: Panel): Strategy {
	const { context, itemIndex } = panel;
	const read = <T>(...[label, name, schema, remedy]: Parameters<Read<T>>): T =>
		readParameter(context, itemIndex, { name, label, ...propertyOf(name) }, schema, remedy);
	const id: StrategyId = read(
		'Strategy',
		'strategy',
		z.enum(STRATEGY_IDS),
		`Choose one of: ${STRATEGY_IDS.join(', ')}.`,
	);
	return READERS[id](panel, read);
}

function propertyOf(name: string) {
	return name === spreadWeightsProperty.name ? { property: spreadWeightsProperty } : {};
}

type Reader = (panel: Panel, read: <T>(...parameter: Parameters<Read<T>>) => T) => Strategy;

const READERS: Readonly<Record<StrategyId, Reader>> = {
	cheapestGoodEnough: (_panel, read) => ({
		id: 'cheapestGoodEnough',
		requiredQuality: read(
			'Quality Bar',
			'qualityBar',
			barSchema,
			`Choose one of: ${Object.keys(QUALITY_BARS).join(', ')}, or give a number from 0 to 1.`,
		),
	}),
	bestWithinCost: (_panel, read) => ({
		id: 'bestWithinCost',
		maxUsdPerCall: read('Most per Call', 'maxUsdPerCall', usdAmount, 'Give an amount of USD, such as 0.01.'),
	}),
	bestValue: (_panel, read) => ({
		id: 'bestValue',
		usdPerRightAnswer: read(
			'Worth of a Right Answer',
			'usdPerRightAnswer',
			usdAmount,
			'Give an amount of USD, such as 0.05.',
		),
	}),
	fastest: () => ({ id: 'fastest' }),
	balanced: readBalanced,
	taskMatrix: (panel) => ({ id: 'taskMatrix', rows: readMatrix(panel) }),
	spreadLoad: (_panel, read) => ({
		id: 'spreadLoad',
		by: read('Spread By', 'spreadBy', z.enum(['weight', 'leastBusy']), 'Choose weight or leastBusy.'),
		weights: read('Weights', 'spreadWeights', spreadSchema, 'Give each model a weight from 0 to 1000.')
			.weight,
	}),
	inOrder: () => ({ id: 'inOrder' }),
	committee: readCommittee,
};

function readBalanced({ context, itemIndex }: Panel, read: Parameters<Reader>[1]): Strategy {
	const remedy = 'Give a weight from 0 to 10.';
	const weights = {
		quality: read('Quality Weight', 'qualityWeight', weightSchema, remedy),
		cost: read('Cost Weight', 'costWeight', weightSchema, remedy),
		latency: read('Speed Weight', 'latencyWeight', weightSchema, remedy),
	};
	if (weights.quality + weights.cost + weights.latency > 0) return { id: 'balanced', weights };
	throw parameterError(context.getNode(), {
		parameter: 'Quality Weight',
		problem: 'all three weights are 0',
		remedy: 'Give at least one of Quality Weight, Cost Weight and Speed Weight a value above 0.',
		itemIndex,
	});
}

function readCommittee({ context, itemIndex, models }: Panel, read: Parameters<Reader>[1]): Strategy {
	const size = read(
		'Committee Size',
		'committeeSize',
		sizeSchema,
		`Give a whole number from 2 to ${MAX_COMMITTEE}.`,
	);
	const pick = read('Decide By', 'committeePick', z.enum(['majority', 'judge']), 'Choose majority or judge.');
	if (pick === 'majority') return { id: 'committee', size, pick };
	const judgeSlot = read(
		'Judge',
		'committeeJudge',
		slotSchema,
		`Give the number of a model input, from 1 to ${MAX_MODELS}.`,
	);
	if (models.some(({ slot }) => slot === judgeSlot)) return { id: 'committee', size, pick, judgeSlot };
	const inputs = models.map(({ slot }) => `Model ${slot}`).join(', ');
	throw parameterError(context.getNode(), {
		parameter: 'Judge',
		problem: `nothing is connected to Model ${judgeSlot}`,
		remedy: `Connect a chat model to Model ${judgeSlot}, or choose one of those connected: ${inputs}.`,
		itemIndex,
	});
}
