/** Most models that can be connected to one router. */
export const MAX_MODELS = 10;

/** The name of the parameter that says how many model inputs a node has. */
export const NUMBER_OF_MODELS = 'numberOfModels';

/**
 * The inputs of a router as an n8n expression. n8n evaluates the text in the editor and on the server, where nothing
 * of this file exists, so it is written as text and uses nothing but the node's parameters.
 *
 * The inputs are not required: a switched-off or missing model leaves the others working, and a router without any
 * model says so itself when it is called.
 */
export const MODEL_INPUTS = `={{ ((parameters) => {
	const wanted = Math.floor(Number(parameters.${NUMBER_OF_MODELS} ?? 2));
	const count = wanted >= 1 && wanted <= ${MAX_MODELS} ? wanted : 2;
	return Array.from({ length: count }, (_, index) => ({
		type: 'ai_languageModel',
		displayName: 'Model ' + (index + 1),
		maxConnections: 1,
		required: false,
	}));
})($parameter) }}` as const;
