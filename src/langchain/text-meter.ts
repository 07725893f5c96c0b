import { estimateTokens } from '../classify';

/** Characters after which the text read so far is counted and forgotten. */
const CHARS_PER_COUNT = 1_000;

/**
 * Estimates the tokens of a text that comes in pieces. Pieces split words, so they are counted together, cut at a
 * space; no more than about one count's worth of text is held.
 */
export class TextMeter {
	private counted = 0;
	private rest = '';

	/** Takes in the next piece. */
	add(piece: string): void {
		this.rest += piece;
		if (this.rest.length < CHARS_PER_COUNT) return;
		const lastSpace = this.rest.lastIndexOf(' ');
		const end = lastSpace > 0 ? lastSpace : this.rest.length;
		this.counted += estimateTokens(this.rest.slice(0, end));
		this.rest = this.rest.slice(end);
	}

	/** The estimate for all pieces so far. */
	tokens(): number {
		return this.counted + estimateTokens(this.rest);
	}
}
