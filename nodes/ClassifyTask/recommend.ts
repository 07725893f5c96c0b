import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { profileOf } from '../../src/catalogue';
import type { CallFeatures } from '../../src/domain/call';
import type { Candidate, ModelRef } from '../../src/domain/model';
import { formatUsd } from '../../src/domain/money';
import type { Classification } from '../../src/domain/task';
import { decide, QUALITY_BARS } from '../../src/routing';
import { parameterError } from '../shared/node-error';
import { idsIn, MODELS_REMEDY, refOf } from '../shared/model-refs';
import { optionReader } from '../shared/read-options';
import { describe, keySchema, type ParameterContext } from '../shared/read-parameters';

type Context = ParameterContext & Pick<IExecuteFunctions, 'addExecutionHints'>;

const OPTIONS = {
	recommendFrom: {
		label: 'Recommend From',
		schema: z.union([z.string(), z.array(z.string())]).default(''),
		remedy: MODELS_REMEDY,
	},
	recommendBar: {
		label: 'Recommend With Quality Bar',
		schema: keySchema(QUALITY_BARS).default('balanced'),
		remedy: `Choose one of: ${Object.keys(QUALITY_BARS).join(', ')}.`,
	},
} as const;

/** Names one of the user's models for a classified request; undefined when the panel lists none. */
export type Recommend = (classification: Classification, features: CallFeatures) => IDataObject | undefined;

/**
 * Reads the list of models to recommend from. They are chosen among as Route Model does with Cheapest Good Enough, by
 * what the catalogue knows of them.
 *
 * @throws {NodeOperationError} naming the option that cannot be used, or the entry that is no provider and model.
 */
export function readRecommend(context: Context, itemIndex: number): Recommend {
	const read = optionReader(context, itemIndex, OPTIONS);
	const recommendBar = read('recommendBar');
	const candidates = idsIn(read('recommendFrom')).map((id, index) => {
		const ref = refOf(id);
		if (ref) return candidateOf(ref, index + 1);
		throw parameterError(context.getNode(), {
			parameter: OPTIONS.recommendFrom.label,
			problem: `${describe(id)} does not name a provider and a model`,
			remedy: MODELS_REMEDY,
			itemIndex,
		});
	});
	if (candidates.length === 0) return () => undefined;
	hintAtUnknown(context, candidates);
	const strategy = { id: 'cheapestGoodEnough', requiredQuality: QUALITY_BARS[recommendBar] } as const;
	return (classification, features) => {
		const { candidates: ranked, reason } = decide(strategy, candidates, features, classification);
		const [first] = ranked;
		if (!first || first.rejection) return undefined;
		const { candidate, estimate } = first;
		return {
			model: candidate.ref.model,
			provider: candidate.ref.provider,
			reason,
			...(estimate.quality !== undefined && { expectedQuality: Number(estimate.quality.toFixed(3)) }),
			...(estimate.cost !== undefined && { expectedCostUsd: formatUsd(estimate.cost) }),
		};
	};
}

/** A mistyped name would else be told from a known one only by what is missing in the label. */
function hintAtUnknown(context: Context, candidates: readonly Candidate[]): void {
	const unknown = candidates.filter(({ ref }) => !profileOf(ref)).map(({ label }) => label);
	if (unknown.length === 0) return;
	context.addExecutionHints({
		message: `${OPTIONS.recommendFrom.label}: the catalogue does not know ${unknown.join(', ')}, so no price of it is known and others are recommended first. Check how provider and model are written.`,
		type: 'warning',
		location: 'outputPane',
	});
}

function candidateOf(ref: ModelRef, slot: number): Candidate {
	const id = `${ref.provider}/${ref.model ?? ''}`;
	return {
		slot,
		label: id,
		ref,
		endpoint: id,
		profile: profileOf(ref) ?? {},
		bindsTools: true,
		nested: false,
	};
}
