import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { agreementWith, consensusOf, type MemberAnswer } from '../../../src/routing';

const says = (text: string): MemberAnswer => ({ text, toolCalls: [] });
const calls = (name: string, args: unknown): MemberAnswer => ({ text: '', toolCalls: [{ name, args }] });
const LONG =
	'The invoice was paid on the third of March, after two reminders had been sent to the customer. ';

describe('answers that say the same', () => {
	it.each<[string, string]>([
		['Positive', ' positive. '],
		['**Yes**', 'yes'],
		['"Berlin"', 'Berlin'],
		['The answer: 42', 'the answer 42'],
		['{"a": 1, "b": "X"}', '```json\n{ "b": "x", "a": 1 }\n```'],
		['[1, 2]', '[1,2]'],
		['Größe', 'GRÖSSE'.replace('SS', 'ß')],
		['ｏｋ', 'ok'],
		['# Yes', '✅ Yes'],
		['```\n[1]\n```', '[1]'],
		['👍', ' 👍\n'],
	])('%j and %j', (a, b) => {
		expect(consensusOf([says(a), says(b)], 2)).toMatchObject({ agreed: 2, score: 1, by: 'same' });
	});

	it.each<[string, string]>([
		['3.14', '314'],
		['-5', '5'],
		['10:30', '1030'],
		['$5', '€5'],
		['{"a":1}', '{"a":2}'],
		['[1,2]', '[2,1]'],
		['yes', 'no'],
		['1,5', '15'],
		['👍', '👎'],
		['{"a":"👍"}', '{"a":"👎"}'],
		['C#', 'C'],
		['{"id":12345678901234567890}', '{"id":12345678901234567891}'],
	])('%j and %j do not', (a, b) => {
		expect(consensusOf([says(a), says(b)], 2)).toMatchObject({ agreed: 1, score: 0.5 });
	});

	it('compares tool calls by name and arguments, not by text', () => {
		const same = [
			calls('search', { q: 'x', n: 1 }),
			calls('search', { n: 1, q: 'X' }),
			calls('search', { q: 'y' }),
		];
		expect(consensusOf(same, 3)).toEqual({ pick: 0, agreed: 2, score: 2 / 3, by: 'same' });
	});
});

describe('answers of any size and depth', () => {
	const deep = '['.repeat(20_000) + ']'.repeat(20_000);

	it.each<[string, string[]]>([
		['line breaks behind a fence', [`\`\`\`${'\n'.repeat(100_000)}x`, `\`\`\`json\n${' '.repeat(100_000)}`]],
		['megabytes', Array.from({ length: 5 }, () => 'a b '.repeat(300_000))],
		['lists that lie deep', [deep, 'x']],
	])('are compared within a second: %s', (_what, texts) => {
		const startedAt = performance.now();
		const { score } = consensusOf(texts.map(says), texts.length);
		expect(score).toBeGreaterThanOrEqual(0);
		expect(performance.now() - startedAt).toBeLessThan(1_000);
	});

	it('are compared by the names of the tools where the arguments lie deep', () => {
		const args: unknown = JSON.parse(deep);
		expect(consensusOf([calls('a', args), calls('a', args), calls('b', args)], 3)).toMatchObject({
			agreed: 2,
		});
	});
});

describe('the pick', () => {
	it('is of the largest group, the first on a tie', () => {
		expect(consensusOf(['no', 'yes', 'Yes.'].map(says), 3)).toMatchObject({ pick: 1, agreed: 2 });
		expect(consensusOf(['a', 'b'].map(says), 3)).toEqual({ pick: 0, agreed: 1, score: 1 / 3, by: 'same' });
	});

	it('of long texts is the one most like the others', () => {
		const texts = [
			`Something else altogether. ${'Nothing of it is true, they claim. '.repeat(6)}`,
			LONG.repeat(2),
			`${LONG.repeat(2)}Indeed.`,
		];
		const consensus = consensusOf(texts.map(says), 3);
		expect(consensus.by).toBe('alike');
		expect(consensus.pick).not.toBe(0);
		expect(consensus.score).toBeGreaterThan(0.4);
	});

	it('of one answer out of three is that answer, and nobody agrees with it', () => {
		expect(consensusOf([says('x')], 3).score).toBeCloseTo(1 / 3);
		expect(consensusOf([says(LONG.repeat(3))], 3).score).toBe(0);
	});

	it('by a judge is scored the same way', () => {
		expect(agreementWith(['a', 'b', 'b'].map(says), 0, 3)).toMatchObject({ pick: 0, agreed: 1 });
	});

	it('has a score from 0 to 1, whatever is said', () => {
		const answers = fc.array(fc.string({ maxLength: 400 }), { minLength: 1, maxLength: 5 });
		fc.assert(
			fc.property(answers, fc.nat(4), (texts, silent) => {
				const { pick, score, agreed } = consensusOf(texts.map(says), texts.length + silent);
				expect(pick >= 0 && pick < texts.length && agreed >= 1).toBe(true);
				expect(score >= 0 && score <= 1).toBe(true);
			}),
		);
	});
});
