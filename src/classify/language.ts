import { CYRILLIC_STOP_WORDS, STOP_WORDS } from './lexicon/stop-words';

/** Which languages a stop word belongs to, each with its share of one vote. */
type Votes = readonly (readonly [language: string, votes: number])[];

const WORDS_LOOKED_AT = 80;
const ENOUGH_VOTES = 0.9;

function buildVotes(...lists: readonly Readonly<Record<string, string>>[]): ReadonlyMap<string, Votes> {
	const owners = new Map<string, string[]>();
	for (const list of lists) {
		for (const [language, words] of Object.entries(list)) {
			for (const word of words.split(/\s+/)) owners.set(word, [...(owners.get(word) ?? []), language]);
		}
	}
	return new Map(
		Array.from(owners, ([word, languages]) => [word, languages.map((l) => [l, 1 / languages.length])]),
	);
}

const VOTES = buildVotes(STOP_WORDS, CYRILLIC_STOP_WORDS);

/** Scripts that name a language by themselves; ranges from the Unicode standard's Blocks.txt. */
function scriptLanguage(code: number): string | undefined {
	if (code < 0x0370) return undefined;
	if (code <= 0x03ff) return 'el';
	if (code <= 0x052f) return undefined;
	if (code >= 0x0590 && code <= 0x05ff) return 'he';
	if (code >= 0x0600 && code <= 0x077f) return 'ar';
	if (code >= 0x0900 && code <= 0x097f) return 'hi';
	if (code >= 0x0e00 && code <= 0x0e7f) return 'th';
	if (code >= 0x3040 && code <= 0x30ff) return 'ja';
	if (code >= 0x4e00 && code <= 0x9fff) return 'zh';
	if (code >= 0xac00 && code <= 0xd7a3) return 'ko';
	return undefined;
}

/** A tally of votes by language. */
export type LanguageVotes = Map<string, number>;

function vote(votes: LanguageVotes, language: string, amount: number): void {
	votes.set(language, (votes.get(language) ?? 0) + amount);
}

// One Cyrillic word without a stop word is most likely Russian, the most written of these languages.
function voteForWord(votes: LanguageVotes, word: string, weight: number): void {
	const known = VOTES.get(word);
	if (known !== undefined) {
		for (const [language, share] of known) vote(votes, language, share * weight);
		return;
	}
	const code = word.charCodeAt(0);
	const language = scriptLanguage(code);
	// A character of a script that is its own evidence; Japanese mixes Han with kana, so kana outweighs Han.
	if (language !== undefined) vote(votes, language, language === 'ja' ? 3 * weight : weight);
	else if (code >= 0x0400 && code <= 0x052f) vote(votes, 'ru', 0.3 * weight);
}

/** Tallies what the first words of a text say about its language; `weights` runs parallel to `words`. */
export function languageVotes(words: readonly string[], weights: readonly number[]): LanguageVotes {
	const votes: LanguageVotes = new Map();
	const end = Math.min(words.length, WORDS_LOOKED_AT);
	for (let index = 0; index < end; index++) voteForWord(votes, words[index] ?? '', weights[index] ?? 0);
	return votes;
}

/** Letters that, among the languages told apart here, belong to one. */
const OWN_LETTERS: Readonly<Record<string, string>> = {
	tr: 'ğışİ',
	pl: 'ąęłśźżń',
	es: 'ñ¿¡',
	pt: 'ãõ',
	de: 'ßä',
	fr: 'œêîûë',
	it: 'ìò',
};
const LETTER_OWNER: ReadonlyMap<number, string> = new Map(
	Object.entries(OWN_LETTERS).flatMap(([language, letters]) =>
		Array.from(letters, (letter) => [letter.charCodeAt(0), language] as const),
	),
);
const LETTERS_LOOKED_AT = 300;
const LETTER_VOTE = 0.35;
// No other language opens its questions with a mark.
const OPENING_MARKS = new Set(['¿', '¡'].map((mark) => mark.charCodeAt(0)));
const OPENING_MARK_VOTE = 1;
const MOST_LETTER_VOTES = 4;

/** Adds what the letters of a text say, before accents are folded away, at most 1.4 votes for a language. */
export function addLetterVotes(votes: LanguageVotes, text: string): void {
	const counts = new Map<string, number>();
	const end = Math.min(text.length, LETTERS_LOOKED_AT);
	for (let at = 0; at < end; at++) {
		const code = text.charCodeAt(at);
		const language = code < 0xa1 ? undefined : LETTER_OWNER.get(code);
		if (language === undefined) continue;
		const count = (counts.get(language) ?? 0) + 1;
		counts.set(language, count);
		if (OPENING_MARKS.has(code)) vote(votes, language, count === 1 ? OPENING_MARK_VOTE : 0);
		else if (count <= MOST_LETTER_VOTES) vote(votes, language, LETTER_VOTE);
	}
}

/** The language with the most votes as an ISO 639-1 code; absent when there is too little to tell from. */
export function winningLanguage(votes: LanguageVotes): string | undefined {
	let winner: string | undefined;
	let most = ENOUGH_VOTES;
	for (const [language, amount] of votes) {
		if (amount > most) [winner, most] = [language, amount];
	}
	return winner;
}
