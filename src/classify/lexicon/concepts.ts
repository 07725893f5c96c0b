import { CharClass, charClassOf } from '../text/char-class';
import { fold } from '../text/fold';
import { REQUEST_CONCEPTS } from './request-concepts';
import { TOPIC_CONCEPTS } from './topic-concepts';
import { FORM_CONCEPTS } from './form-concepts';
import { EVERYDAY_CONCEPTS } from './everyday-concepts';

/** What an entry stands for: its concept, and whether it must be the whole word. */
interface ConceptEntry {
	readonly concept: number;
	readonly whole: boolean;
}

const FNV_PRIME = 0x01000193;
const START = 0x811c9dc5;
const FILTER_MASK = 0xffff;
const LONGEST_ENTRY = 14;
const NONE = -1;
// "And", "then", "with", "to" and the article are written as one with the Arabic word that follows.
const ARABIC_PARTICLES =
	/^(?:[\u0648\u0641]?(?:[\u0628\u0643]?\u0627\u0644|\u0644\u0644)|[\u0648\u0641\u0628\u0644])/;

function step(hash: number, code: number): number {
	return Math.imul(hash ^ code, FNV_PRIME);
}

function filterSlot(hash: number): number {
	return (hash ^ (hash >>> 16)) & FILTER_MASK;
}

/** Finds concepts by the beginnings of words. A filter over hashes answers most look-ups without touching the map. */
class ConceptIndex {
	private readonly entries = new Map<number, ConceptEntry>();
	private readonly filter = new Uint8Array(FILTER_MASK + 1);

	constructor(concepts: readonly string[]) {
		concepts.forEach((line, concept) => {
			for (const entry of line.split(/\s+/)) this.insert(fold(entry), concept);
		});
	}

	private insert(entry: string, concept: number): void {
		const whole = entry.endsWith('.');
		const text = whole ? entry.slice(0, -1) : entry;
		let hash = START;
		for (let at = 0; at < text.length; at++) hash = step(hash, text.charCodeAt(at));
		// The first list that names a word keeps it.
		if (this.entries.has(hash)) return;
		this.entries.set(hash, { concept, whole });
		this.filter[filterSlot(hash)] = 1;
	}

	/** The concept with the longest entry that the word begins with, or -1; ideographs run on into the next words. */
	find(words: readonly string[], from: number): number {
		const word = words[from] ?? '';
		const charClass = charClassOf(word.charCodeAt(0));
		if (charClass === CharClass.ideograph) return this.findInRun(words, from);
		const found = this.findFrom(word, 0);
		if (found >= 0 || charClass !== CharClass.denseLetter) return found;
		const bare = ARABIC_PARTICLES.exec(word)?.[0].length ?? 0;
		return bare > 0 && word.length > bare + 1 ? this.findFrom(word, bare) : NONE;
	}

	private findFrom(word: string, from: number): number {
		let found = NONE;
		let hash = START;
		const end = Math.min(word.length, from + LONGEST_ENTRY);
		for (let at = from; at < end; at++) {
			hash = step(hash, word.charCodeAt(at));
			if (this.filter[filterSlot(hash)] === 0) continue;
			const entry = this.entries.get(hash);
			if (entry !== undefined && (!entry.whole || at + 1 === word.length)) found = entry.concept;
		}
		return found;
	}

	private findInRun(words: readonly string[], from: number): number {
		let found = NONE;
		let hash = START;
		for (let at = from; at < Math.min(words.length, from + LONGEST_ENTRY); at++) {
			const code = (words[at] ?? '').charCodeAt(0);
			if (charClassOf(code) !== CharClass.ideograph) break;
			hash = step(hash, code);
			if (this.filter[filterSlot(hash)] === 0) continue;
			found = this.entries.get(hash)?.concept ?? found;
		}
		return found;
	}
}

let index: ConceptIndex | undefined;

/** The number of the concept that a word (or a run of ideographs from there on) stands for, or -1. */
export function conceptAt(words: readonly string[], from: number): number {
	index ??= new ConceptIndex([
		...REQUEST_CONCEPTS,
		...TOPIC_CONCEPTS,
		...FORM_CONCEPTS,
		...EVERYDAY_CONCEPTS,
	]);
	return index.find(words, from);
}
