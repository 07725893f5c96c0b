import { CHAR_CLASSES, CharClass } from './char-class';
import { fold } from './fold';
import type { Segment } from './zones';

/** The words of a message with the weight of the place each stands in. The arrays run in parallel. */
export interface Words {
	/** Folded; an ideograph is a word of its own. */
	readonly text: string[];
	/** From 0 to 1. */
	readonly weight: number[];
	/** Whether a sentence starts here: where questions and commands show themselves. */
	readonly startsSentence: boolean[];
}

const MAX_WORDS = 1200;

// Marks that end a sentence in any of the scripts, with the newline.
const SENTENCE_ENDS = new Set('.!?;。！？；\n¿¡؟।'.split('').map((mark) => mark.charCodeAt(0)));

const CLASSES = CHAR_CLASSES;
const {
	asciiLetter: ASCII,
	otherLetter: OTHER,
	denseLetter: DENSE,
	ideograph: IDEOGRAPH,
	space: SPACE,
} = CharClass;

function appendWords(words: Words, segment: Segment): void {
	const text = fold(segment.text);
	let startsSentence = true;
	for (let start = 0; start < text.length && words.text.length < MAX_WORDS; ) {
		const code = text.charCodeAt(start);
		const charClass = CLASSES[code];
		let end = start + 1;
		if (charClass === ASCII || charClass === OTHER || charClass === DENSE) {
			for (; end < text.length; end++) {
				const next = CLASSES[text.charCodeAt(end)];
				if (next !== ASCII && next !== OTHER && next !== DENSE) break;
			}
		} else if (charClass !== IDEOGRAPH) {
			if (charClass !== SPACE && SENTENCE_ENDS.has(code)) startsSentence = true;
			start = end;
			continue;
		}
		words.text.push(text.slice(start, end));
		words.weight.push(segment.weight);
		words.startsSentence.push(startsSentence);
		startsSentence = false;
		start = end;
	}
}

/** Splits segments into folded words, at most 1,200 of them. */
export function wordsOf(segments: readonly Segment[]): Words {
	const words: Words = { text: [], weight: [], startsSentence: [] };
	for (const segment of segments) appendWords(words, segment);
	return words;
}
