import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { classify, classifyText, extractFeatures } from '../../../src/classify';
import { isTaskId } from '../../../src/domain/task';
import { call, message } from './calls';

describe('difficulty', () => {
	const ordered: readonly (readonly [easy: string, hard: string])[] = [
		['Hi!', 'What is the boiling point of water?'],
		[
			'What is the capital of Peru?',
			'Prove that every convergent sequence in a metric space is bounded, then derive a bound on the gradient.',
		],
		[
			'Write a function that adds two numbers.',
			'Design a distributed, concurrent cache in Rust: it must evict by age, it must not block readers, and you ' +
				'should justify each trade-off, analyze its complexity and implement the algorithm without locks.',
		],
	];

	it.each(ordered)('is lower for %j than for %j', (easy, hard) => {
		expect(classifyText(easy).difficulty).toBeLessThan(classifyText(hard).difficulty);
	});

	it('is higher when an agent has to plan', () => {
		const asked = [message('user', 'Cancel the order of Ms Gruber.')];
		const tools = { toolCount: 1, toolSchemaChars: 200 };
		const plan = call(asked, tools);
		const after = call([...asked, message('tool', 'done')], tools);
		const difficulty = (input: typeof plan): number => classify(input, extractFeatures(input)).difficulty;
		expect(difficulty(plan)).toBeGreaterThan(difficulty(after));
	});
});

describe('any text at all', () => {
	it('gets a known task, numbers in range and the same answer twice', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
				const first = classifyText(text);
				expect(isTaskId(first.task)).toBe(true);
				expect(first.difficulty).toBeGreaterThanOrEqual(0);
				expect(first.difficulty).toBeLessThanOrEqual(1);
				expect(first.confidence).toBeGreaterThan(0);
				expect(first.confidence).toBeLessThanOrEqual(1);
				expect(classifyText(text)).toEqual(first);
			}),
		);
	});

	it('never shows in the evidence', () => {
		const secret = 'xylofrob';
		const { evidence } = classifyText(`Translate ${secret} into German and summarize ${secret}.`);
		expect(evidence.length).toBeGreaterThan(0);
		expect(evidence.join(' ')).not.toContain(secret);
	});

	it('takes a bounded time for a long text', () => {
		const long = '{"a": [1, 2, 3]}; '.repeat(50_000);
		const startedAt = performance.now();
		classifyText(long);
		expect(performance.now() - startedAt).toBeLessThan(1000);
	});
});
