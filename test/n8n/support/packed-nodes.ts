import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { packNodes } from '../../../tools/n8n-host/pack';

/**
 * Packs the project once per test run and gives the tarball. Spec files share no modules, but run one after another
 * in one process, whose id therefore names the run.
 */
export async function packedNodes(root: string): Promise<string> {
	const runDir = join(tmpdir(), `model-router-test-run-${process.pid}`);
	const noteFile = join(runDir, 'tarball.txt');
	const noted = existsSync(noteFile) ? readFileSync(noteFile, 'utf8') : undefined;
	if (noted !== undefined && existsSync(noted)) return noted;
	// `npm run test:n8n` has built the project just before; a run by hand has not.
	const tarball = await packNodes(root, { build: process.env['npm_lifecycle_event'] !== 'test:n8n' });
	mkdirSync(runDir, { recursive: true });
	writeFileSync(noteFile, tarball);
	return tarball;
}
