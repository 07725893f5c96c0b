import type { LanguageVotes } from './language';
import { lexicon } from './lexicon';
import type { TextTask } from './lexicon/lexicon';
import { bucketOf, type Entry, type TrieNode } from './lexicon/trie';
import { addScore, type Scores } from './scores';
import type { Words } from './text/words';

interface Match {
	readonly entries: readonly Entry[];
	readonly length: number;
}

interface Hit {
	readonly entry: Entry;
	readonly points: number;
}

// A command or question word at the head of a sentence is the request; deep inside it may be anything.
const HEAD_WORDS = 4;
const HEAD_FACTOR = 1.5;
// The first words of all most of all.
const OPENING_WORDS = 8;
const OPENING_FACTOR = 1.3;
// The middle of a long message decides nothing: leaving it out changes no score and halves the work.
const MIDDLE_FROM = 60;
const END_WORDS = 40;
// Question words stand in requests of every kind; small talk and commands to an assistant are short.
const QUESTION_FACTOR = 0.75;
const LONG_QUESTION_FACTOR = 0.55;
const SHORT_REQUEST_WORDS = 14;
// Words of another language than the text's are mostly false friends.
const FOREIGN_FACTOR = 0.4;
const LANGUAGE_VOTE = 0.6;
// The second and later hits for a task repeat the first more than they add to it.
const REPEAT_FACTOR = 0.4;

const NONE: readonly Entry[] = [];

function prefixEntries(node: TrieNode, word: string): readonly Entry[] {
	if (node.prefixes.size === 0) return NONE;
	const bucket = node.prefixes.get(bucketOf(word));
	if (bucket === undefined) return NONE;
	let entries: Entry[] | undefined;
	for (const [prefix, entry] of bucket) if (word.startsWith(prefix)) (entries ??= []).push(entry);
	return entries ?? NONE;
}

/** The longest entry that starts at word `from`. */
function longestMatch(root: TrieNode, words: readonly string[], from: number): Match | undefined {
	let node: TrieNode | undefined = root;
	let found: Match | undefined;
	for (let at = from; node !== undefined && at < words.length; at++) {
		const word: string = words[at] ?? '';
		const open = prefixEntries(node, word);
		node = node.next.get(word);
		const exact: readonly Entry[] = node?.entries ?? NONE;
		if (open.length + exact.length > 0) {
			found = { entries: open.length === 0 ? exact : [...exact, ...open], length: at - from + 1 };
		}
	}
	return found;
}

function placeFactor(words: Words, at: number, sinceStart: number): number {
	const head = sinceStart < HEAD_WORDS ? HEAD_FACTOR : 1;
	const opening = at < OPENING_WORDS ? OPENING_FACTOR : 1;
	return (words.weight[at] ?? 0) * head * opening;
}

function taskFactor(task: TextTask, wordCount: number): number {
	if (task === 'question_answering') return wordCount > MIDDLE_FROM ? LONG_QUESTION_FACTOR : QUESTION_FACTOR;
	if (task !== 'conversation' && task !== 'agent_step') return 1;
	return Math.min(1, Math.max(0.25, SHORT_REQUEST_WORDS / wordCount));
}

/** Looks every word up once. A language that owns a hit gains a vote, which decides for short texts. */
function hitsIn(words: Words, votes: LanguageVotes): Hit[] {
	const root = lexicon();
	const hits: Hit[] = [];
	let sinceStart = 0;
	const endFrom = words.text.length - END_WORDS;
	for (let at = 0; at < words.text.length; ) {
		if (at > MIDDLE_FROM && at < endFrom) {
			at = endFrom;
			sinceStart = HEAD_WORDS;
		}
		if (words.startsSentence[at] === true) sinceStart = 0;
		const match = longestMatch(root, words.text, at);
		const length = match?.length ?? 1;
		if (match !== undefined) {
			const place = placeFactor(words, at, sinceStart);
			const share = (LANGUAGE_VOTE * place) / match.entries.length;
			for (const entry of match.entries) {
				hits.push({ entry, points: entry.strength * place * taskFactor(entry.task, words.text.length) });
				votes.set(entry.language, (votes.get(entry.language) ?? 0) + share);
			}
		}
		sinceStart += length;
		at += length;
	}
	return hits;
}

/** What the words of a text say, before its language is settled. */
export class LexicalReading {
	private readonly hits: readonly Hit[];

	/** Reads the words and adds to `votes` what they say about the language. */
	constructor(words: Words, votes: LanguageVotes) {
		this.hits = hitsIn(words, votes);
	}

	/** Points by task, once the language is known: the best hit in full, further ones in part, each entry once. */
	scores(language: string | undefined): Scores {
		const best = new Map<Entry, number>();
		for (const { entry, points } of this.hits) {
			const own = language === undefined || entry.language === language ? 1 : FOREIGN_FACTOR;
			best.set(entry, Math.max(best.get(entry) ?? 0, points * own));
		}
		const top: Scores = new Map();
		const sum: Scores = new Map();
		for (const [entry, points] of best) {
			if (points > (top.get(entry.task) ?? 0)) top.set(entry.task, points);
			addScore(sum, entry.task, points);
		}
		for (const [task, points] of sum) {
			const first = top.get(task) ?? 0;
			sum.set(task, first + REPEAT_FACTOR * (points - first));
		}
		return sum;
	}
}
