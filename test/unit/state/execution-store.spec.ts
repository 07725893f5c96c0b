import { describe, expect, it } from '@jest/globals';
import { BoundedMap, ExecutionStore } from '../../../src/state';

describe('BoundedMap', () => {
	it('forgets the entry used longest ago, and reading counts as use', () => {
		const map = new BoundedMap<number>(2);
		map.set('a', 1);
		map.set('b', 2);
		expect(map.get('a')).toBe(1);
		map.set('c', 3);
		expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([1, undefined, 3]);
		expect(map.size).toBe(2);
	});

	it('counts writing as use, and does not grow by writing the same key', () => {
		const map = new BoundedMap<number>(2);
		map.set('a', 1);
		map.set('b', 2);
		map.set('a', 3);
		map.set('c', 4);
		expect([map.get('a'), map.get('b')]).toEqual([3, undefined]);
	});

	it('gives nothing for a key it never held', () => {
		const map = new BoundedMap<number>(1);
		expect(map.get('a')).toBeUndefined();
		map.delete('a');
		expect(map.size).toBe(0);
	});
});

describe('ExecutionStore', () => {
	const newStore = (max?: number) => new ExecutionStore(() => ({ calls: 0 }), max);

	it('makes the state of an execution once', () => {
		const store = newStore();
		const first = store.open('1');
		first.state.calls += 1;
		expect(first.isNew).toBe(true);
		expect(store.open('1')).toEqual({ state: { calls: 1 }, isNew: false });
		expect(store.open('2')).toEqual({ state: { calls: 0 }, isNew: true });
	});

	it('frees the state of an execution', () => {
		const store = newStore();
		store.open('1').state.calls = 9;
		store.release('1');
		expect(store.size).toBe(0);
		expect(store.open('1')).toEqual({ state: { calls: 0 }, isNew: true });
	});

	it('never holds more than it may, and keeps those in use', () => {
		const store = newStore(3);
		store.open('long-running').state.calls = 1;
		for (let id = 0; id < 100; id += 1) {
			store.open(String(id));
			store.open('long-running');
		}
		expect(store.size).toBe(3);
		expect(store.open('long-running').state.calls).toBe(1);
	});

	it('has a bound of its own when none is given', () => {
		const store = newStore();
		for (let id = 0; id < 2_500; id += 1) store.open(String(id));
		expect(store.size).toBe(2_000);
	});
});
