import { OUTAGES } from './cases/outages';
import { describeScenarios } from './support/suite';

describeScenarios('outages', OUTAGES);
