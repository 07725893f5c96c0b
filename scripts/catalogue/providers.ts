import type { SourceName } from './types';

/**
 * The catalogue's provider ids, each with the names the sources use where they differ. Resellers without a public
 * price list of their own are left out.
 */
const PROVIDERS: Readonly<Record<string, Partial<Record<SourceName, readonly string[]>>>> = {
	openai: {},
	anthropic: {},
	google: { litellm: ['gemini'] },
	'google-vertex': { litellm: ['vertex_ai'], 'models.dev': ['google-vertex', 'google-vertex-anthropic'] },
	azure: { litellm: ['azure', 'azure_ai'], 'models.dev': ['azure', 'azure-cognitive-services'] },
	'amazon-bedrock': { 'genai-prices': ['aws'], litellm: ['bedrock', 'bedrock_converse', 'bedrock_mantle'] },
	mistral: { litellm: ['mistral', 'codestral'] },
	deepseek: {},
	groq: {},
	xai: { 'genai-prices': ['x-ai'] },
	cohere: { litellm: ['cohere_chat', 'cohere'] },
	perplexity: {},
	openrouter: {},
	together: { litellm: ['together_ai'], 'models.dev': ['togetherai'] },
	fireworks: { litellm: ['fireworks_ai'], 'models.dev': ['fireworks-ai'] },
	cerebras: {},
	nvidia: { litellm: ['nvidia_nim'] },
	moonshot: { 'genai-prices': ['moonshotai'], 'models.dev': ['moonshotai'], 'pi-ai': ['moonshotai'] },
	minimax: {},
	alibaba: { litellm: ['dashscope'] },
	vercel: { litellm: ['vercel_ai_gateway'], 'pi-ai': ['vercel-ai-gateway'] },
	huggingface: {},
	zai: {},
	zhipuai: {},
	ai21: {},
	baseten: {},
	cloudflare: { 'models.dev': ['cloudflare-workers-ai'], 'pi-ai': ['cloudflare-workers-ai'] },
	databricks: {},
	deepinfra: {},
	digitalocean: { litellm: ['gradient_ai'] },
	friendli: { litellm: ['friendliai'] },
	'github-copilot': { litellm: ['github_copilot'] },
	gmi: { 'models.dev': ['gmicloud'] },
	hyperbolic: {},
	inception: {},
	lambda: { litellm: ['lambda_ai'] },
	meta: { litellm: ['meta_llama', 'meta'], 'models.dev': ['llama'] },
	morph: {},
	nebius: {},
	novita: { 'models.dev': ['novita-ai'] },
	nscale: {},
	'ollama-cloud': {},
	ovhcloud: {},
	poe: {},
	replicate: {},
	requesty: {},
	sambanova: {},
	scaleway: {},
	siliconflow: {},
	stepfun: {},
	upstage: {},
	v0: {},
	venice: {},
	wandb: {},
	xiaomi: {},
	avian: {},
	arcee: {},
};

/** The catalogue's provider id for a source's own one; undefined when the catalogue does not take it in. */
export function providerId(source: SourceName, name: string): string | undefined {
	return namesOf(source).get(name);
}

const cache = new Map<SourceName, Map<string, string>>();

function namesOf(source: SourceName): Map<string, string> {
	const known = cache.get(source);
	if (known) return known;
	const names = new Map<string, string>();
	for (const [id, aliases] of Object.entries(PROVIDERS)) {
		for (const name of aliases[source] ?? [id]) names.set(name, id);
	}
	cache.set(source, names);
	return names;
}
