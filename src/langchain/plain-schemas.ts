import { z } from 'zod';
import { type Strength, STRENGTHS } from '../domain/model';
import type { ModelPrice, PriceTier, TokenRates } from '../domain/price';
import {
	BUDGET_WINDOWS,
	type BudgetRule,
	type DataFacts,
	type DataPolicy,
	type RoutingRules,
} from '../domain/rules';
import { type SettingsShape, strictObject } from '../routing';

const amount = z.bigint({ message: 'an amount is a bigint of 10⁻¹² USD, as parseUsd("1.50") gives it' });
const price = amount.refine((pico) => pico >= 0n, 'an amount is at least 0');
const slot = z.number().int().min(1);
const names = z.array(z.string().min(1));

const rates = {
	inputPico: price,
	outputPico: price,
	cachedInputPico: price.optional(),
	cacheWritePico: price.optional(),
	cacheWrite1hPico: price.optional(),
	reasoningPico: price.optional(),
	audioInputPico: price.optional(),
	cachedAudioInputPico: price.optional(),
	audioOutputPico: price.optional(),
	imageInputPico: price.optional(),
	imageOutputPico: price.optional(),
} satisfies SettingsShape<TokenRates>;

const priceSchema = strictObject({
	...rates,
	tiers: z
		.array(
			strictObject({
				...rates,
				aboveInputTokens: z.number().min(0),
			} satisfies SettingsShape<PriceTier>),
		)
		.optional(),
	requestPico: price.optional(),
	webSearchPico: price.optional(),
} satisfies SettingsShape<ModelPrice>);

const factsSchema = strictObject({
	region: z.string().optional(),
	noTraining: z.boolean().optional(),
	zeroRetention: z.boolean().optional(),
	maker: z.string().optional(),
} satisfies SettingsShape<DataFacts>);

/** What the caller knows of a model. */
export interface ModelDescription {
	/** Shown in records and errors. */
	readonly label?: string;
	/** The provider's id in the catalogue, such as `openrouter`. */
	readonly provider?: string;
	readonly strength?: Strength;
	/** What you know of what happens to data sent to it, for the data policy. */
	readonly facts?: DataFacts;
	/** Replaces the catalogue's price. */
	readonly price?: ModelPrice;
}

/** What a program may say of a model. */
export const descriptionSchema = strictObject({
	label: z.string().optional(),
	provider: z.string().optional(),
	strength: z.enum(STRENGTHS).optional(),
	facts: factsSchema.optional(),
	price: priceSchema.optional(),
} satisfies SettingsShape<ModelDescription>);

const dataPolicySchema = strictObject({
	regions: names.optional(),
	noTraining: z.boolean().optional(),
	zeroRetention: z.boolean().optional(),
	allowedMakers: names.optional(),
	blockedMakers: names.optional(),
} satisfies SettingsShape<DataPolicy>);

const budgetSchema = strictObject({
	account: z.string(),
	accountText: z.string(),
	window: z.enum(BUDGET_WINDOWS),
	limit: amount,
	ceiling: amount.optional(),
	timeZone: z
		.string()
		.refine(isTimeZone, 'no time zone of this name is known, such as Europe/Berlin')
		.optional(),
} satisfies SettingsShape<BudgetRule>);

/** The rules given in a program. A misspelt budget or policy must not pass for none. */
export const rulesSchema = strictObject({
	pinnedSlot: slot.optional(),
	sticky: z.boolean().optional(),
	dryRun: z.boolean().optional(),
	dataPolicies: z.array(dataPolicySchema).optional(),
	budgets: z.array(budgetSchema).optional(),
	longestAnswerTokens: z.number().int().min(1).optional(),
} satisfies SettingsShape<RoutingRules>);

function isTimeZone(timeZone: string): boolean {
	try {
		Intl.DateTimeFormat('en', { timeZone });
		return true;
	} catch {
		return false;
	}
}
