import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { FAILURE_KINDS, FAILURE_RULES, type NextModel, type SameModelRetry } from '../src/domain/failure';

const RETRY: Readonly<Record<SameModelRetry, string>> = {
	never: 'no',
	once: 'once, at once',
	after_wait: 'after a wait',
};

const NEXT: Readonly<Record<NextModel, string>> = {
	none: '**stop**',
	any: 'any',
	larger_context: 'with a larger context',
	other_provider: 'another provider first',
};

const INTRODUCTION = `# Failures

What happens when a model fails, by kind of failure. This page is written by \`scripts/failures-doc.ts\` from the table
in \`src/domain/failure.ts\`, the one place that says it.

A failure is told by its shape: the HTTP status, the codes in the body, the wording, and the errors below it. Where
they disagree, in this order: cancelled, timed out or cut off without an HTTP answer; a request larger than a whole
limit; wording that says the prompt is too long; codes with one meaning; other wording; the HTTP status; vague codes.
Providers make this order necessary: a prompt that is too long comes as 400, 413 or 429, a bad key as 400, 401 or 403,
an unknown model as 400 or 404, an empty account as 400, 402, 403 or 429, and some failures inside HTTP 200.

A provider's own text is never shown, stored or passed on: it can quote the prompt or the key.
`;

const LEGEND = `- **Same model again**: *after a wait* is the wait the provider asked for (\`retry-after-ms\`, \`retry-after\`,
  \`retryDelay\` of a body, "try again in 20s", or the reset of an exhausted limit; at most 24 hours), else a backoff.
- **Next model**: who takes over. *Another provider first*, as models of one provider share credential and account.
- **Against the model**: whether it counts in the circuit breaker. A limit does not; it names its own wait.
`;

/** The page as it should be on disk. */
export async function failuresPage(path: string): Promise<string> {
	const actions = FAILURE_KINDS.map((kind) => {
		const { label, retrySameModel, nextModel, countsAgainstBreaker } = FAILURE_RULES[kind];
		const against = countsAgainstBreaker ? 'yes' : 'no';
		return `| \`${kind}\` | ${label} | ${RETRY[retrySameModel]} | ${NEXT[nextModel]} | ${against} |`;
	});
	const words = FAILURE_KINDS.map((kind) => {
		const { sentence, remedy } = FAILURE_RULES[kind];
		return `| \`${kind}\` | ${sentence}. | ${remedy} |`;
	});
	const page = [
		INTRODUCTION,
		'## What follows\n',
		'| kind | in words | same model again | next model | against the model |\n| --- | --- | --- | --- | --- |',
		`${actions.join('\n')}\n`,
		LEGEND,
		'## What the user sees\n',
		'| kind | message | what to do |\n| --- | --- | --- |',
		words.join('\n'),
	].join('\n');
	return await format(page, { ...(await resolveConfig(path)), filepath: path });
}

async function main(check: boolean): Promise<void> {
	const path = join(__dirname, '../docs/failures.md');
	const page = await failuresPage(path);
	const isCurrent = existsSync(path) && readFileSync(path, 'utf8') === page;
	if (check && !isCurrent)
		throw new Error('docs/failures.md is out of date: run `tsx scripts/failures-doc.ts`.');
	if (!check) writeFileSync(path, page);
}

if (require.main === module) void main(process.argv.includes('--check'));
