import { DE } from './de';
import { EN } from './en';
import { ES } from './es';
import { FR } from './fr';
import { IT } from './it';
import { JA } from './ja';
import { KO } from './ko';
import { NL } from './nl';
import { PL } from './pl';
import { PT } from './pt';
import { RU } from './ru';
import { TR } from './tr';
import { buildTrie, type TrieNode } from './trie';
import { ZH } from './zh';

const LEXICONS = {
	en: EN,
	de: DE,
	fr: FR,
	es: ES,
	pt: PT,
	it: IT,
	nl: NL,
	pl: PL,
	ru: RU,
	tr: TR,
	zh: ZH,
	ja: JA,
	ko: KO,
};

let built: TrieNode | undefined;

/** All entries of all languages. Built at the first call, some milliseconds, so that loading a node stays quick. */
export function lexicon(): TrieNode {
	built ??= buildTrie(LEXICONS);
	return built;
}
