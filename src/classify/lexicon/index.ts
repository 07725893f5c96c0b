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
import { buildTrie } from './trie';
import { ZH } from './zh';

/** All entries of all languages. Built once at load, some milliseconds. */
export const LEXICON = buildTrie({
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
});
