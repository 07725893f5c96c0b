import type { TaskId } from '../../domain/task';

const SHAPE_REASONS: Readonly<Record<string, string>> = {
	words: 'the length of the request',
	material: 'pasted material',
	system: 'a system prompt',
	question: 'a question mark',
	endsAsQuestion: 'ends as a question',
	numbers: 'many numbers',
	operators: 'signs of arithmetic',
	code: 'the message holds code',
	opensWithCode: 'begins with code',
	latex: 'formulas',
	options: 'answer options to choose from',
	list: 'a list',
	lines: 'many lines',
	schema: 'asks for a schema',
	unclear: 'no clear key word',
	choices: 'names choices',
	quoted: 'a quotation',
	endsQuoted: 'ends with a quotation',
	colonMaterial: 'text after a colon',
	paragraphs: 'several paragraphs',
	template: 'placeholders of a template',
	codePieces: 'pieces of code',
	jsonPieces: 'keys and values',
	addresses: 'addresses or file names',
	exclaims: 'an exclamation mark',
	emoji: 'an emoji',
	nonLetters: 'digits and signs',
	arrow: 'an arrow',
	shortFirst: 'a short first line above material',
	shortLast: 'a short last line below material',
	longLine: 'a long paragraph',
	oneShortLine: 'one short line',
	bullets: 'lines with bullets',
	commas: 'a list of things',
	brackets: 'words in brackets',
	blank: 'a blank to fill in',
	inlineOptions: 'lettered options',
	money: 'amounts or per cent',
};

/** A cue as a reason in words; it names our own lists and measures, never a word of the prompt. */
export function reasonOf(cue: string, task: TaskId): string {
	const name = task.replaceAll('_', ' ');
	if (cue === 'wording') return `wording.${task}: worded like requests for ${name}`;
	const [kind = '', what = ''] = cue.split('.');
	const other = what.replaceAll('_', ' ');
	if (kind === 'words' || kind === 'top') return `words.${what}: key words of ${other}`;
	if (kind === 'length') return 'length: a message of this length';
	if (kind === 'system' && what in SHAPE_REASONS)
		return `${cue}: ${SHAPE_REASONS[what] ?? what}, with a system prompt`;
	if (kind === 'system') return `system.${what}: key words of ${other} in the system prompt`;
	if (kind === 'form') return `form.${what}: has the form of ${other}`;
	return `${cue}: ${SHAPE_REASONS[what] ?? what}`;
}
