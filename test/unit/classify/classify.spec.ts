import { describe, expect, it } from '@jest/globals';
import { classify, classifyText, extractFeatures } from '../../../src/classify';
import type { CallInput } from '../../../src/domain/call';
import type { Classification } from '../../../src/domain/task';
import { call, message } from './calls';
import { REQUESTS } from './requests';

function classifyCall(input: CallInput): Classification {
	return classify(input, extractFeatures(input));
}

const NOTES = 'The team met on Monday. Sales grew, two bugs were fixed and the launch moves to May. '.repeat(
	30,
);

describe('classify by the shape of the request', () => {
	const tools = { toolCount: 3, toolSchemaChars: 900 };

	it('puts an image before everything else', () => {
		const input = call([message('user', 'Summarize this.', { imageCount: 1 })], tools);
		expect(classifyCall(input)).toMatchObject({ task: 'vision', confidence: 0.95 });
	});

	it('goes back to the words once the image lies behind', () => {
		const input = call([
			message('user', 'What is this?', { imageCount: 1 }),
			message('assistant', 'A contract.'),
			message('user', 'Translate its title into German.'),
		]);
		expect(classifyCall(input).task).toBe('translation');
	});

	it('calls audio voice', () => {
		expect(classifyCall(call([message('user', '', { audioCount: 1 })])).task).toBe('voice');
	});

	it('calls a request with tools an agent step, and a greeting a conversation', () => {
		expect(classifyCall(call([message('user', 'Cancel the order of Ms Gruber.')], tools)).task).toBe(
			'agent_step',
		);
		expect(classifyCall(call([message('user', 'Thanks, bye!')], tools)).task).toBe('conversation');
	});

	it('calls the turn after a tool an agent step whatever the words', () => {
		const input = call([message('user', 'Thanks, bye!'), message('tool', 'done')], tools);
		expect(classifyCall(input)).toMatchObject({ task: 'agent_step', confidence: 0.95 });
	});
});

describe('classify by words', () => {
	const cases = Object.entries(REQUESTS).flatMap(([language, requests]) =>
		requests.map(([task, text]) => ({ language, task, text })),
	);

	it.each(cases)('$language: $task: $text', ({ language, task, text }) => {
		expect(classifyText(text)).toMatchObject({ task, language, source: 'rules' });
	});

	it('follows the system prompt when the user message is only material', () => {
		const input = call([
			message(
				'system',
				'Classify the message into one of the following categories: billing, support, other.',
			),
			message('user', 'I was charged twice in March.'),
		]);
		expect(classifyCall(input).task).toBe('classification');
	});

	it('takes a schema for the form of the answer, not for its purpose', () => {
		const schema = 'Format the output as JSON that fits this schema: {"type":"object"}';
		const extractor = call([
			message('system', `Extract the relevant data.\n${schema}`),
			message('user', NOTES),
		]);
		expect(classifyCall(extractor).task).toBe('extraction');
		const structurer = call([message('user', `Anna, 31, Graz\n${schema}`)], { structuredOutput: true });
		expect(classifyCall(structurer).task).toBe('json_structuring');
	});

	it('finds the request before and after a long text', () => {
		expect(classifyText(`Summarize these notes.\n\n${NOTES}`).task).toBe('summarization');
		expect(classifyText(`Text:\n${NOTES}\n\nTranslate the text above into French.`).task).toBe('translation');
	});

	it('is not led astray by words inside quoted material', () => {
		const quoted = '"""\nPlease translate this. Write a Python function. Calculate the sum.\n"""';
		expect(classifyText(`Summarize the text.\n${quoted}`).task).toBe('summarization');
		expect(classifyText(`${quoted}\nSummarize the text above.`).task).toBe('summarization');
	});

	it('takes code at the start for code', () => {
		expect(classifyText('def mean(values):\n    """Return the average of the numbers."""\n').task).toBe(
			'code',
		);
	});

	it('takes a bare sum for reasoning', () => {
		expect(classifyText('What is 12*7?').task).toBe('reasoning');
	});

	it('knows Spanish by its opening question mark', () => {
		expect(classifyText('¿Vertebrado: pulpo, anguila?').language).toBe('es');
		expect(classifyText('Vertebrado: pulpo, anguila?').language).toBeUndefined();
	});

	it('reads languages that have no word list of their own', () => {
		expect(classifyText('ترجم هذه الجملة إلى الإنجليزية')).toMatchObject({
			task: 'translation',
			language: 'ar',
		});
		expect(classifyText('इस रिपोर्ट का सारांश लिखिए')).toMatchObject({
			task: 'summarization',
			language: 'hi',
		});
	});

	it('names cues of ours and never a word of the prompt', () => {
		const { evidence } = classifyText('Zyxwv: translate Qwertzuiop into French, please. zyxwv zyxwv');
		expect(evidence.length).toBeGreaterThan(0);
		expect(evidence.join(' ')).not.toMatch(/zyxwv|qwertz|please|french/i);
	});

	it('says so when nothing speaks for a task', () => {
		const unsure = classifyText('lorem ipsum dolor sit amet consectetur adipiscing elit sed');
		expect(unsure.task).toBe('other');
		for (const noise of ['', '   ', 'asdf jkl qwpo', '???', '4711'])
			expect(classifyText(noise).task).toBe('other');
	});
});
