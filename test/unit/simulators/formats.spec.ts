import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import { StructuredOutputParser } from '@langchain/core/output_parsers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod/v4';

import { startSimulators, type Simulators } from '../../../tools/simulators';
import { clientOf, MAKERS } from './clients';

let simulators: Simulators;
beforeAll(async () => {
	simulators = await startSimulators();
});
afterAll(() => simulators.close());

const categories = z.object({
	billing: z.boolean().describe('True for invoices, refunds and payments'),
	delivery: z.boolean().describe('True for parcels and shipping'),
	fallback: z.boolean().describe('True if none of the others apply'),
});

const invoice = z.object({
	email: z.string().email(),
	amount: z.number().min(0),
	due: z.string().date(),
	urgency: z.enum(['low', 'urgent']),
	lines: z.array(z.object({ label: z.string(), quantity: z.number().int() })),
	note: z.string().nullable(),
});

describe.each(MAKERS)('%s answers to format instructions', (maker) => {
	it.each([
		['My parcel was never delivered', 'delivery'],
		['I want a refund for my last payment', 'billing'],
		['Purple monkeys', 'fallback'],
	])('classifies "%s"', async (text, expected) => {
		const parser = StructuredOutputParser.fromZodSchema(categories);
		const instructions = `Classify the text. ${parser.getFormatInstructions()}`;
		const answer = await clientOf(simulators, maker).invoke([
			new SystemMessage(instructions),
			new HumanMessage(text),
		]);
		const value = await parser.parse(answer.text);
		expect(Object.entries(value).filter(([, flag]) => flag)).toEqual([[expected, true]]);
	});

	it('fills a nested schema from the text', async () => {
		const parser = StructuredOutputParser.fromZodSchema(invoice);
		const prompt = 'An urgent invoice over 129.5 EUR, due 2026-03-01, contact ana@example.org.';
		const answer = await clientOf(simulators, maker).invoke(`${prompt}\n${parser.getFormatInstructions()}`);
		expect(await parser.parse(answer.text)).toMatchObject({
			email: 'ana@example.org',
			amount: 129.5,
			due: '2026-03-01',
			urgency: 'urgent',
		});
	});

	it('finds a schema that is written without a code block', async () => {
		const schema = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
		const prompt = `Where is it? The answer must be an object that satisfies ${JSON.stringify(schema)}`;
		const answer = await clientOf(simulators, maker).invoke(prompt);
		expect(JSON.parse(answer.text)).toEqual({ city: expect.any(String) });
	});
});
