/**
 * What the agent of the demo is asked: ten kinds of work, from small talk to a hard piece of code. Two fit a tool. The
 * order puts easy prompts first, so that the table shows how the choice moves with the difficulty.
 */
export const PROMPTS = [
	'Good morning! How are you today?',
	'Translate into French: The office stays closed on Monday because of the storm.',
	'Summarize in one sentence: The ferry left two hours late because fog had closed the harbour. Passengers were ' +
		'given vouchers, and the company apologised on its website.',
	'Extract sender, date and amount: Invoice 8841 from Halden Paper, 3 March 2026, comes to 1,249.50 EUR.',
	'Track parcel A-1042.',
	'Calculate 18 * 245 + 1200 / 4.',
	'Draft a short, friendly e-mail that tells our customers about the longer opening hours from May.',
	'Refactor this SQL so that it scans the table once, and explain why the plan gets better: SELECT a.id FROM ' +
		'orders a WHERE a.total > (SELECT AVG(b.total) FROM orders b WHERE b.customer_id = a.customer_id);',
	'Prove by induction that every polynomial of odd degree with real coefficients has a real root, derive which ' +
		'theorem each step needs, and analyse why the proof fails for complex matrices and their eigenvalues.',
	'Implement a lock-free concurrent queue in Rust. Prove that it is linearizable, justify the memory ordering of ' +
		'every atomic access, and derive the amortized complexity of both operations under contention.',
] as const;

/** What the Classify Task example sorts; the last one is empty and leaves on Failed. */
export const REQUESTS = [
	'Translate into Spanish: Please leave the parcel with our neighbour.',
	'Write a SQL query that lists the ten customers with the most orders this year.',
	'What is the difference between a lake and a lagoon?',
	'Übersetze ins Englische: Der Zug hat zwanzig Minuten Verspätung.',
	'Fix this function: def mean(values): return sum(values) / len(value)',
	'Write a haiku about the first snow.',
	'',
] as const;
