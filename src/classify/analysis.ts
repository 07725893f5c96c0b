import type { CallInput, CallMessage } from '../domain/call';
import { addLetterVotes, languageVotes, winningLanguage } from './language';
import { type Layout, layoutOf } from './layout';
import { LexicalReading } from './lexical';
import { type Marks, marksOf } from './marks';
import { measure, type Measures } from './measures';
import { sumScores, type Scores, type Signal } from './scores';
import { structureSignal } from './structure';
import { wordsOf, type Words } from './text/words';
import { segmentsOf, window } from './text/zones';

/** The words of a text and what word lists say about them. */
export interface TextReading {
	readonly words: Words;
	readonly scores: Scores;
}

/** All that is read out of the text of a call, once. */
export interface Analysis {
	/** Points by task from words alone. */
	readonly scores: Scores;
	/** The text of the last user message, or of the system prompt when there is none. */
	readonly request: string;
	/** What is read in it. */
	readonly user: TextReading;
	/** The system prompt beside a user message; else empty. */
	readonly context: TextReading;
	/** What the form of the message says. */
	readonly form: Signal;
	readonly measures: Measures;
	readonly marks: Marks;
	readonly layout: Layout;
	readonly language: string | undefined;
	/** Whether the text itself asks for output of a given schema. */
	readonly asksForSchema: boolean;
}

// A system prompt says what the whole conversation is for, the last user message what is wanted now.
const SYSTEM_WEIGHT = 0.6;
const SYSTEM_LANGUAGE_WEIGHT = 0.1;

function lastUserText(messages: readonly CallMessage[]): string {
	return messages.findLast((message) => message.role === 'user')?.text ?? '';
}

function systemText(messages: readonly CallMessage[]): string {
	return messages
		.filter((message) => message.role === 'system')
		.map((message) => message.text)
		.join('\n\n');
}

function mentions(text: string, ...spellings: readonly string[]): boolean {
	return spellings.some((spelling) => text.includes(spelling));
}

/** Format instructions name JSON and a schema, whoever wrote them; neither word alone is enough. */
function asksForSchema(text: string): boolean {
	return mentions(text, 'JSON', 'json') && mentions(text, 'schema', 'Schema', 'SCHEMA');
}

function read(user: string, system: string): Analysis {
	const main = user.trim() === '' ? system : user;
	const context = main === system ? '' : system;
	const words = wordsOf(segmentsOf(main));
	const contextWords: Words = wordsOf(segmentsOf(context));
	const votes = languageVotes(words.text, words.weight);
	addLetterVotes(votes, main);
	for (const [language, amount] of languageVotes(contextWords.text, contextWords.weight)) {
		votes.set(language, (votes.get(language) ?? 0) + amount * SYSTEM_LANGUAGE_WEIGHT);
	}
	const reading = new LexicalReading(words, votes);
	const language = winningLanguage(votes);
	const contextVotes = new Map<string, number>();
	const contextReading = new LexicalReading(contextWords, contextVotes);
	const contextScores = contextReading.scores(winningLanguage(contextVotes));
	const userScores = reading.scores(language);
	const scores = sumScores([
		[userScores, 1],
		[contextScores, SYSTEM_WEIGHT],
	]);
	const shown = window(main);
	const measures = measure(shown);
	return {
		scores,
		request: main,
		user: { words, scores: userScores },
		context: { words: contextWords, scores: contextScores },
		form: structureSignal({ measures, lexical: scores, wordCount: words.text.length }),
		measures,
		marks: marksOf(shown),
		layout: layoutOf(shown),
		language,
		asksForSchema: asksForSchema(system) || asksForSchema(user),
	};
}

/** Reads the text of a call. */
export function analyse(input: CallInput): Analysis {
	return read(lastUserText(input.messages), systemText(input.messages));
}
