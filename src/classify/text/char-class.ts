/** What a UTF-16 unit is, as far as counting and word splitting care. */
export const CharClass = {
	space: 0,
	newline: 1,
	punctuation: 2,
	digit: 3,
	asciiLetter: 4,
	/** Latin letters outside ASCII, Greek and Cyrillic: alphabets whose words are separated by spaces. */
	otherLetter: 5,
	/** Arabic, Hebrew, Indic and South-East Asian scripts, Hangul: spaced words that cost more tokens per character. */
	denseLetter: 6,
	/** Han and kana: no spaces between words, so each character is a word of its own. */
	ideograph: 7,
	/** Surrogates and symbols, which is where emoji live. */
	symbol: 8,
} as const;

type Range = readonly [from: number, to: number, charClass: number];

// Later rows win. Block borders are those of the Unicode standard's Blocks.txt.
const RANGES: readonly Range[] = [
	[0x0000, 0x0020, CharClass.space],
	[0x000a, 0x000a, CharClass.newline],
	[0x0021, 0x007f, CharClass.punctuation],
	[0x0030, 0x0039, CharClass.digit],
	[0x0041, 0x005a, CharClass.asciiLetter],
	[0x0061, 0x007a, CharClass.asciiLetter],
	[0x0080, 0x00bf, CharClass.punctuation],
	[0x00a0, 0x00a0, CharClass.space],
	[0x00c0, 0x052f, CharClass.otherLetter],
	[0x00d7, 0x00d7, CharClass.punctuation],
	[0x00f7, 0x00f7, CharClass.punctuation],
	[0x0530, 0x1dff, CharClass.denseLetter],
	[0x1e00, 0x1fff, CharClass.otherLetter],
	[0x2000, 0x206f, CharClass.punctuation],
	[0x2070, 0x2dff, CharClass.symbol],
	[0x2e00, 0x2e7f, CharClass.punctuation],
	[0x2e80, 0x9fff, CharClass.ideograph],
	[0x3000, 0x3000, CharClass.space],
	[0x3001, 0x3004, CharClass.punctuation],
	[0x3008, 0x3030, CharClass.punctuation],
	[0xa000, 0xabff, CharClass.denseLetter],
	[0xac00, 0xd7ff, CharClass.denseLetter],
	[0xd800, 0xf8ff, CharClass.symbol],
	[0xf900, 0xfaff, CharClass.ideograph],
	[0xfb00, 0xfeff, CharClass.denseLetter],
	[0xff00, 0xffff, CharClass.punctuation],
	[0xff10, 0xff19, CharClass.digit],
	[0xff66, 0xff9f, CharClass.ideograph],
];

function buildTable(): Uint8Array {
	const table = new Uint8Array(0x10000);
	for (const [from, to, charClass] of RANGES) table.fill(charClass, from, to + 1);
	return table;
}

/** The class of every UTF-16 unit: `CHAR_CLASSES[code]` is one of the values of `CharClass`. */
export const CHAR_CLASSES: Readonly<Uint8Array> = buildTable();

/** The class of the UTF-16 unit `code` (0 to 0xffff); one of the values of `CharClass`. */
export function charClassOf(code: number): number {
	return CHAR_CLASSES[code] ?? CharClass.symbol;
}
