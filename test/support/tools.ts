import { tool } from '@langchain/core/tools';

/** A tool that tells the weather of a city. */
export const weather = tool(() => 'sunny', {
	name: 'weather',
	description: 'Tells the weather',
	schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
});
