/** How a message is laid out on its lines: where a request may stand beside material. Each from 0 to 1. */
export interface Layout {
	/** A short first line with much more after it. */
	readonly shortFirst: number;
	/** A short last line with much more before it. */
	readonly shortLast: number;
	/** A line long enough to be a passage. */
	readonly longLine: number;
	/** One short line and nothing else. */
	readonly oneShortLine: number;
	/** Lines with bullets. */
	readonly bullets: number;
	/** Commas and semicolons: lists of things. */
	readonly commas: number;
	readonly brackets: number;
	/** A blank to fill in. */
	readonly blank: number;
	/** Lettered options in running text: `A) … B) …`. */
	readonly inlineOptions: number;
	/** Signs of currencies and per cent. */
	readonly money: number;
}

const SHORT_CHARS = 200;
const ONE_SHORT_CHARS = 50;
const PASSAGE_CHARS = 300;
const MANY_COMMAS = 6;

const BULLET = /^\s*[-•*–]/;
const COMMAS = /[,،、，;；]/g;
const BRACKET = /[(（]/;
const BLANK = /_{3,}|\.{4,}/;
const OPTIONS = /\b[aA][).:].{1,80}\b[bB][).:]/s;
const MONEY = /[$€£¥₹₽₺%٪％]/;

const flag = (found: boolean): number => (found ? 1 : 0);

/** Reads the layout of a message; `text` is its head and tail. */
export function layoutOf(text: string): Layout {
	const whole = text.trim();
	const lines = whole.split('\n').filter((line) => line.trim() !== '');
	const beside = (line = ''): number =>
		flag(lines.length > 1 && line.length < SHORT_CHARS && whole.length > 2 * line.length);
	return {
		shortFirst: beside(lines[0]),
		shortLast: beside(lines.at(-1)),
		longLine: flag(lines.some((line) => line.length > PASSAGE_CHARS)),
		oneShortLine: flag(lines.length === 1 && whole.length < ONE_SHORT_CHARS),
		bullets: flag(lines.filter((line) => BULLET.test(line)).length > 1),
		commas: Math.min(1, (whole.match(COMMAS)?.length ?? 0) / MANY_COMMAS),
		brackets: flag(BRACKET.test(whole)),
		blank: flag(BLANK.test(whole)),
		inlineOptions: flag(OPTIONS.test(whole)),
		money: flag(MONEY.test(whole)),
	};
}
