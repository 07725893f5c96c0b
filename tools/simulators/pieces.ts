/** Cuts a text into pieces of at most `size` characters, never through a surrogate pair. */
export function pieces(text: string, size: number): string[] {
	const parts: string[] = [];
	let start = 0;
	while (start < text.length) {
		let end = Math.min(start + Math.max(1, size), text.length);
		const last = text.charCodeAt(end - 1);
		if (end < text.length && last >= 0xd800 && last <= 0xdbff) end += 1;
		parts.push(text.slice(start, end));
		start = end;
	}
	return parts;
}
