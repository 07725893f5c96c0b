/** Survives a second copy of this package in one process, where `instanceof` would not. */
const ROUTED = Symbol.for('n8n-nodes-model-router.model');

/** Marks a class of models that route and record their own calls. */
export { ROUTED };

/** Whether a model is itself a router or a chain of this package. */
export function isRoutedModel(value: unknown): boolean {
	return typeof value === 'object' && value !== null && ROUTED in value;
}
