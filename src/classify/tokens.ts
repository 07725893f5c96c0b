import { CHAR_CLASSES, CharClass } from './text/char-class';

// Least-squares weights against OpenAI's o200k_base on instructions, code, Markdown and 13 languages of prose
// (mean absolute error 3 to 9 % per set; characters / 4 is off by 9 to 67 %). Other makers' vocabularies differ
// from it by some 10 to 20 %, so finer weights would be false precision.
const TOKENS_PER = {
	asciiWord: 0.976,
	/** Each letter of a word past the sixth. */
	longWordLetter: 0.083,
	/** Each letter past the twentieth: no word of a language, so a key, a hash or base64. */
	randomLetter: 0.35,
	accentedWordLetter: 0.288,
	denseWord: 1.693,
	/** Each letter of a word past the sixth, in most of the dense scripts. */
	longDenseLetter: 0.45,
	/** The same where words are often written without spaces and the vocabulary has fewer of them. */
	crowdedLetter: 0.75,
	/** Every letter of scripts of which the vocabulary has hardly any word. */
	rareLetter: 1.8,
	ideograph: 0.713,
	digitRun: 1.1,
	digit: 0.2,
	punctuationRun: 0.938,
	/** Each further mark of a run past the third: rulers such as `-----` stay cheap, but not free. */
	longPunctuation: 0.05,
	newlineRun: 0.738,
	symbol: 1.4,
	extraSpace: 0.11,
} as const;

const LONG_WORD = 6;
const LONGEST_WORD = 20;
const TOKENS_PER_MESSAGE = 4;

function latinWordTokens(length: number, accented: boolean): number {
	const letters = Math.min(length, LONGEST_WORD);
	const random = (length - letters) * TOKENS_PER.randomLetter;
	if (accented) return Math.max(1, letters * TOKENS_PER.accentedWordLetter) + random;
	return TOKENS_PER.asciiWord + Math.max(0, letters - LONG_WORD) * TOKENS_PER.longWordLetter + random;
}

/** Unicode blocks by the first letter above them, after which figure the letters of their words count. */
const DENSE_BLOCKS: ReadonlyArray<
	readonly [below: number, kind: 'longDenseLetter' | 'crowdedLetter' | 'rareLetter']
> = [
	[0x0d80, 'longDenseLetter'],
	[0x0e00, 'crowdedLetter'], // Sinhala
	[0x0e80, 'longDenseLetter'], // Thai, whose words are not spaced at all
	[0x1000, 'rareLetter'], // Lao, Tibetan
	[0x10a0, 'crowdedLetter'], // Burmese
	[0x1100, 'longDenseLetter'],
	[0x1780, 'rareLetter'], // Ethiopic and others
	[0x1800, 'crowdedLetter'], // Khmer
	[0xac00, 'rareLetter'],
	[0xd800, 'crowdedLetter'], // Hangul
];

function denseTokens(firstCode: number, length: number): number {
	const [, kind] = DENSE_BLOCKS.find(([below]) => firstCode < below) ?? [0, 'rareLetter' as const];
	if (kind === 'rareLetter') return length * TOKENS_PER.rareLetter;
	return TOKENS_PER.denseWord + Math.max(0, length - LONG_WORD) * TOKENS_PER[kind];
}

function runTokens(charClass: number, length: number, firstCode: number): number {
	switch (charClass) {
		case CharClass.digit:
			return TOKENS_PER.digitRun + length * TOKENS_PER.digit;
		case CharClass.punctuation:
			return TOKENS_PER.punctuationRun + Math.max(0, length - 3) * TOKENS_PER.longPunctuation;
		case CharClass.newline:
			return TOKENS_PER.newlineRun;
		case CharClass.denseLetter:
			return denseTokens(firstCode, length);
		case CharClass.ideograph:
			return length * TOKENS_PER.ideograph;
		case CharClass.symbol:
			return length * TOKENS_PER.symbol;
		default:
			return (length - 1) * TOKENS_PER.extraSpace;
	}
}

// Held here for the hot loop, which runs once per character of every prompt.
const CLASSES = CHAR_CLASSES;
const { asciiLetter: ASCII, otherLetter: OTHER, space: SPACE } = CharClass;

/**
 * Estimates the tokens of a text in one pass, without a vocabulary.
 *
 * @returns a whole number, 0 only for the empty text.
 */
export function estimateTokens(text: string): number {
	const { length } = text;
	let tokens = 0;
	let end = 0;
	while (end < length) {
		const start = end++;
		const first = CLASSES[text.charCodeAt(start)];
		if (first === ASCII || first === OTHER) {
			let accented = first === OTHER;
			for (; end < length; end++) {
				const next = CLASSES[text.charCodeAt(end)];
				if (next === OTHER) accented = true;
				else if (next !== ASCII) break;
			}
			tokens += latinWordTokens(end - start, accented);
		} else {
			while (end < length && CLASSES[text.charCodeAt(end)] === first) end++;
			tokens += runTokens(first ?? SPACE, end - start, text.charCodeAt(start));
		}
	}
	return text === '' ? 0 : Math.max(1, Math.ceil(tokens));
}

/** Estimated tokens of a whole prompt: its texts, what frames each message, and the tool definitions as JSON. */
export function estimatePromptTokens(texts: readonly string[], toolSchemaChars: number): number {
	// Tool definitions are compact JSON in English, which takes about four characters to a token.
	let tokens = Math.ceil(toolSchemaChars / 4);
	for (const text of texts) tokens += estimateTokens(text) + TOKENS_PER_MESSAGE;
	return tokens;
}
