import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { usageFromBody, usageFromEvents } from '../../../src/ledger/usage';

const RECORDED = '../shared/data/payloads/recorded_payloads.json';
const present = existsSync(RECORDED);
if (process.env['CI'] === 'true' && !present) throw new Error(`${RECORDED} is required in CI.`);
if (!present) console.log('The recorded payloads are not beside the project; their streams are skipped.');

interface Recorded {
	id: string;
	provider: string;
	kind: string;
	body: unknown;
	sse: string | null;
}
const recorded: Recorded[] = present ? JSON.parse(readFileSync(RECORDED, 'utf8')) : [];
// A batch's result file is recorded as a stream, but is many answers in one body.
const isStream = ({ kind, sse }: Recorded) =>
	kind === 'success_stream' && typeof sse === 'string' && !sse.includes('batch_req_');
const streams = recorded.filter(isStream);

/** The parsed events of a recorded stream: `data:` lines, or bare JSON lines. */
function eventsOf(sse: string): unknown[] {
	return sse
		.split('\n')
		.map((line) => line.replace(/^data:\s*/, '').trim())
		.filter((line) => line.startsWith('{'))
		.flatMap((line) => parsed(line));
}

function parsed(line: string): unknown[] {
	try {
		return [JSON.parse(line)];
	} catch {
		return [];
	}
}

(present ? describe : describe.skip)('recorded streams', () => {
	it.each(streams.map((stream) => [stream.id, stream] as const))(
		'%s has a usage',
		(_id, { provider, sse }) => {
			const { usage, problem } = usageFromEvents(provider, eventsOf(sse ?? ''));
			if (!/usage|tokens|eval_count/i.test(sse ?? '')) return expect(problem).toBe('not_reported');
			return expect(usage?.inputTokens).toBeGreaterThan(0);
		},
	);
});

const count = fc.nat({ max: 1_000_000 });

describe('a stream is read as the same answer without one', () => {
	it('for Anthropic, whose two events carry running totals', () => {
		fc.assert(
			fc.property(
				count,
				count,
				count,
				count,
				fc.integer({ min: 1, max: 1_000_000 }),
				(input, read, write, first, output) => {
					const usage = {
						input_tokens: input,
						cache_read_input_tokens: read,
						cache_creation_input_tokens: write,
					};
					const events = [
						{ type: 'message_start', message: { usage: { ...usage, output_tokens: first } } },
						{ type: 'message_delta', usage: { output_tokens: output } },
					];
					const whole = usageFromBody('anthropic', { usage: { ...usage, output_tokens: output } });
					expect(usageFromEvents('anthropic', events)).toEqual(whole);
				},
			),
		);
	});

	it('for Gemini and chat completions, whatever came before the last counts', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(count, count), { minLength: 1, maxLength: 6 }),
				count,
				(answers, input) => {
					const gemini = answers.map(([candidates, thoughts]) => ({
						usageMetadata: {
							promptTokenCount: input,
							candidatesTokenCount: candidates,
							thoughtsTokenCount: thoughts,
						},
					}));
					expect(usageFromEvents('google', gemini)).toEqual(usageFromBody('google', gemini.at(-1)));
					const chat = answers.map(([completion]) => ({
						usage: { prompt_tokens: input, completion_tokens: completion },
					}));
					expect(usageFromEvents('openai', [...chat, { choices: [], usage: null }])).toEqual(
						usageFromBody('openai', chat.at(-1)),
					);
				},
			),
		);
	});
});

it('is read with the class of service and the searches of its events', () => {
	const usage = { input_tokens: 10, output_tokens: 4 };
	const output = [{ type: 'web_search_call', action: { type: 'search' } }];
	expect(usageFromEvents('openai', [{ service_tier: 'flex' }, { usage }])).toEqual({
		usage: { inputTokens: 10, outputTokens: 4 },
		serviceTier: 'flex',
	});
	const response = { usage, output, service_tier: 'default' };
	expect(usageFromEvents('openai', [{ type: 'response.completed', response }])).toEqual({
		usage: { inputTokens: 10, outputTokens: 4, webSearches: 1 },
	});
});
