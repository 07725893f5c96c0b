import { CharClass, charClassOf } from './char-class';
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

function isWordLetter(charClass: number): boolean {
	return (
		charClass === CharClass.asciiLetter ||
		charClass === CharClass.otherLetter ||
		charClass === CharClass.denseLetter
	);
}

function appendWords(words: Words, segment: Segment): void {
	const text = fold(segment.text);
	let startsSentence = true;
	for (let start = 0; start < text.length && words.text.length < MAX_WORDS; ) {
		const code = text.charCodeAt(start);
		const charClass = charClassOf(code);
		let end = start + 1;
		if (isWordLetter(charClass)) {
			while (end < text.length && isWordLetter(charClassOf(text.charCodeAt(end)))) end++;
		} else if (charClass !== CharClass.ideograph) {
			if (SENTENCE_ENDS.has(code)) startsSentence = true;
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
