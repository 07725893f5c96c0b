import type { IDataObject } from 'n8n-workflow';

/** What the node says when there is nothing to report. It has no cost on purpose: none was measured. */
export const NO_CALLS: Readonly<IDataObject> = {
	routedCalls: 0,
	message:
		'No call went through a Route Model or Fallback Chain node in this execution so far. Connect one below the AI node, and place Model Costs after it. Calls of a sub-workflow are reported inside that sub-workflow.',
};
