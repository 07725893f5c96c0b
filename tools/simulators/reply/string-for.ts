import { asNumber, asString, type JsonObject } from '../json';
import { keywords } from './words';

const EMAIL = /[\w.+-]+@[\w-]+\.[\w.-]*\w/;
const URL = /https?:\/\/[^\s"'<>)]+/;
const DATE = /\d{4}-\d{2}-\d{2}/;
const ARITHMETIC = /\(?-?\d[\d\s.+*/()^%-]*[+*/^%-][\d\s.+*/()^%-]*\d\)?/;
const PROPER_NAME = /(?<=\s)\p{Lu}[\p{L}'-]+(?:\s\p{Lu}[\p{L}'-]+)*/gu;

/** What a field holds, told by its name. Each maker returns `undefined` when the text has none. */
const BY_NAME: ReadonlyArray<readonly [RegExp, (text: string) => string | undefined]> = [
	[/e-?mail/i, (text) => EMAIL.exec(text)?.[0] ?? 'someone@example.com'],
	[/ur[il]$|link|website/i, (text) => URL.exec(text)?.[0] ?? 'https://example.com/'],
	[/date|^day$|_at$/i, (text) => DATE.exec(text)?.[0] ?? '2026-01-15'],
	[/expression|formula|equation/i, (text) => ARITHMETIC.exec(text)?.[0].trim()],
	[/query|question|prompt|input|text|message|request|search|task/i, (text) => text.trim().slice(0, 200)],
	[/name|city|location|place|country|company|person|customer|product/i, properName],
];

const BY_FORMAT: Readonly<Record<string, (text: string) => string>> = {
	email: (text) => EMAIL.exec(text)?.[0] ?? 'someone@example.com',
	uri: (text) => URL.exec(text)?.[0] ?? 'https://example.com/',
	url: (text) => URL.exec(text)?.[0] ?? 'https://example.com/',
	date: (text) => DATE.exec(text)?.[0] ?? '2026-01-15',
	'date-time': (text) => `${DATE.exec(text)?.[0] ?? '2026-01-15'}T09:00:00Z`,
	time: () => '09:00:00Z',
	uuid: () => '3f2b8c1e-5d4a-4e6f-9a7b-0c1d2e3f4a5b',
};

function properName(text: string): string | undefined {
	// Words after the first of a sentence only: the first is capital anyway.
	return text.match(PROPER_NAME)?.at(-1);
}

/** A string for a field of this name and schema, taken from the text where it holds one. */
export function stringFor(schema: JsonObject, name: string, text: string, position: number): string {
	const format = BY_FORMAT[asString(schema['format'])];
	const rule = BY_NAME.find(([pattern]) => pattern.test(name));
	const words = keywords(text, 12);
	const plain = words.slice(position * 2, position * 2 + 2).join(' ') || (words[0] ?? (name || 'value'));
	const value = format ? format(text) : ((position === 0 ? rule?.[1](text) : undefined) ?? plain);
	const most = asNumber(schema['maxLength']) ?? Infinity;
	return (value || name || 'value').padEnd(asNumber(schema['minLength']) ?? 0, '.').slice(0, most);
}
