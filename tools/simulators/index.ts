export { startSimulators, type SimulatorOptions, type Simulators } from './simulators';
export type { ReportedPrice } from './answer';
export type { BillLine, LoggedRequest, RequestOutcome } from './log';
export type {
	AnswerStep,
	Matcher,
	NamedFaultStep,
	Pace,
	Reply,
	ReplyStep,
	RequestMatch,
	StatusFaultStep,
	WireFaultStep,
} from './script-types';
export { NAMED_FAULTS, type ChatRequest, type Maker, type NamedFault, type ToolCall } from './types';
export { CHARS_PER_TOKEN, TOKENS_PER_IMAGE } from './usage';
