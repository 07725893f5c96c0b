import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isUpToDate } from '../../scripts/readme-tables';

const README = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');

describe('the README', () => {
	it('shows the tables of the nodes as they are; else run tsx scripts/readme-tables.ts', () => {
		expect(isUpToDate(README)).toBe(true);
	});

	it('would not pass with a table of another day', () => {
		expect(isUpToDate(README.replace('| Number of Models |', '| Number of Inputs |'))).toBe(false);
	});
});
