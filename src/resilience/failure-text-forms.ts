const MAX_JSON_CHARS = 50_000;
const MAX_EVENTS = 5;

/** JSON found in a text, and the text before it. */
export interface EmbeddedJson {
	readonly before: string;
	readonly values: readonly unknown[];
}

/**
 * JSON inside a message. SDKs put the whole body behind the status ("400 {...}"), Google its details behind the
 * message, and a raw stream has it behind `data:`.
 */
export function embeddedJson(text: string): EmbeddedJson | undefined {
	if (text.length > MAX_JSON_CHARS) return undefined;
	const events = errorEvents(text);
	if (events.length > 0) return { before: '', values: events };
	for (const [open, close] of BRACKETS) {
		const start = text.indexOf(open);
		const end = text.lastIndexOf(close);
		const value = start < 0 || end < start ? undefined : parseObject(text.slice(start, end + 1));
		if (value !== undefined) return { before: text.slice(0, start), values: [value] };
	}
	return undefined;
}

const BRACKETS = [
	['[{', ']'],
	['{', '}'],
] as const;

/** Events of a server-sent stream that speak of an error, the last ones. */
function errorEvents(text: string): readonly unknown[] {
	if (!/^(?:data|event):/m.test(text)) return [];
	return text
		.split('\n')
		.filter((line) => line.startsWith('data:') && line.includes('"error"'))
		.slice(-MAX_EVENTS)
		.map((line) => parseObject(line.slice('data:'.length)))
		.filter((event) => event !== undefined);
}

function parseObject(text: string): unknown {
	try {
		const value: unknown = JSON.parse(text.trim());
		return typeof value === 'object' && value !== null ? value : undefined;
	} catch {
		return undefined;
	}
}

/** The title of a web page, empty when it has none; absent when the text is no web page. */
export function htmlTitle(text: string): string | undefined {
	const page = /^[^<]{0,80}<(?:!doctype html|html|head)/i.exec(text.slice(0, 200));
	if (!page) return undefined;
	return /<title>([^<]{0,200})/i.exec(text.slice(0, MAX_JSON_CHARS))?.[1]?.trim() ?? '';
}
