import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { type ExpectedScores, expectedScores, parseQualityProfile } from '../../src/classify';
import { parameterError } from '../shared/node-error';
import { optionsProperty } from '../shared/panel-places';
import { describe, type ParameterContext, readParameter } from '../shared/read-parameters';

const LABEL = 'Learned Quality';
const REMEDY =
	'Hand on the output of Model Costs with the operation Learn Quality as it is, such as {{ $json.qualityProfile }}.';

/** What the router learnt from outcomes of the user's. */
export const learnedQualityProperty: INodeProperties = {
	displayName: LABEL,
	name: 'qualityProfile',
	// As JSON, n8n's editor would mark an empty field as an error.
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	placeholder: 'e.g. {{ $json.qualityProfile }}',
	description:
		'What Model Costs learnt from graded answers of yours (operation Learn Quality). For the models in it, it stands in place of what is publicly known; a strength you give a model still counts first.',
};

/**
 * Reads and checks the profile.
 *
 * @throws {NodeOperationError} naming what is wrong with it.
 */
export function readLearnedQuality(context: ParameterContext, itemIndex: number): ExpectedScores | undefined {
	const schema = z.object({ qualityProfile: z.unknown() });
	const property = optionsProperty([learnedQualityProperty]);
	const parameter = { name: 'options', label: 'Options', property };
	const { qualityProfile } = readParameter(context, itemIndex, parameter, schema, REMEDY);
	if (qualityProfile === undefined || qualityProfile === null || qualityProfile === '') return undefined;
	const parsed = parseQualityProfile(jsonOf(qualityProfile));
	if ('profile' in parsed) return expectedScores(parsed.profile);
	throw parameterError(context.getNode(), {
		parameter: LABEL,
		problem: `${describe(qualityProfile)} is no quality profile (${parsed.error})`,
		remedy: REMEDY,
		itemIndex,
	});
}

/** The parameter's editor gives text, an expression may give the object itself. */
function jsonOf(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	try {
		return JSON.parse(value);
	} catch {
		return value;
	}
}
