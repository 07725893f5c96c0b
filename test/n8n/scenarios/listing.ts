import { expect, it } from '@jest/globals';
import { z } from 'zod';

import type { N8n } from '../support/with-suite';

const iconSchema = z.union([z.string(), z.object({ light: z.string(), dark: z.string() })]);
const listingSchema = z.object({
	name: z.string(),
	displayName: z.string(),
	description: z.string(),
	iconUrl: iconSchema,
	properties: z.array(
		z.object({ displayName: z.string(), description: z.string().optional() }).passthrough(),
	),
	codex: z.object({ categories: z.array(z.string()) }).passthrough(),
});

/** What the editor gets to see of the nodes. */
export function listing(n8n: N8n): void {
	it.each([
		['routeModel', 'Route Model'],
		['fallbackChain', 'Fallback Chain'],
		['classifyTask', 'Classify Task'],
		['modelCosts', 'Model Costs'],
	])('lists %s with its description and its icons', async (type, displayName) => {
		const { rest, nodes } = n8n();
		const listed = (await rest.listNodeTypes()).filter(({ name }) => name === `${nodes.name}.${type}`);
		expect(listed).toHaveLength(1);
		const node = listingSchema.parse(listed[0]);
		expect(node.displayName).toBe(displayName);
		expect(node.description.length).toBeGreaterThan(20);
		expect(node.codex.categories).toContain('AI');
		expect(node.properties.filter(({ description }) => !description)).toEqual([]);
		const urls = typeof node.iconUrl === 'string' ? [node.iconUrl] : [node.iconUrl.light, node.iconUrl.dark];
		expect(urls).toHaveLength(2);
		for (const url of urls) {
			const response = await rest.session.fetch(`/${url}`);
			expect(response.status).toBe(200);
			expect(response.headers.get('content-type')).toContain('image/svg+xml');
			expect(await response.text()).toContain('<svg');
		}
	});
}
