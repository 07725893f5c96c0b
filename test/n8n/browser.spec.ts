import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { copyFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { readExample } from '../../tools/demo/read-example';
import { scriptDemo } from '../../tools/demo/simulated-replies';
import { withCredentials } from '../../tools/demo/with-credentials';
import { type OpenEditor, openEditor } from '../../tools/n8n-host/browser';
import { agent, toolCalculator } from '../../tools/n8n-host/chain-nodes';
import { OWNER } from '../../tools/n8n-host/session';
import { manualTrigger } from '../../tools/n8n-host/trigger-nodes';
import { workflow } from '../../tools/n8n-host/workflow-builder';
import { withN8n } from './support/with-n8n';

/** What is seen on the way, for looking into a failure. */
const SCREENSHOTS = join(tmpdir(), 'model-router-images');
/** The documentation's pictures are taken with KEEP_IMAGES=1; other runs leave the tree as it is. */
const PICTURES = resolve(__dirname, '..', '..', 'docs', 'images');
const KEEP_PICTURES = process.env['KEEP_IMAGES'] === '1';
const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const NODES = ['Route Model', 'Fallback Chain', 'Classify Task', 'Model Costs'];
const FLOW_MS = 400_000;

const hasChromium = existsSync(CHROMIUM);
if (!hasChromium) console.warn(`The browser run is left out: there is no Chromium at ${CHROMIUM}.`);
const wanted = hasChromium || process.env['CI'] === 'true';

(wanted ? describe : describe.skip)('the editor', () => {
	const stage = withN8n();
	let open: OpenEditor;
	let workflowId: string;

	beforeAll(async () => {
		const agentName = agent().name;
		const saved = await stage().rest.createWorkflow(
			workflow('Routed agent')
				.node(manualTrigger())
				.node(agent({ text: 'Translate to German: good morning' }))
				.node(toolCalculator())
				.connect(manualTrigger().name, agentName)
				.connect(toolCalculator().name, agentName, { type: 'ai_tool' })
				.build(),
		);
		workflowId = saved.id;
		open = await openEditor(stage().rest.session, { screenshotDir: SCREENSHOTS });
		await signIn();
		await open.editor.open(workflowId);
	}, FLOW_MS);

	afterAll(async () => {
		await open?.close();
	});

	/** A screenshot that the documentation shows. */
	async function picture(name: string): Promise<void> {
		const path = await open.screenshot(name);
		if (KEEP_PICTURES) copyFileSync(path, join(PICTURES, `${name}.png`));
	}

	/** Signs in through the form, as a user does. */
	async function signIn(): Promise<void> {
		const { page } = open;
		await page.context().clearCookies();
		await page.goto('/signin');
		await page.locator('input[type="email"]').fill(OWNER.email);
		await page.locator('input[type="password"]').fill(OWNER.password);
		await open.screenshot('sign-in');
		await page.getByTestId('form-submit-button').click();
		await page.waitForURL((url) => !url.pathname.includes('signin'));
	}

	it.each(NODES)('finds %s by its name', async (name) => {
		const found = await open.editor.searchNodePanel(name);
		await open.screenshot(`find-${name.toLowerCase().replace(' ', '-')}`);
		await open.editor.closeNodePanel();
		expect(found).toContain(name);
	});

	it(
		'adds a router, connects it below an agent by hand, and models below it',
		async () => {
			const { editor } = open;
			await editor.addCommunityNode('Route Model');
			await editor.closePanel();
			await editor.moveNode('Route Model', { x: -60, y: 40 });
			await editor.zoomToFit();
			await editor.connect('Route Model', 'AI Agent', 'Chat Model');
			await editor.addSubNode('Route Model', 'Model 1', 'Google Gemini Chat Model');
			await editor.closePanel();
			await editor.addSubNode('Route Model', 'Model 2', 'Anthropic Chat Model');
			await editor.closePanel();
			await editor.tidyUp();
			await open.screenshot('canvas-connected');
			const names = await editor.nodeNames();
			expect(names).toEqual(
				expect.arrayContaining(['Route Model', 'Google Gemini Chat Model', 'Anthropic Chat Model']),
			);
			await editor.openPanel('Route Model');
			await open.screenshot('route-model-panel');
			await editor.closePanel();
		},
		FLOW_MS,
	);

	it(
		'runs, and shows in the sub-node which model answered and what it cost',
		async () => {
			const { editor } = open;
			await editor.execute();
			await picture('canvas-agent');
			expect(await editor.status('AI Agent')).toBe('success');
			expect(await editor.status('Route Model')).toBe('success');
			await editor.openPanel('Route Model');
			await picture('route-model-run');
			const json = await editor.outputJson();
			// The editor shows as much of a long output as fits, so the beginning has to do here.
			expect(json).toContain('"routing"');
			expect(json).toContain('"chosen"');
			expect(json).toContain('"reason": "Cheapest of 2');
			expect(json).toContain('"attempts"');
			await editor.closePanel();
			await editor.openLogs();
			await open.screenshot('logs');
		},
		FLOW_MS,
	);

	it(
		'shows what a run has cost as a table',
		async () => {
			const { editor } = open;
			const { rest, credentials, simulators } = stage();
			scriptDemo(simulators);
			const saved = await rest.createWorkflow(
				withCredentials(readExample('agent'), {
					openai: { route: 'simulator', credential: credentials.openAi },
					anthropic: { route: 'simulator', credential: credentials.anthropic },
				}),
			);
			await editor.open(saved.id);
			await editor.execute();
			expect(await editor.status('Model Costs')).toBe('success');
			await editor.settle();
			await picture('model-costs-canvas');
			await editor.openPanel('Model Costs');
			expect(await editor.outputTable()).toContain('gpt-4.1-mini');
			await picture('model-costs-run');
			await editor.closePanel();
		},
		FLOW_MS,
	);

	it(
		'shows the cost on the execution',
		async () => {
			const { page } = open;
			await open.editor.open(workflowId);
			await page.getByTestId('radio-button-executions').click();
			await page.waitForURL(/\/executions/);
			await page.getByText('Copy to editor').first().waitFor();
			await page.getByTestId('canvas-node').first().waitFor();
			await page.waitForLoadState('networkidle');
			await open.editor.settle();
			await open.screenshot('execution');
			const { customData } = await stage().rest.lastExecution(workflowId);
			expect(Number(customData['llm_cost_usd'])).toBeGreaterThan(0);
		},
		FLOW_MS,
	);
});
