/** A piece of markup; everything that came from outside in it has been escaped. */
export type Markup = string;

type Attributes = Readonly<Record<string, string | number | undefined>>;

const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** Characters that XML does not allow at all, not even escaped. */
const NOT_XML = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

/** Text as it may stand between tags or in an attribute. */
export function escapeText(text: string): Markup {
	return text.replace(NOT_XML, '�').replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
}

/** An element. Children are markup already; attributes are escaped here, and left out when undefined. */
export function element(name: string, attributes: Attributes, ...children: readonly Markup[]): Markup {
	const written = Object.entries(attributes).map(([key, value]) =>
		value === undefined ? '' : ` ${key}="${escapeText(typeof value === 'number' ? decimal(value) : value)}"`,
	);
	return `<${name}${written.join('')}>${children.join('')}</${name}>`;
}

/** A piece of text in a drawing. */
export function label(
	x: number,
	y: number,
	classes: string,
	text: string,
	anchor?: 'middle' | 'end',
): Markup {
	return element('text', { x, y, class: classes, 'text-anchor': anchor }, escapeText(text));
}

/** Cuts a text that would not fit. */
export function cut(text: string, maxChars: number): string {
	return text.length <= maxChars ? text : `${text.slice(0, maxChars - 1)}…`;
}

/** A tenth of a pixel is as fine as a drawing needs. */
function decimal(value: number): string {
	return String(Math.round(value * 10) / 10);
}
