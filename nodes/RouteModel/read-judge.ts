import type { ISupplyDataFunctions } from 'n8n-workflow';
import { MAX_MODELS, NUMBER_OF_MODELS, shownModels, USE_JUDGE } from '../shared/dynamic-inputs';
import { numberFrom } from '../shared/panel-values';
import { readParameter } from '../shared/read-parameters';
import type { JudgeConfig } from '../shared/supply-judge';

type Context = Pick<ISupplyDataFunctions, 'getNode' | 'getNodeParameter'>;

const MS_PER_SECOND = 1000;

/**
 * Reads the judge's input, and its settings where it is switched on. What is still connected to its input after it was
 * switched off is none of the models.
 *
 * @throws {NodeOperationError} naming the parameter and what to do.
 */
export function readJudge(context: Context, itemIndex: number): JudgeConfig {
	const models = shownModels(context.getNodeParameter(NUMBER_OF_MODELS, itemIndex, MAX_MODELS));
	const slot = models + 1;
	if (context.getNodeParameter(USE_JUDGE, itemIndex, false) !== true) return { slot };
	const settings = {
		belowConfidence: readParameter(
			context,
			itemIndex,
			{ name: 'judgeBelowConfidence', label: 'Judge Below Confidence' },
			numberFrom(0, 1),
			'Give a number from 0 to 1.',
		),
		timeoutMs: readParameter(
			context,
			itemIndex,
			{ name: 'judgeSeconds', label: 'Judge Time Limit' },
			numberFrom(0.1, 60).transform((seconds) => Math.round(seconds * MS_PER_SECOND)),
			'Give a number of seconds from 0.1 to 60.',
		),
	};
	return { slot, settings };
}
