import { BROKEN_ANSWERS } from './cases/broken-answers';
import { describeScenarios } from './support/suite';

describeScenarios('broken answers', BROKEN_ANSWERS);
