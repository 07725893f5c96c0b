import type { NodeSpec } from './workflow-types';

const PACKAGE = '@n8n/n8n-nodes-langchain';

/** What an agent or a chain is asked. Without a text it takes the chat trigger's `chatInput`. */
export interface PromptOptions {
	readonly name?: string;
	/** The prompt; an expression starts with `=`. */
	readonly text?: string;
	/** Whether an `ai_outputParser` is connected. */
	readonly hasOutputParser?: boolean;
	/** The node's own `options`, e.g. `{ systemMessage, maxIterations, enableStreaming }`. */
	readonly options?: Readonly<Record<string, unknown>>;
}

function promptParameters({ text, hasOutputParser }: PromptOptions): Record<string, unknown> {
	return {
		...(text === undefined ? { promptType: 'auto' } : { promptType: 'define', text }),
		...(hasOutputParser === true ? { hasOutputParser } : {}),
	};
}

/** AI Agent (tools agent, third version). */
export function agent(options: PromptOptions = {}): NodeSpec {
	return {
		name: options.name ?? 'AI Agent',
		type: `${PACKAGE}.agent`,
		typeVersion: 3.1,
		parameters: { ...promptParameters(options), options: options.options ?? {} },
	};
}

/** Basic LLM Chain. */
export function chainLlm(options: PromptOptions = {}): NodeSpec {
	return {
		name: options.name ?? 'Basic LLM Chain',
		type: `${PACKAGE}.chainLlm`,
		typeVersion: 1.9,
		parameters: promptParameters(options),
	};
}

/** A category of the Text Classifier. */
export interface Category {
	readonly category: string;
	readonly description: string;
}

/** Text Classifier: one main output per category, in their order. */
export function textClassifier(
	inputText: string,
	categories: readonly Category[],
	name = 'Text Classifier',
	options: Readonly<Record<string, unknown>> = {},
): NodeSpec {
	return {
		name,
		type: `${PACKAGE}.textClassifier`,
		typeVersion: 1.1,
		parameters: { inputText, categories: { categories }, options },
	};
}

/** Information Extractor, with the wanted attributes as a JSON schema. */
export function informationExtractor(
	text: string,
	schema: Readonly<Record<string, unknown>>,
	name = 'Information Extractor',
): NodeSpec {
	return {
		name,
		type: `${PACKAGE}.informationExtractor`,
		typeVersion: 1.2,
		parameters: { text, schemaType: 'manual', inputSchema: JSON.stringify(schema, null, 2), options: {} },
	};
}

/** Structured Output Parser; connect it as `ai_outputParser`. */
export function outputParserStructured(
	schema: Readonly<Record<string, unknown>>,
	name = 'Structured Output Parser',
): NodeSpec {
	return {
		name,
		type: `${PACKAGE}.outputParserStructured`,
		typeVersion: 1.3,
		parameters: { schemaType: 'manual', inputSchema: JSON.stringify(schema, null, 2) },
	};
}

/** Calculator; connect it as `ai_tool`. The model calls it by the node's name with `{ input }`. */
export function toolCalculator(name = 'Calculator'): NodeSpec {
	return { name, type: `${PACKAGE}.toolCalculator`, typeVersion: 1 };
}

/** A tool in JavaScript that gets `query` and returns a string. The model calls it by the node's name. */
export function toolCode(name: string, description: string, jsCode: string): NodeSpec {
	return { name, type: `${PACKAGE}.toolCode`, typeVersion: 1.3, parameters: { description, jsCode } };
}

/** A stored sub-workflow as a tool. The model calls it by the node's name. */
export function toolWorkflow(name: string, description: string, workflowId: string): NodeSpec {
	return {
		name,
		type: `${PACKAGE}.toolWorkflow`,
		typeVersion: 2.2,
		parameters: {
			description,
			workflowId: { __rl: true, mode: 'id', value: workflowId },
			workflowInputs: { mappingMode: 'defineBelow', value: {}, matchingColumns: [], schema: [] },
		},
	};
}
