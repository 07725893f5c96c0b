import { describe } from '@jest/globals';

import { agentLoop } from './scenarios/agent-loop';
import { withSuite } from './support/with-suite';

// One file for all scenarios, so that n8n is started once.
const n8n = withSuite();

describe('an agent with tools', () => agentLoop(n8n));
