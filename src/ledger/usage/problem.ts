/** What is wrong with a usage a provider reported; the values are stable, so they can be counted and shown. */
export type UsageProblem =
	| 'not_reported'
	| 'incomplete'
	| 'not_a_count'
	| 'negative_count'
	| 'cache_exceeds_input'
	| 'part_exceeds_whole'
	| 'reasoning_exceeds_output'
	| 'total_mismatch'
	| 'other_model_tokens'
	| 'bad_reported_cost';

/** Each problem as a sentence: the rule that was broken and what was done about it. */
export const USAGE_PROBLEMS: Readonly<Record<UsageProblem, string>> = {
	not_reported: 'The answer names no tokens, so its cost is unknown.',
	incomplete: 'The answer names only its input or only its output tokens, so its cost is unknown.',
	not_a_count: 'A token count must be a whole number, this one is text or a fraction; the cost is unknown.',
	negative_count: 'A token count cannot be negative; the cost is unknown.',
	cache_exceeds_input:
		'Cached and cache-written tokens are part of the input, yet are more than it; the cost is unknown.',
	part_exceeds_whole: 'A part of the tokens is more than the whole it belongs to; the cost is unknown.',
	reasoning_exceeds_output:
		'Reasoning tokens are part of the output, yet are more than it; the output count was kept alone.',
	total_mismatch: 'Input and output do not add up to the reported total; the parts were kept.',
	other_model_tokens: 'Part of the work was billed at the price of another model and is not counted.',
	bad_reported_cost: 'The reported cost is not an amount of 0 or more; it was set aside.',
};
