/** What a committee's member said, reduced to what is compared. Holds text; never stored. */
export interface MemberAnswer {
	readonly text: string;
	/** Tools it calls, in its order. */
	readonly toolCalls: readonly { readonly name: string; readonly args: unknown }[];
}

/** Which answer stands for all, and how far they agree. */
export interface Consensus {
	/** Index of the answer. */
	readonly pick: number;
	/** How many answers say the same as the pick, itself included; 1 when they were compared by likeness. */
	readonly agreed: number;
	/** From 0 (nobody agrees) to 1 (all that were asked say the same). Members that did not answer agree with nobody. */
	readonly score: number;
	/** `same`: answers were compared for being the same; `alike`: long texts by the parts of words they share. */
	readonly by: 'same' | 'alike';
}

/** Longer texts are hardly ever the same letter by letter, so they are compared by likeness. */
const MAX_SHORT_CHARS = 160;
/** Of a longer text the short form is never short enough. */
const MAX_READ_CHARS = 2_000;
/** Enough of a text to tell what it says. */
const MAX_COMPARED_CHARS = 6_000;
const GRAM = 3;

/**
 * Finds the answer that most give; ties go to the earlier one. Long texts: the one most like the others.
 *
 * @param answers Not empty.
 * @param asked How many were asked; at least the number of answers.
 */
export function consensusOf(answers: readonly MemberAnswer[], asked: number): Consensus {
	const agreement = agreementAmong(answers, asked);
	return answers
		.map((_answer, index) => agreement(index))
		.reduce((best, next) => (next.score > best.score ? next : best));
}

/** How far the others agree with the answer of this index. */
export function agreementWith(answers: readonly MemberAnswer[], pick: number, asked: number): Consensus {
	return agreementAmong(answers, asked)(pick);
}

function agreementAmong(answers: readonly MemberAnswer[], asked: number): (pick: number) => Consensus {
	const keys = answers.map(keyOf);
	if (keys.every((key) => key !== undefined)) {
		return (pick) => {
			const agreed = keys.filter((key) => key === keys[pick]).length;
			return { pick, agreed, score: agreed / asked, by: 'same' };
		};
	}
	const grams = answers.map(gramsOf);
	return (pick) => {
		const own = grams[pick] ?? new Set<string>();
		const likeness = grams.reduce((sum, other, index) => sum + (index === pick ? 0 : diceOf(own, other)), 0);
		return { pick, agreed: 1, score: asked > 1 ? likeness / (asked - 1) : 1, by: 'alike' };
	};
}

/** The same for answers that say the same; undefined for a text too long to compare so. */
function keyOf({ text, toolCalls }: MemberAnswer): string | undefined {
	if (toolCalls.length > 0) return `calls ${callsText(toolCalls)}`;
	const json = jsonKeyOf(text);
	if (json !== undefined) return `json ${json}`;
	const bare = text.trim();
	if (bare.length > MAX_READ_CHARS) return undefined;
	const plain = plainText(bare);
	return plain.length > MAX_SHORT_CHARS ? undefined : `text ${plain}`;
}

/** The object or list that a text is, with or without a code fence around it, in a form that tells equal ones. */
function jsonKeyOf(text: string): string | undefined {
	const inner = unfenced(text.trim()).trim();
	if (!/^[[{]/.test(inner) || LONG_NUMBER.test(inner)) return undefined;
	try {
		return stable(JSON.parse(inner));
	} catch {
		// It only looks like JSON, or lies deeper than can be gone into, so it is compared as text.
		return undefined;
	}
}

/** A number of more digits than a double holds: two of them could be taken for one. */
const LONG_NUMBER = /[:[,]\s?-?\d{16}/;

const FENCE = '```';

/** Without a code fence around all of it. No regular expression: an answer of many line breaks would take minutes. */
function unfenced(text: string): string {
	if (!text.startsWith(FENCE) || !text.endsWith(FENCE) || text.length < 2 * FENCE.length) return text;
	const inner = text.slice(FENCE.length, -FENCE.length);
	return inner.replace(/^[\w-]{1,20}(?=\s)/, '');
}

/** Tool calls in a form that tells equal ones; by their names alone where their arguments lie too deep. */
function callsText(toolCalls: MemberAnswer['toolCalls']): string {
	try {
		return stable(toolCalls.map(({ name, args }) => ({ name, args })));
	} catch {
		return stable(toolCalls.map(({ name }) => name));
	}
}

/** JSON with the keys of objects in order and texts in their plain form. */
function stable(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`;
	if (typeof value === 'string') return JSON.stringify(plainText(value));
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${stable(member)}`).join(',')}}`;
}

/**
 * Letters, digits and signs between digits, in lower case; punctuation and layout are nobody's opinion. A text of
 * nothing but other signs, such as a thumb, is what it says.
 */
function plainText(text: string): string {
	const plain = text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/(?<!\d)[.,:](?=\d)|(?<=\d)[.,:](?!\d)/g, ' ')
		.replace(/[^\p{L}\p{N}\p{Sc}\p{Sm}.,:%/#-]|(?<!\p{L})#|(?<!\d)[.,:]|[.,:](?!\d)/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return plain || text.trim();
}

function gramsOf({ text, toolCalls }: MemberAnswer): Set<string> {
	const calls = toolCalls.length > 0 ? callsText(toolCalls) : '';
	const plain = plainText((text.slice(0, MAX_COMPARED_CHARS) + calls).slice(0, MAX_COMPARED_CHARS));
	const grams = new Set<string>();
	for (let at = 0; at + GRAM <= plain.length; at += 1) grams.add(plain.slice(at, at + GRAM));
	return grams;
}

/** Sørensen–Dice: twice what two sets share, by what they have together; 0 to 1. */
function diceOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	if (a.size + b.size === 0) return 1;
	let shared = 0;
	for (const gram of a) if (b.has(gram)) shared += 1;
	return (2 * shared) / (a.size + b.size);
}
