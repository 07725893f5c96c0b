/** Inside the repository the package's name stands for its sources; a program that installs it has its own types. */
declare module 'n8n-nodes-model-router' {
	type Core = typeof import('../../src');
	export const fallbackChain: Core['fallbackChain'];
	export const routeModel: Core['routeModel'];
	export type RoutedChatModel = import('../../src').RoutedChatModel;
	export type RoutingRecord = import('../../src').RoutingRecord;
}
