export { type ClassifiedText, classify, classifyAsCall, classifyText, type GainOf } from './classify';
export {
	type ExpectedScores,
	expectedScores,
	FEWEST_OUTCOMES,
	learnQuality,
	type LearnedQuality,
	parseQualityProfile,
	type QualityOutcome,
	type QualityProfile,
} from './learned/quality-profile';
export { extractFeatures } from './features';
export * from './judge';
export { type OutputLength, OutputLengths } from './output-lengths';
export * from './own-tasks';
export { estimateTokens } from './tokens';
