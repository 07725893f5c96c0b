/**
 * The provider behind each of n8n's chat model nodes. The node knows it for certain, where the model object often only
 * tells which maker's protocol it speaks.
 */
const PROVIDER_OF_NODE: Readonly<Record<string, string>> = {
	lmChatAlibabaCloud: 'alibaba',
	lmChatAnthropic: 'anthropic',
	lmChatAwsBedrock: 'amazon-bedrock',
	lmChatAzureOpenAi: 'azure',
	lmChatCohere: 'cohere',
	lmChatDeepSeek: 'deepseek',
	lmChatGoogleGemini: 'google',
	lmChatGoogleVertex: 'google-vertex',
	lmChatGroq: 'groq',
	lmChatLemonade: 'lemonade',
	lmChatMinimax: 'minimax',
	lmChatMistralCloud: 'mistral',
	lmChatMoonshot: 'moonshot',
	lmChatNvidia: 'nvidia',
	lmChatOllama: 'ollama',
	lmChatOpenRouter: 'openrouter',
	lmChatVercelAiGateway: 'vercel',
	lmChatXAiGrok: 'xai',
};

/**
 * The catalogue's provider id for a chat model node, such as `@n8n/n8n-nodes-langchain.lmChatAnthropic`. Undefined for
 * the OpenAI node too, because users point it at other services; there the address of the service decides.
 */
export function providerOfNode(nodeType: string): string | undefined {
	return PROVIDER_OF_NODE[nodeType.slice(nodeType.lastIndexOf('.') + 1)];
}
