import type { BaseMessage } from '@langchain/core/messages';
import type { RepairTarget } from './maker';
import type { MakerNeeds } from './needs';

/** What every rule is told. */
export interface RepairContext {
	readonly target: RepairTarget;
	readonly needs: MakerNeeds;
}

/** One rule: gives back the same array when there is nothing for it to do, and never changes a message it was given. */
export type RepairRule = (messages: readonly BaseMessage[], context: RepairContext) => readonly BaseMessage[];
