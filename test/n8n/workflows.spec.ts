import { describe } from '@jest/globals';

import { agentLoop } from './scenarios/agent-loop';
import { badInput } from './scenarios/bad-input';
import { chains } from './scenarios/chains';
import { failures } from './scenarios/failures';
import { streaming } from './scenarios/streaming';
import { withSuite } from './support/with-suite';

// One file for all scenarios, so that n8n is started once.
const n8n = withSuite();

describe('an agent with tools', () => agentLoop(n8n));

describe('a streaming chat', () => streaming(n8n));

describe('failing models', () => failures(n8n));

describe('chains', () => chains(n8n));

describe('wrong input', () => badInput(n8n));
