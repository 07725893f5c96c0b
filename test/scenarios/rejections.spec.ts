import { REJECTIONS } from './cases/rejections';
import { describeScenarios } from './support/suite';

describeScenarios('rejections', REJECTIONS);
