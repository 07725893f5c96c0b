import stored from './gain-heads.json';
import { fromBase64, guesses, packed, type PackedModel } from './packed';
import { problemMeasures } from './problem-measures';
import { type Sketch, sketchOf } from './sketch';

/**
 * The kinds of requests that gains are learnt of: questions with a few options to choose from, with many, and word
 * problems. What sets models apart in one kind says nothing of another, so each has a head of its own.
 */
export const EXAM_KINDS = ['fewOptions', 'manyOptions', 'problem'] as const;

/** One of `EXAM_KINDS`. */
export type ExamKind = (typeof EXAM_KINDS)[number];

/** A head ready for use. */
export interface Head {
	readonly model: PackedModel;
	readonly rarity: Uint8Array;
}

/** Beyond what any example of the training sets came to. */
const LARGEST_GAIN = 0.3;

const heads = new Map<ExamKind, Head>();

function headOf(kind: ExamKind): Head {
	const known = heads.get(kind);
	if (known) return known;
	const { model, rarity } = stored[kind];
	const head = { model: packed(model), rarity: fromBase64(rarity) };
	heads.set(kind, head);
	return head;
}

/** What the head of a kind sees of a text. */
export function examSketch(kind: ExamKind, text: string): Sketch {
	const sketch = sketchOf(text);
	return kind === 'problem' ? { ...sketch, dense: [...sketch.dense, ...problemMeasures(text)] } : sketch;
}

/** How far a strong model is expected to be ahead of a weak one, more than it usually is in requests of the kind. */
export function guessedGain({ model, rarity }: Head, kind: ExamKind, text: string): number {
	const gain = guesses([model], examSketch(kind, text), rarity)[0] ?? 0;
	return Math.min(LARGEST_GAIN, Math.max(-LARGEST_GAIN, gain));
}

/** The same by the shipped heads (training/gain), -0.3 to 0.3. */
export function expectedGain(text: string, kind: ExamKind): number {
	return guessedGain(headOf(kind), kind, text);
}
