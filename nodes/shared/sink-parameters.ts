import type { ISupplyDataFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { optionReader } from './read-options';
import { readWebUrl } from './read-url';

const OPTIONS = {
	webhookUrl: {
		label: 'Record Webhook URL',
		schema: z.string().trim().default(''),
		remedy: 'Give an address as text, such as https://example.com/llm-costs.',
	},
	openTelemetry: {
		label: 'OpenTelemetry',
		schema: z.boolean().default(false),
		remedy: 'Switch it on or off.',
	},
} as const;

/** Where a panel wants the record of each call to go. */
export interface SinkConfig {
	/** Absent: to no webhook. */
	readonly webhookUrl?: URL;
	readonly openTelemetry: boolean;
}

/**
 * Reads and checks what a node's Options say of where records go.
 *
 * @throws {NodeOperationError} naming the option.
 */
export function readSinks(
	context: Pick<ISupplyDataFunctions, 'getNode' | 'getNodeParameter'>,
	itemIndex: number,
): SinkConfig {
	const read = optionReader(context, itemIndex, OPTIONS);
	const [webhookUrl, openTelemetry] = [read('webhookUrl'), read('openTelemetry')];
	if (webhookUrl === '') return { openTelemetry };
	const origin = { node: context.getNode(), itemIndex, parameter: OPTIONS.webhookUrl.label };
	return {
		openTelemetry,
		webhookUrl: readWebUrl(webhookUrl, { ...origin, instead: 'remove the option to send nothing' }),
	};
}
