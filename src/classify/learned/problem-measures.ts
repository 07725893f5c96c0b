/**
 * What tells long chains of steps in a word problem, read out of its first 1,500 characters. Counts are logarithms, so
 * that the tenth of a kind says less than the first.
 */

const CHARS_READ = 1_500;
const MOST = 3;

/** In the order of the first measures that `problemMeasures` gives. */
const CONCERNS = {
	fractions: 'half third quarter fourth fifth thirds quarters fifths',
	multiples: 'times twice thrice double triple ratio',
	comparisons: 'more less fewer than older younger longer taller',
	remainders: 'remaining rest left remainder',
	order: 'then after before first second next',
	durations: 'hour hours minute minutes day days week weeks month months year years',
} as const;

const CONCERN_OF = new Map(
	Object.values(CONCERNS).flatMap((words, at) => words.split(' ').map((word) => [word, at] as const)),
);
const CONCERN_COUNT = Object.keys(CONCERNS).length;

const PIECES = /[a-z]+|\d[\d,]*(?:\.\d+)?(?:\/\d)?|[.?!](?=\s|$)|[,$]/g;

class Counts {
	readonly concerns = new Float64Array(CONCERN_COUNT);
	words = 0;
	sentences = 0;
	/** Sentences that hold no number: conditions told in words. */
	withoutNumber = 0;
	numbers = 0;
	commas = 0;
	decimals = 0;
	money = 0;
	largest = 0;
	private open = false;
	private sawNumber = false;

	take(piece: string): void {
		const code = piece.charCodeAt(0);
		if (code >= 0x61) this.word(piece);
		else if (code >= 0x30 && code <= 0x39) this.number(piece);
		else if (piece === ',') this.commas++;
		else if (piece === '$') this.money++;
		else this.endSentence();
	}

	private word(word: string): void {
		this.open = true;
		this.words++;
		const concern = CONCERN_OF.get(word);
		if (concern !== undefined) this.concerns[concern] = (this.concerns[concern] ?? 0) + 1;
	}

	private number(piece: string): void {
		this.open = true;
		this.sawNumber = true;
		this.numbers++;
		const [whole = '', below] = piece.split('/');
		if (below !== undefined) this.concerns[0] = (this.concerns[0] ?? 0) + 1;
		if (whole.includes('.')) this.decimals++;
		this.largest = Math.max(this.largest, Number(whole.replaceAll(',', '')));
	}

	endSentence(): void {
		if (this.open) {
			this.sentences++;
			if (!this.sawNumber) this.withoutNumber++;
		}
		this.open = false;
		this.sawNumber = false;
	}
}

/** Counts that grow large are divided, to be of the size of the others. */
function grown(count: number, scale = 1): number {
	return Math.min(MOST, Math.log(1 + count) / scale);
}

/** Measures of a word problem, each 0 to 3. They know English words only; of other languages they see signs and numbers. */
export function problemMeasures(text: string): number[] {
	const counts = new Counts();
	for (const piece of text.slice(0, CHARS_READ).toLowerCase().match(PIECES) ?? []) counts.take(piece);
	counts.endSentence();
	return [
		...Array.from(counts.concerns, (count) => grown(count)),
		grown(counts.words, 2),
		grown(counts.sentences),
		grown(counts.withoutNumber),
		grown(counts.numbers),
		grown(counts.commas),
		grown(counts.decimals),
		grown(counts.money),
		grown(counts.largest, 4),
	];
}
