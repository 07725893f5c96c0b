import { isObject } from './raw-counts';

/**
 * The web searches in the output of OpenAI's Responses API, which its usage does not count. Each search is billed, pages
 * opened or looked through after one are not
 * (https://platform.openai.com/docs/guides/tools-web-search#output-and-citations). Undefined where there are none.
 */
export function webSearchesIn(body: unknown): number | undefined {
	if (!isObject(body)) return undefined;
	if (isObject(body['response'])) return webSearchesIn(body['response']);
	const output = body['output'];
	if (!Array.isArray(output)) return undefined;
	const searches = output.filter(isSearch).length;
	return searches === 0 ? undefined : searches;
}

function isSearch(item: unknown): boolean {
	if (!isObject(item) || item['type'] !== 'web_search_call') return false;
	const action = item['action'];
	return !isObject(action) || action['type'] === undefined || action['type'] === 'search';
}
