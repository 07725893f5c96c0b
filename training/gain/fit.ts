import { EXAM_KINDS, type ExamKind, examSketch, type Head } from '../../src/classify/learned/gain';
import { packed, stored, type StoredModel, toBase64 } from '../../src/classify/learned/packed';
import { rarityOf, weigh } from '../../src/classify/learned/rarity';
import { BUCKETS, type Sketch } from '../../src/classify/learned/sketch';
import { type GainSet, targetsOf } from './examples';
import { fitRidge, type RidgeOptions } from './ridge';

/** A head as it is shipped. */
export interface StoredHead {
	readonly model: StoredModel;
	readonly rarity: string;
}

/** The heads of all kinds as they are shipped. */
export type StoredHeads = Readonly<Record<ExamKind, StoredHead>>;

/** Heads for use before they are shipped; those of kinds that no set was given for are missing. */
export type Heads = ReadonlyMap<ExamKind, Head>;

/**
 * Chosen by cross-validation on MMLU and on LLMRouter's word problems; twice or half as much changes APGR by less than
 * its error. The measures matter most in word problems, of which there are few.
 */
const FIT: Readonly<Record<ExamKind, RidgeOptions>> = {
	fewOptions: { size: BUCKETS, penalty: 2, denseScale: 0.1 },
	manyOptions: { size: BUCKETS, penalty: 2, denseScale: 0.1 },
	problem: { size: BUCKETS, penalty: 4, denseScale: 0.3 },
};

const sketches = new Map<string, Sketch>();

/** Every fold reads the same texts. */
function sketchOnce(kind: ExamKind, text: string): Sketch {
	const key = `${kind} ${text}`;
	const known = sketches.get(key);
	if (known) return known;
	const made = examSketch(kind, text);
	sketches.set(key, made);
	return made;
}

function fitHead(kind: ExamKind, sets: readonly GainSet[]): StoredHead {
	const texts = sets.flatMap(({ examples }) => examples.map(({ text }) => sketchOnce(kind, text)));
	const rarity = rarityOf(texts, BUCKETS);
	const examples = sets.flatMap((set) => {
		const targets = targetsOf(set);
		return set.examples.map(({ text }, at) => ({
			input: weigh(sketchOnce(kind, text), rarity),
			target: targets[at] ?? 0,
			weight: 1,
		}));
	});
	return { model: stored(fitRidge(examples, FIT[kind])), rarity: toBase64(rarity) };
}

/** Fits a head to the sets of one kind, rounded as it is shipped. */
export function storedHead(kind: ExamKind, sets: readonly GainSet[]): StoredHead | undefined {
	const own = sets.filter((set) => set.kind === kind && set.examples.length > 0);
	return own.length > 0 ? fitHead(kind, own) : undefined;
}

/** Fits the heads of all kinds that there are sets for. What is measured is what would be shipped. */
export function fitHeads(sets: readonly GainSet[]): Heads {
	return new Map(
		EXAM_KINDS.flatMap((kind) => {
			const head = storedHead(kind, sets);
			if (!head) return [];
			return [[kind, { model: packed(head.model), rarity: Buffer.from(head.rarity, 'base64') }] as const];
		}),
	);
}
