import { SILENCE } from './cases/silence';
import { describeScenarios } from './support/suite';

describeScenarios('silence', SILENCE);
