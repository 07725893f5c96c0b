const STOP_WORDS = new Set(
	(
		'the a an and or but of to in on at for from with by as is are was were be been it its this that these those ' +
		'i you he she we they me my your our their his her what which who whom when where why how do does did can ' +
		'could should would will shall may might must please not no yes if then than so such into about over under ' +
		'tell give get use using used make made have has had there here all any some each more most other only also ' +
		'true false input category description text answer following given'
	).split(' '),
);

const PREFIX = 5;

/** The words of a text in lower case; `camelCase` and `snake_case` names fall apart into theirs. */
export function words(text: string): string[] {
	const spaced = text.replace(/([a-z0-9])([A-Z])/g, '$1 $2');
	return spaced.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Different words that carry meaning, in the order of the text, at most `limit`. */
export function keywords(text: string, limit = 8): string[] {
	const found = new Set<string>();
	for (const word of words(text.slice(0, 4000))) {
		if (found.size === limit) break;
		const cut = word.slice(0, 24);
		if ((cut.length > 2 || /[^\p{ASCII}]/u.test(cut)) && !STOP_WORDS.has(cut)) found.add(cut);
	}
	return [...found];
}

function stem(word: string): string {
	return word.slice(0, PREFIX);
}

/** How many different words of `needle` occur in `text`, comparing the first five letters. */
export function overlap(needle: string, text: string): number {
	const stems = new Set(keywords(text, 400).map(stem));
	return keywords(needle, 40).filter((word) => stems.has(stem(word))).length;
}

/** A small number that is the same for the same text (FNV-1a, 32 bits). */
export function hash(text: string): number {
	let value = 0x811c9dc5;
	for (let index = 0; index < text.length; index += 1) {
		value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
	}
	return value >>> 0;
}
