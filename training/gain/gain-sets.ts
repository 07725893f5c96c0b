import { type GainSet, questionKey, setOfDuels, setOfPool } from './examples';
import { type Outcome, type Pool, readDuels, readLlmRouter, readMmluPro } from './sets';

type DuelUse = Pick<GainSet, 'kind' | 'learns'>;

/** LLMRouter's two sets of word problems share some, so the second's copies are left out. */
const WORD_PROBLEMS: readonly string[] = ['gsm8k', 'agentverse-mgsm'];
const OPTION = /^[A-J]\. /gm;
const MANY_OPTIONS = 6;

/** How RouteLLM's sets are learnt from; MT-Bench is small and kept for measuring. */
export const DUEL_USES: Readonly<Record<'mmlu' | 'gsm8k' | 'mt_bench', DuelUse | undefined>> = {
	mmlu: { kind: 'fewOptions', learns: 'groups' },
	gsm8k: { kind: 'problem', learns: 'rows' },
	mt_bench: undefined,
};

function part(pool: Pool, keeps: (row: Outcome) => boolean): Pool {
	const known = new Set<string>();
	const rows = pool.rows.filter((row) => {
		const key = questionKey(row.text);
		if (!keeps(row) || known.has(key)) return false;
		known.add(key);
		return true;
	});
	return { ...pool, rows };
}

/** How far a strong model was ahead of a weak one on the questions of all sets that there are, by kind of exam. */
export function gainSets(data: string): GainSet[] {
	const mmluPro = readMmluPro(data);
	const llmRouter = readLlmRouter(data);
	const duels = (['mmlu', 'gsm8k'] as const).flatMap((name) => {
		const use = DUEL_USES[name];
		return use ? [setOfDuels(name, readDuels(data, name), use)] : [];
	});
	return [
		...duels,
		...(mmluPro
			? [
					setOfPool(
						part(mmluPro, ({ text }) => (text.match(OPTION)?.length ?? 0) >= MANY_OPTIONS),
						{ kind: 'manyOptions', learns: 'groups' },
					),
				]
			: []),
		...(llmRouter
			? [
					setOfPool(
						part(llmRouter, ({ group }) => WORD_PROBLEMS.includes(group)),
						{ kind: 'problem', learns: 'rows' },
					),
				]
			: []),
	].filter(({ examples }) => examples.length > 0);
}
