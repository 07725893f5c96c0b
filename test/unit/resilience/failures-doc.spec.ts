import { expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');

it('docs/failures.md says what the table says', () => {
	const run = (): Buffer =>
		execFileSync(
			process.execPath,
			[join(ROOT, 'node_modules/tsx/dist/cli.mjs'), 'scripts/failures-doc.ts', '--check'],
			{
				cwd: ROOT,
				stdio: 'pipe',
			},
		);
	expect(run).not.toThrow();
});
