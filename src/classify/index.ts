export { classify, classifyText } from './classify';
export { extractFeatures } from './features';
export { estimateTokens } from './tokens';
