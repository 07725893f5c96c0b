import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PROBE_PACKAGE = 'n8n-nodes-model-router-probe';
const ROUTER_PACKAGE = 'n8n-nodes-model-router';
const BARRED_PACKAGE = 'n8n-nodes-model-router-barred';

/** Node types of the test-only package: things a user could connect and a router has to refuse or work around. */
export const PROBE_TYPES = {
	/** A chat model that cannot bind tools; answers "no tools needed" and reports no usage. */
	withoutTools: `${PROBE_PACKAGE}.lmChatWithoutTools`,
	/** Supplies a plain object as its model. */
	noModel: `${PROBE_PACKAGE}.lmNoModel`,
} as const;

/** Route Model as an n8n without LangChain for community packages has it. */
export const BARRED_ROUTE_MODEL = `${BARRED_PACKAGE}.routeModel`;

function nodeSource(className: string, name: string, supply: string): string {
	return `class ${className} {
	constructor() {
		this.description = {
			displayName: '${className}', name: '${name}', icon: 'fa:robot', group: ['transform'], version: 1,
			description: 'For tests', defaults: { name: '${className}' }, inputs: [], outputs: ['ai_languageModel'],
			properties: [],
		};
	}
	async supplyData() { ${supply} }
}
module.exports = { ${className} };
`;
}

const WITHOUT_TOOLS = `
	const { BaseChatModel } = require('@langchain/core/language_models/chat_models');
	const { AIMessage } = require('@langchain/core/messages');
	class ModelWithoutTools extends BaseChatModel {
		_llmType() { return 'without_tools'; }
		async _generate() {
			const text = 'no tools needed';
			return { generations: [{ text, message: new AIMessage(text) }] };
		}
	}
	ModelWithoutTools.prototype.bindTools = undefined;
	return { response: new ModelWithoutTools({}) };
`;

/** Writes the test-only package into n8n's user folder, beside the packed nodes. */
export function installProbeNodes(userFolder: string): void {
	const nodes = [
		['LmChatWithoutTools', 'lmChatWithoutTools', WITHOUT_TOOLS],
		['LmNoModel', 'lmNoModel', `return { response: { hello: 'world' } };`],
	] as const;
	const dir = join(userFolder, '.n8n', 'nodes', 'node_modules', PROBE_PACKAGE);
	mkdirSync(dir, { recursive: true });
	for (const [className, name, supply] of nodes) {
		writeFileSync(join(dir, `${className}.node.js`), nodeSource(className, name, supply));
	}
	const files = nodes.map(([className]) => `${className}.node.js`);
	const manifest = { name: PROBE_PACKAGE, version: '1.0.0', n8n: { n8nNodesApiVersion: 1, nodes: files } };
	writeFileSync(join(dir, 'package.json'), JSON.stringify(manifest));
}

/**
 * Puts a copy of the packed nodes under another name beside them, and gives the environment under which that copy, and
 * nothing else, fails to resolve LangChain: the state of every community package in an n8n before 2.28.
 */
export function installBarredCopy(userFolder: string): Record<string, string> {
	const modules = join(userFolder, '.n8n', 'nodes', 'node_modules');
	const dir = join(modules, BARRED_PACKAGE);
	cpSync(join(modules, ROUTER_PACKAGE), dir, { recursive: true });
	const file = join(dir, 'package.json');
	const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
	writeFileSync(file, JSON.stringify({ ...manifest, name: BARRED_PACKAGE }));
	const preload = join(userFolder, 'bar-langchain.cjs');
	writeFileSync(
		preload,
		`const Module = require('node:module');
const resolve = Module._resolveFilename;
Module._resolveFilename = function (request, parent, ...rest) {
	if (request.startsWith('@langchain/') && String(parent?.filename).includes('/${BARRED_PACKAGE}/')) {
		throw Object.assign(new Error("Cannot find module '" + request + "'"), { code: 'MODULE_NOT_FOUND' });
	}
	return resolve.call(this, request, parent, ...rest);
};
`,
	);
	return { NODE_OPTIONS: `--require=${preload}` };
}
