/** Other names under which libraries and gateways know a provider, in lower case with `-` for `_`. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
	aws: 'amazon-bedrock',
	bedrock: 'amazon-bedrock',
	'aws-bedrock': 'amazon-bedrock',
	'azure-openai': 'azure',
	'azure-ai': 'azure',
	gemini: 'google',
	'google-genai': 'google',
	'google-ai': 'google',
	'google-vertexai': 'google-vertex',
	vertexai: 'google-vertex',
	'vertex-ai': 'google-vertex',
	mistralai: 'mistral',
	'x-ai': 'xai',
	togetherai: 'together',
	'together-ai': 'together',
	'fireworks-ai': 'fireworks',
	moonshotai: 'moonshot',
	kimi: 'moonshot',
	dashscope: 'alibaba',
	qwen: 'alibaba',
	'vercel-ai-gateway': 'vercel',
	'z-ai': 'zai',
	'nvidia-nim': 'nvidia',
	'novita-ai': 'novita',
};

/** Hosts of providers' chat endpoints. */
const HOSTS: Readonly<Record<string, string>> = {
	'api.openai.com': 'openai',
	'eu.api.openai.com': 'openai',
	'us.api.openai.com': 'openai',
	'api.anthropic.com': 'anthropic',
	'generativelanguage.googleapis.com': 'google',
	'aiplatform.googleapis.com': 'google-vertex',
	'api.mistral.ai': 'mistral',
	'codestral.mistral.ai': 'mistral',
	'api.deepseek.com': 'deepseek',
	'api.groq.com': 'groq',
	'api.x.ai': 'xai',
	'api.cohere.ai': 'cohere',
	'api.cohere.com': 'cohere',
	'api.perplexity.ai': 'perplexity',
	'openrouter.ai': 'openrouter',
	'api.together.xyz': 'together',
	'api.together.ai': 'together',
	'api.fireworks.ai': 'fireworks',
	'api.cerebras.ai': 'cerebras',
	'integrate.api.nvidia.com': 'nvidia',
	'api.moonshot.ai': 'moonshot',
	'api.minimax.io': 'minimax',
	'dashscope-intl.aliyuncs.com': 'alibaba',
	'ai-gateway.vercel.sh': 'vercel',
	'router.huggingface.co': 'huggingface',
	'api-inference.huggingface.co': 'huggingface',
	'api.z.ai': 'zai',
	'open.bigmodel.cn': 'zhipuai',
	'api.ai21.com': 'ai21',
	'inference.baseten.co': 'baseten',
	'api.cloudflare.com': 'cloudflare',
	'api.deepinfra.com': 'deepinfra',
	'inference.do-ai.run': 'digitalocean',
	'api.friendli.ai': 'friendli',
	'api.githubcopilot.com': 'github-copilot',
	'api.gmi-serving.com': 'gmi',
	'api.hyperbolic.xyz': 'hyperbolic',
	'api.inceptionlabs.ai': 'inception',
	'api.lambda.ai': 'lambda',
	'api.llama.com': 'meta',
	'api.morphllm.com': 'morph',
	'api.tokenfactory.nebius.com': 'nebius',
	'api.studio.nebius.com': 'nebius',
	'api.novita.ai': 'novita',
	'inference.api.nscale.com': 'nscale',
	'ollama.com': 'ollama-cloud',
	'oai.endpoints.kepler.ai.cloud.ovh.net': 'ovhcloud',
	'api.poe.com': 'poe',
	'api.replicate.com': 'replicate',
	'router.requesty.ai': 'requesty',
	'api.sambanova.ai': 'sambanova',
	'api.scaleway.ai': 'scaleway',
	'api.siliconflow.com': 'siliconflow',
	'api.stepfun.com': 'stepfun',
	'api.upstage.ai': 'upstage',
	'api.v0.dev': 'v0',
	'api.venice.ai': 'venice',
	'api.inference.wandb.ai': 'wandb',
	'api.xiaomimimo.com': 'xiaomi',
	'api.avian.io': 'avian',
	'api.arcee.ai': 'arcee',
};

/** Patterns of hosts that carry an account's or a region's name. */
const HOST_PATTERNS: readonly (readonly [RegExp, string])[] = [
	[/\.openai\.azure\.com$|\.services\.ai\.azure\.com$|\.cognitiveservices\.azure\.com$/, 'azure'],
	[/\.models\.ai\.azure\.com$|\.inference\.ai\.azure\.com$/, 'azure'],
	[/^bedrock-(?:runtime|mantle)(?:-fips)?\.[a-z0-9-]+\.(?:amazonaws\.com|api\.aws)$/, 'amazon-bedrock'],
	[/^[a-z0-9-]+-aiplatform\.googleapis\.com$/, 'google-vertex'],
	[/^aiplatform\.[a-z]{2}\.rep\.googleapis\.com$/, 'google-vertex'],
	[/^[a-z]{2}-[a-z]+-\d\.api\.x\.ai$/, 'xai'],
	[/\.cloud\.databricks\.com$|\.azuredatabricks\.net$/, 'databricks'],
];

const OLLAMA_PORT = '11434';

/** The catalogue's id for a provider's name as libraries write it: `mistralai` and `azure_openai` are known too. */
export function canonicalProvider(name: string): string {
	const plain = name.trim().toLowerCase().replaceAll('_', '-');
	return Object.hasOwn(OTHER_NAMES, plain) ? (OTHER_NAMES[plain] ?? plain) : plain;
}

/**
 * The provider behind a host, such as `api.openai.com` or `localhost:11434`; undefined when it is not known. A server
 * on Ollama's port is taken for Ollama.
 */
export function providerOfHost(host: string): string | undefined {
	const [name = '', port] = host.trim().toLowerCase().split(':');
	const known = Object.hasOwn(HOSTS, name) ? HOSTS[name] : undefined;
	if (known) return known;
	const pattern = HOST_PATTERNS.find(([expression]) => expression.test(name));
	return pattern?.[1] ?? (port === OLLAMA_PORT ? 'ollama' : undefined);
}

/** Hosts that name their region; the region is the first group. */
const REGION_HOSTS: readonly RegExp[] = [
	/^(eu|us)\.api\.openai\.com$/,
	/^bedrock-(?:runtime|mantle)(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com|api\.aws)$/,
	/^([a-z0-9-]+)-aiplatform\.googleapis\.com$/,
	/^aiplatform\.([a-z]{2})\.rep\.googleapis\.com$/,
	/^([a-z]{2}-[a-z]+-\d)\.api\.x\.ai$/,
];

/** The region in a host such as `eu.api.openai.com` or `europe-west4-aiplatform.googleapis.com`; undefined without one. */
export function regionOfHost(host: string | undefined): string | undefined {
	if (host === undefined) return undefined;
	const name = host.trim().toLowerCase();
	const found = REGION_HOSTS.map((pattern) => pattern.exec(name)?.[1]).find((region) => region !== undefined);
	return found === 'global' ? undefined : found;
}
