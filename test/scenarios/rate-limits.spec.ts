import { RATE_LIMITS } from './cases/rate-limits';
import { describeScenarios } from './support/suite';

describeScenarios('rate limits', RATE_LIMITS);
