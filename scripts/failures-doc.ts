import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ANSWER_FAULT_RULES } from '../src/domain/answer-fault';
import {
	ANSWER_FAULTS,
	FAILURE_KINDS,
	FAILURE_RULES,
	type NextModel,
	type SameModelRetry,
} from '../src/domain/failure';

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

const FAULTS = `Some answers come without an error and are none. Which of them count as failures is chosen in the panel ("Treat as
Failure"; \`treatAsFailure\` in LangChain programs). An error object inside an answer, and an end that the provider marks
as failed, always do.

The same model is asked once more and told what was wrong, in the words below and no others, when that is expected to
cost no more than the next model, or nobody is left; an empty answer is always asked for once more. Both requests are
attempts in the record, with their costs (\`fault\`, \`repairs\`). Then the next model takes over. With no retries per
model nobody is asked twice.

JSON counts as asked for when the call or the model is set to it, or LangChain's format instructions stand in the prompt;
its schema, where known, is checked but for properties it does not name and for formats, which parsers let pass. Of
tools, a forced one has to be called with arguments that fit its schema; of others only name and readability count.
Streamed answers are judged for refusals, cut-off and emptiness alone, unless they are held back.
`;

/** The page as it should be on disk. */
async function failuresPage(path: string): Promise<string> {
	const actions = FAILURE_KINDS.map((kind) => {
		const { label, retrySameModel, nextModel, countsAgainstBreaker } = FAILURE_RULES[kind];
		const against = countsAgainstBreaker ? 'yes' : 'no';
		return `| \`${kind}\` | ${label} | ${RETRY[retrySameModel]} | ${NEXT[nextModel]} | ${against} |`;
	});
	const words = FAILURE_KINDS.map((kind) => {
		const { sentence, remedy } = FAILURE_RULES[kind];
		return `| \`${kind}\` | ${sentence}. | ${remedy} |`;
	});
	const faults = ANSWER_FAULTS.map((fault) => {
		const { label, kind, failsByDefault, repairRequest = '(not asked again)' } = ANSWER_FAULT_RULES[fault];
		return `| ${label} | ${failsByDefault ? 'yes' : 'no'} | \`${kind}\` | ${repairRequest} |`;
	});
	const page = [
		INTRODUCTION,
		'## What follows\n',
		'| kind | in words | same model again | next model | against the model |\n| --- | --- | --- | --- | --- |',
		`${actions.join('\n')}\n`,
		LEGEND,
		'## What the user sees\n',
		'| kind | message | what to do |\n| --- | --- | --- |',
		`${words.join('\n')}\n`,
		'## Answers that are none\n',
		FAULTS,
		'| answer | a failure by default | counts as | what the same model is told |\n| --- | --- | --- | --- |',
		faults.join('\n'),
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
