import { describe, expect, it } from '@jest/globals';
import { layoutOf } from '../../../src/classify/layout';

const PASSAGE =
	'The old mill stood by the river for two hundred years before the flood took it away. '.repeat(5);

describe('layoutOf', () => {
	it('sees a request above and below material', () => {
		expect(layoutOf(`Sum this up.\n${PASSAGE}`)).toMatchObject({ shortFirst: 1, shortLast: 0, longLine: 1 });
		expect(layoutOf(`${PASSAGE}\nWhat is it about?`)).toMatchObject({ shortFirst: 0, shortLast: 1 });
		expect(layoutOf('Sum this up.')).toMatchObject({ shortFirst: 0, shortLast: 0, longLine: 0 });
	});

	it('tells one short line from everything longer', () => {
		expect(layoutOf('how tall is a giraffe').oneShortLine).toBe(1);
		expect(layoutOf('how tall\nis a giraffe').oneShortLine).toBe(0);
		expect(layoutOf(PASSAGE).oneShortLine).toBe(0);
	});

	it('counts commas of all scripts up to six', () => {
		expect(layoutOf('oak, ash, elm').commas).toBeCloseTo(1 / 3);
		expect(layoutOf('苹果、香蕉，葡萄；梨').commas).toBeCloseTo(1 / 2);
		expect(layoutOf('a,b,c,d,e,f,g,h,i').commas).toBe(1);
	});

	it.each([
		['bullets', '- one\n- two', '- one'],
		['brackets', 'oak (old)', 'oak old'],
		['blank', 'The sky is ____.', 'The sky is _'],
		['inlineOptions', 'Which? A) oak B) ash', 'Plan A is better'],
		['money', 'It costs €4', 'It costs four euros'],
	] as const)('sees %s', (sign, withIt, without) => {
		expect(layoutOf(withIt)[sign]).toBe(1);
		expect(layoutOf(without)[sign]).toBe(0);
	});

	it('finds nothing in an empty text', () => {
		expect(Object.values(layoutOf(' \n')).every((value) => value === 0)).toBe(true);
	});
});
