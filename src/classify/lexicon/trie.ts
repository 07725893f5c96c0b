import type { Lexicon, TextTask } from './lexicon';
import { wordsOf } from '../text/words';

/** What an entry of a lexicon says. */
export interface Entry {
	readonly task: TextTask;
	readonly strength: number;
	/** ISO 639-1 code of the lexicon it stands in. */
	readonly language: string;
}

/** A place in the tree of entries, reached word by word. */
export interface TrieNode {
	/** Entries that end here; languages share many words. */
	readonly entries: Entry[];
	readonly next: Map<string, TrieNode>;
	/** Entries whose last word matches any ending, by `bucketOf` that word. */
	readonly prefixes: Map<number, [prefix: string, entry: Entry][]>;
}

function emptyNode(): TrieNode {
	return { entries: [], next: new Map(), prefixes: new Map() };
}

/** The bucket of `TrieNode.prefixes` that a word falls into: its first two UTF-16 units as one number. */
export function bucketOf(word: string): number {
	return word.length < 2 ? 0 : word.charCodeAt(0) * 0x10000 + word.charCodeAt(1);
}

const PLAIN_PHRASE = /^[a-z ]+\*?$/;

/** Most entries are plain words, which need no scanning; with thousands of entries that counts. */
function phraseWords(phrase: string): readonly string[] {
	if (PLAIN_PHRASE.test(phrase)) return phrase.replace('*', '').split(' ');
	return wordsOf([{ text: phrase, weight: 1, zone: 'ask' }]).text;
}

function insert(root: TrieNode, phrase: string, entry: Entry): void {
	const open = phrase.endsWith('*');
	const words = phraseWords(phrase);
	let node = root;
	words.forEach((word, index) => {
		if (open && index === words.length - 1) {
			const bucket = node.prefixes.get(bucketOf(word));
			if (bucket === undefined) node.prefixes.set(bucketOf(word), [[word, entry]]);
			else bucket.push([word, entry]);
			return;
		}
		const child = node.next.get(word) ?? emptyNode();
		node.next.set(word, child);
		node = child;
		if (index === words.length - 1) node.entries.push(entry);
	});
}

const STRENGTHS = [1, 2, 3] as const;

/** Builds one tree out of all lexicons, keyed by ISO 639-1 code. */
export function buildTrie(lexicons: Readonly<Record<string, Lexicon>>): TrieNode {
	const root = emptyNode();
	for (const [language, lexicon] of Object.entries(lexicons)) {
		for (const [task, byStrength] of Object.entries(lexicon) as [TextTask, Lexicon[TextTask]][]) {
			for (const strength of STRENGTHS) {
				const phrases = byStrength?.[strength]?.split(',') ?? [];
				for (const phrase of phrases) insert(root, phrase.trim(), { task, strength, language });
			}
		}
	}
	return root;
}
