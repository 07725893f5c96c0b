import type { PicoUsd } from '../domain/money';
import type { WhatIfCall, WhatIfGap } from './what-if';

/** The calls of a comparison added up. Amounts are over the calls that can be compared. */
export interface WhatIfTotal {
	readonly calls: number;
	readonly compared: number;
	/** Calls that cannot be compared, by reason. */
	readonly gaps: Readonly<Partial<Record<WhatIfGap, number>>>;
	/** Compared calls that another model would have been asked for. */
	readonly changed: number;
	/** Absent when no call can be compared, like the amounts below. */
	readonly cost?: PicoUsd;
	readonly otherRequests?: PicoUsd;
	readonly whatIf?: PicoUsd;
	/** Means over the compared calls for which both are known. */
	readonly expectedQuality?: number;
	readonly whatIfExpectedQuality?: number;
}

/** Adds up a comparison. */
export function totalOf(calls: readonly WhatIfCall[]): WhatIfTotal {
	const compared = calls.filter(({ gap }) => gap === undefined);
	const sum = (of: (call: WhatIfCall) => PicoUsd | undefined) =>
		compared.reduce((total, call) => total + (of(call) ?? 0n), 0n);
	const gaps: Partial<Record<WhatIfGap, number>> = {};
	for (const { gap } of calls) if (gap) gaps[gap] = (gaps[gap] ?? 0) + 1;
	return {
		calls: calls.length,
		compared: compared.length,
		gaps,
		changed: compared.filter(({ changed }) => changed).length,
		...(compared.length > 0 && {
			cost: sum(({ cost }) => cost),
			otherRequests: sum(({ otherRequests }) => otherRequests),
			whatIf: sum(({ whatIf: instead }) => instead),
		}),
		...meanQualities(compared),
	};
}

function meanQualities(
	calls: readonly WhatIfCall[],
): Pick<WhatIfTotal, 'expectedQuality' | 'whatIfExpectedQuality'> {
	const pairs = calls.flatMap(({ expectedQuality, whatIfExpectedQuality }) =>
		expectedQuality === undefined || whatIfExpectedQuality === undefined
			? []
			: [[expectedQuality, whatIfExpectedQuality] as const],
	);
	if (pairs.length === 0) return {};
	const mean = (at: 0 | 1) => pairs.reduce((total, pair) => total + pair[at], 0) / pairs.length;
	return { expectedQuality: mean(0), whatIfExpectedQuality: mean(1) };
}
