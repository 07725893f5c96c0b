import type { ISupplyDataFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { parseUsd } from '../../src/domain/money';
import { BUDGET_WINDOWS, type BudgetRule, type DataFacts, type DataPolicy } from '../../src/domain/rules';
import { oneRowPerModel, slotSchema, usdAmount, wholeFrom } from './panel-values';
import { optionReader } from './read-options';
import { NO_PIN, rulesOptions } from './rules-properties';

type Context = Pick<ISupplyDataFunctions, 'getNode' | 'getNodeParameter'>;

const SCOPES = ['execution', 'node', 'workflow', 'all'] as const;

/** A budget as the panel has it; the execution and the workflow are known only when it is used. */
export interface PanelBudget extends Pick<BudgetRule, 'window' | 'limit' | 'ceiling'> {
	readonly scope: (typeof SCOPES)[number];
}

/** What a panel says that holds whatever the strategy. */
export interface RulesConfig {
	/** A connected model as the user names it: input number, node name or model id; absent: none. */
	readonly pin?: string;
	readonly dataPolicies: readonly DataPolicy[];
	readonly facts: ReadonlyMap<number, DataFacts>;
	readonly budgets: readonly PanelBudget[];
	readonly longestAnswerTokens?: number;
	readonly dryRun: boolean;
	/** Whether a conversation stays on its model while that pays. */
	readonly sticky: boolean;
}

const amount = usdAmount.transform(parseUsd);

const budgetSchema = z
	.object({
		limit: amount,
		scope: z.enum(SCOPES).default('execution'),
		window: z.enum(BUDGET_WINDOWS).default('none'),
		unknownPrice: z.enum(['refuse', 'ceiling']).default('refuse'),
		ceiling: z.unknown(),
	})
	.transform(({ limit, scope, window, unknownPrice, ceiling }, checked) => {
		if (unknownPrice === 'refuse') return { limit, scope, window };
		const parsed = amount.safeParse(ceiling);
		if (!parsed.success) checked.addIssue({ code: 'custom', path: ['ceiling'] });
		return { limit, scope, window, ceiling: parsed.data };
	});

const names = z
	.union([z.string(), z.array(z.string())])
	.default('')
	.transform((given) => (typeof given === 'string' ? given.split(',') : given))
	.transform((list) => list.map((name) => name.trim().toLowerCase()).filter((name) => name !== ''));

const policySchema = z.object({
	regions: names,
	noTraining: z.boolean().default(false),
	zeroRetention: z.boolean().default(false),
	allowedMakers: names,
	blockedMakers: names,
});

const text = z
	.string()
	.default('')
	.transform((given) => given.trim().toLowerCase());
const factsSchema = z
	.object({
		model: slotSchema,
		maker: text,
		region: text,
		noTraining: z.boolean().default(false),
		zeroRetention: z.boolean().default(false),
	})
	.transform(({ model, maker, region, noTraining, zeroRetention }) => ({
		model,
		facts: {
			...(maker !== '' && { maker }),
			...(region !== '' && { region }),
			// A switch that is off says nothing.
			...(noTraining && { noTraining }),
			...(zeroRetention && { zeroRetention }),
		} satisfies DataFacts,
	}));

/** Each option with its schema, and what to do when it cannot be used. */
const OPTIONS = {
	pinModel: {
		label: 'Pin Model',
		schema: z.union([z.string(), z.number()]).default(NO_PIN).transform(String),
		remedy: 'Give the number of a model input, the name of its node or its model ID.',
	},
	budgets: {
		label: 'Budgets',
		schema: z.object({ budget: z.array(budgetSchema).default([]) }).default({}),
		remedy: 'Give each limit and each ceiling as an amount of USD, such as 5.00.',
	},
	longestAnswerTokens: {
		label: 'Longest Answer',
		schema: wholeFrom(1).optional(),
		remedy: 'Give a whole number of tokens, such as 4096.',
	},
	dryRun: {
		label: 'Dry Run',
		schema: z.boolean().default(false),
		remedy: 'Switch it on or off.',
	},
	stayWithModel: {
		label: 'Stay With Model',
		schema: z.boolean().default(true),
		remedy: 'Switch it on or off.',
	},
	dataPolicy: {
		label: 'Data Policy',
		schema: z.object({ policy: policySchema.optional() }).default({}),
		remedy: 'Give regions and makers as names separated by commas.',
	},
	modelFacts: {
		label: 'Model Facts',
		schema: z.object({ facts: z.array(factsSchema).superRefine(oneRowPerModel).default([]) }).default({}),
		remedy: 'Choose a model in each row.',
	},
} as const;

/**
 * Reads pin, data policy and budgets from a node's Options.
 *
 * @throws {NodeOperationError} naming the option and what to do.
 */
export function readRules(context: Context, itemIndex: number): RulesConfig {
	const read = optionReader(context, itemIndex, OPTIONS, rulesOptions);
	const pin = read('pinModel').trim();
	const { policy } = read('dataPolicy');
	const longestAnswerTokens = read('longestAnswerTokens');
	return {
		...(pin !== '' && pin !== String(NO_PIN) && { pin }),
		dataPolicies: policy ? [policy] : [],
		dryRun: read('dryRun'),
		sticky: read('stayWithModel'),
		facts: new Map(read('modelFacts').facts.map(({ model, facts }) => [model, facts])),
		budgets: read('budgets').budget,
		...(longestAnswerTokens !== undefined && { longestAnswerTokens }),
	};
}
