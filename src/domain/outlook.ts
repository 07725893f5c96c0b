import type { CallFeatures } from './call';
import type { Estimate, Rejection } from './estimate';
import type { ModelPrice } from './price';
import type { DataPolicy } from './rules';
import type { Classification } from './task';

/** What a router or chain, taken as a model, is expected to make of a call. */
export interface Outlook {
	/** What the model it would ask first is expected to deliver. */
	readonly estimate: Estimate;
	/** List price of that model; absent where it is unknown or several are asked at once. */
	readonly price?: ModelPrice;
	/** Set when none of its models can take the call. */
	readonly rejection?: Rejection;
}

/** Tells it call by call; `dataPolicies` are those of the routers above. */
export type OutlookOf = (
	features: CallFeatures,
	task: Classification,
	dataPolicies: readonly DataPolicy[],
) => Outlook;
