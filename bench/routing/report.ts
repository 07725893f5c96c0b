import type { DayLine, DayReport } from './day';
import { DAY_MODELS } from './day-models';
import type { DuelReport } from './duels';
import type { Measured } from './gain-curve';
import type { PoolReport, PoolRow } from './pools';
import type { Published } from './published';

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const percent = (share: number | undefined): string =>
	share === undefined ? 'never' : `${(share * 100).toFixed(1)} %`;
const usdPerThousand = (usd: number): string => (usd * 1000).toFixed(4);

function withError({ value, error }: Measured, digits = 3): string {
	return `${value.toFixed(digits)} ± ${error.toFixed(digits)}`;
}

function percentWithError({ value, error }: Measured): string {
	return `${(value * 100).toFixed(1)} ± ${(error * 100).toFixed(1)} %`;
}

function duelText({ set, prompts, rows }: DuelReport, published: readonly Published[]): string {
	const own = rows.map(({ how, learntFrom, curve }) => [
		how,
		learntFrom,
		withError(curve.apgr),
		percentWithError(curve.cpt50),
		percentWithError(curve.cpt80),
	]);
	const others = published
		.filter((row) => row.set === set)
		.map(({ how, learntFrom, apgr, cpt50, cpt80 }) => [
			how,
			learntFrom,
			apgr.toFixed(3),
			`${cpt50.toFixed(1)} %`,
			`${cpt80.toFixed(1)} %`,
		]);
	return [
		`### ${set}, ${prompts} prompts`,
		table(['order of prompts by', 'learnt from', 'APGR', 'CPT(50 %)', 'CPT(80 %)'], [...own, ...others]),
	].join('\n\n');
}

function poolRow({ how, savedAt100, savedAt99, chosen }: PoolRow): string[] {
	return [
		how,
		percent(savedAt100),
		percent(savedAt99),
		`${percent(chosen.kept)} kept, ${percent(chosen.saved)} saved`,
		chosen.aboveRandomMix.toFixed(4),
	];
}

function poolText(report: PoolReport, plot: string): string {
	const { name, requests, best, cheapest, oracle, rows } = report;
	const single = (label: string, { quality, usdPerCall }: { quality: number; usdPerCall: number }) =>
		`${label}: score ${quality.toFixed(4)} at ${usdPerThousand(usdPerCall)} USD per 1,000 requests`;
	const head = ['way', 'saved at 100 %', 'saved at 99 %', 'rate chosen on other folds', 'above random mix'];
	return [
		`### ${name}, ${requests} requests`,
		[
			`- ${single(`Best single model, ${best.model}`, best)}`,
			`- ${single(`Cheapest model, ${cheapest.model}`, cheapest)}`,
			`- ${single('Oracle, which knows every answer', oracle)}`,
		].join('\n'),
		table(head, rows.map(poolRow)),
		`![Score against cost](${plot})`,
	].join('\n\n');
}

const DUELS_INTRO = `Each prompt was answered by a strong and a weak model (gpt-4-1106 and Mixtral-8x7B; outcomes published by RouteLLM,
arXiv 2406.18665). A way of routing orders the prompts; the strong model answers from the top. APGR is the share of the gap
between the two that is recovered, averaged over all shares of calls to the strong model: chance gives 0.5. CPT(50 %) and
CPT(80 %) are the shares of calls to the strong model that recover so much of the gap: lower is better. Errors are standard
errors over resampled prompts. MT-Bench's conversations are routed by their first request and scored by the mean of both
answers, without those RouteLLM's authors found in training data, as the paper does. Rows with folds are averages of four
random divisions into five folds; no prompt is judged by a head that saw it or the same question in another set. *Other
sets only*: by heads that saw no outcome of this set. *Of the subjects*: whole subjects are held out instead of prompts.
*Difficulty of the router* is what Classify Task shows and the policies go by. Where options with letters are to choose from
it is the gain head alone; in word problems the gain head moves what the task model makes of the request; elsewhere it is
what the task model makes of it, weighed by the gap that is published for the task. The heads of the folds stand in place
of the shipped ones, which were trained on all of these rows of MMLU and GSM8K. The last rows are decisions of the product
between the two models, connected as strong and small at 10 and 30 USD (strong) and 0.24 USD (weak) per million tokens: the
slider of the policy is moved up, and the prompts are in the order in which they go over to the strong model. Best Value
weighs prices, so of two prompts with the same gain the shorter goes first; by calls, which APGR counts, that is a loss.
Rows learnt from a *reference* are simple rules measured on other rows of the same outcomes; rows marked *published* are the
paper's, on all of its prompts.`;

const POOLS_INTRO = `Each request was answered by every model of a pool. The router takes the model with the best expected score less its
expected cost at an exchange rate, which is the policy Best Value; scores are expected from four fifths of the requests and
used on the last fifth. The expected cost knows the length of the request and each model's average answer, not the answer at
hand. *Saved* is against the best single model for everything. "At 100 %" and "at 99 %" are the cheapest points of the curve
that keep so much of its score: they are picked looking at the result. The column after them is the honest one: the rate
was chosen on the other folds, and the choice is made by the product's own policy. The last column is the score above the best random mix of two models at the same cost.
*Average score per true group* uses labels that no router is given. The learned quality profile is the product's
(\`learnQuality\`, and Learn Quality in Model Costs).`;

/** The parts of the report that were measured on public outcomes, as Markdown. */
export function outcomesText(
	duels: readonly DuelReport[],
	published: readonly Published[],
	pools: readonly { readonly report: PoolReport; readonly plot: string }[],
): string {
	return [
		'## Two models: who needs the strong one?',
		DUELS_INTRO,
		...duels.map((report) => duelText(report, published)),
		'## Pools of models: score kept, cost saved',
		POOLS_INTRO,
		...pools.map(({ report, plot }) => poolText(report, plot)),
	].join('\n\n');
}

const DAY_INTRO = `A thousand calls of one day, routed one after the other through the whole core with the shipped classifier and the
prices of the shipped catalogue: classification, decision, attempt, usage, cost. The requests are those of the training
corpus in fifteen languages, so the task of each is better known here than it would be of yours; pasted articles,
histories and tool results are filler of the sizes stated. Connected are ${DAY_MODELS.map(([model, , strength]) => `${model} (${strength})`).join(', ')}, with
the strengths a user would give them. The models answer with a fixed number of tokens per kind of call, the same for every
model. Prompt caches are left out. *Strong model* is the same calls, all on ${DAY_MODELS[0]?.[0] ?? ''}. No answers are judged: the
expected quality is the router's own estimate, and the saving says what that estimate is worth in money, no more.`;

const sum = (lines: readonly DayLine[], read: (line: DayLine) => number): number =>
	lines.reduce((total, line) => total + read(line), 0);

const saved = (usd: number, strongUsd: number): string => percent(1 - usd / strongUsd);

/** The day in the life: each policy in a line, and one of them by kind of call. */
export function dayText(days: readonly DayReport[], shown: DayReport): string {
	const policies = days.map(({ policy, lines, expectedQuality, strongExpectedQuality }) => {
		const [usd, strongUsd] = [sum(lines, (line) => line.usd), sum(lines, (line) => line.strongUsd)];
		return [
			policy,
			usd.toFixed(4),
			strongUsd.toFixed(4),
			saved(usd, strongUsd),
			expectedQuality.toFixed(3),
			strongExpectedQuality.toFixed(3),
		];
	});
	const kinds = shown.lines.map(({ what, calls, usd, strongUsd, answeredBy }) => [
		what,
		String(calls),
		usd.toFixed(4),
		strongUsd.toFixed(4),
		saved(usd, strongUsd),
		...DAY_MODELS.map(([model]) => String(answeredBy.get(model) ?? 0)),
	]);
	const models = DAY_MODELS.map(([model]) => model);
	return [
		'## A day in the life',
		DAY_INTRO,
		table(
			['policy', 'USD', 'strong model, USD', 'saved', 'expected quality', 'of the strong model'],
			policies,
		),
		`By kind of call, ${shown.policy}:`,
		table(['calls for', 'calls', 'USD', 'strong model, USD', 'saved', ...models], kinds),
	].join('\n\n');
}
