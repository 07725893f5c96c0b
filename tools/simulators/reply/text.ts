import { hash, keywords } from './words';

const LONG = /\b(?:write|draft|compose|story|essay|article|blog|letter|poem|explain in detail)\b/i;
const SUMMARY = /\b(?:summari[sz]e|summary|tl;?dr)\b/i;

/** Words that ask for a text and are not what it is about. */
const ASKING =
	/^(?:write|draft|compose|explain|detail|long|short|brief|sentences?|words?|summari[sz]e|summary)$/;

type Template = (first: string, second: string, third: string) => string;

const SHORT: readonly Template[] = [
	(first, second, third) => `On ${first}: the point that matters most is ${second}, followed by ${third}.`,
	(first, second, third) => `In short, ${first} depends on ${second}; check ${third} before you go on.`,
	(first, second, third) => `${first} and ${second} belong together here, and ${third} settles the rest.`,
];

const SENTENCES: readonly Template[] = [
	(first, second) => `Every account of ${first} begins with ${second}.`,
	(first, second, third) => `What ${first} shows at first sight, ${second} confirms and ${third} completes.`,
	(first, second) => `There is good reason to look at ${first} before ${second}.`,
	(first, second, third) => `Between ${first} and ${third} lies the question of ${second}.`,
	(first, second) => `In practice ${first} asks for patience, and ${second} rewards it.`,
	(first, second, third) => `So ${first}, ${second} and ${third} come out as parts of one picture.`,
];

function fill(template: Template | undefined, terms: readonly string[], offset: number): string {
	const term = (step: number): string => terms[(offset + step) % Math.max(terms.length, 1)] ?? 'this';
	const sentence = template ? template(term(0), term(1), term(2)) : '';
	return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function summary(prompt: string): string | undefined {
	const body = prompt.split(/(?<=[.!?。！？])\s*/).filter((sentence) => !SUMMARY.test(sentence));
	const first = body[0]?.trim();
	return first ? `Summary: ${first.slice(0, 300)}` : undefined;
}

/** A plausible answer made of the prompt's own words: the same prompt gives the same answer. */
export function plainText(prompt: string): string {
	const terms = keywords(prompt, 16).filter((word) => !ASKING.test(word));
	if (terms.length === 0) return 'Hello! How can I help you today?';
	const seed = hash(prompt);
	if (SUMMARY.test(prompt)) {
		const short = summary(prompt);
		if (short) return short;
	}
	if (!LONG.test(prompt)) return fill(SHORT[seed % SHORT.length], terms, 0);
	const paragraphs = Array.from({ length: 3 }, (_, paragraph) =>
		Array.from({ length: 4 }, (__, index) => {
			const step = paragraph * 4 + index;
			return fill(SENTENCES[(seed + step) % SENTENCES.length], terms, step);
		}).join(' '),
	);
	return paragraphs.join('\n\n');
}

/** The closing answer of a tool loop; it carries what the tools returned. */
export function textAfterTools(results: readonly string[]): string {
	const joined = results.map((result) => result.trim().slice(0, 400)).join('; ');
	return joined ? `Here is what I found: ${joined}` : 'The tool returned nothing.';
}
