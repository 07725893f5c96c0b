import type { Locator, Page } from 'playwright-core';

/** n8n's editor loads some 10 MB of scripts; on a busy machine with two cores the canvas takes 15 s to appear. */
const LOAD_TIMEOUT_MS = 90_000;

/** What the editor says of a node's last run. */
export type CanvasStatus = 'success' | 'error' | 'none';

/** Acts on n8n's editor as a user would. Names are the nodes' names on the canvas. */
export class Editor {
	constructor(readonly page: Page) {}

	/** Opens a stored workflow and waits for its nodes. */
	async open(workflowId: string): Promise<void> {
		await this.page.goto(`/workflow/${workflowId}`, { timeout: LOAD_TIMEOUT_MS });
		await this.page.getByTestId('canvas-node').first().waitFor({ timeout: LOAD_TIMEOUT_MS });
		// The buttons around the canvas come last; before that, clicks on them are lost.
		await this.page.getByTestId('node-creator-plus-button').waitFor({ timeout: LOAD_TIMEOUT_MS });
	}

	/** A node on the canvas. */
	node(name: string): Locator {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name=${JSON.stringify(name)}]`);
	}

	/** The names of all nodes on the canvas. */
	async nodeNames(): Promise<readonly string[]> {
		const nodes = await this.page.getByTestId('canvas-node').all();
		return (await Promise.all(nodes.map((node) => node.getAttribute('data-node-name')))).map(
			(name) => name ?? '',
		);
	}

	/** Whether a node's last run is marked as good or bad on the canvas. */
	async status(name: string): Promise<CanvasStatus> {
		const node = this.node(name);
		if ((await node.getByTestId('canvas-node-status-success').count()) > 0) return 'success';
		return (await node.getByTestId('canvas-node-status-error').count()) > 0 ? 'error' : 'none';
	}

	/** Opens the node panel and types into its search; gives the names it lists. */
	async searchNodePanel(text: string): Promise<readonly string[]> {
		await this.page.getByTestId('node-creator-plus-button').click();
		await this.page.getByTestId('node-creator-search-bar').fill(text);
		const names = this.page.getByTestId('node-creator-item-name');
		await names.filter({ hasText: text }).first().waitFor();
		return await names.allInnerTexts();
	}

	/**
	 * Adds a sub-node through the plus below one of a node's inputs; its own panel opens.
	 *
	 * @param inputLabel what the canvas shows at the input, e.g. `Chat Model`.
	 */
	async addSubNode(parent: string, inputLabel: string, displayName: string): Promise<void> {
		const handle = this.node(parent)
			.getByTestId('canvas-node-input-handle')
			.filter({ hasText: new RegExp(`^\\s*${inputLabel}\\s*\\*?\\s*$`) });
		await handle.getByTestId('canvas-handle-plus').click();
		const names = this.page.getByTestId('node-creator-item-name');
		await names.first().waitFor();
		// A short list, such as that of memories, comes without a search.
		const search = this.page.getByTestId('node-creator-search-bar');
		if ((await search.count()) > 0) await search.fill(displayName);
		await this.pickNode(displayName);
	}

	/** Closes the node panel without taking anything from it. */
	async closeNodePanel(): Promise<void> {
		const search = this.page.getByTestId('node-creator-search-bar');
		// The first key press empties the search on some versions, the second one closes the panel.
		for (let press = 0; press < 3 && (await search.count()) > 0; press += 1) {
			await this.page.keyboard.press('Escape');
			await this.page.waitForTimeout(300);
		}
		await search.waitFor({ state: 'detached' });
	}

	/** Adds a community node: its entry in the node panel leads to a page with its details first. */
	async addCommunityNode(displayName: string): Promise<void> {
		await this.searchNodePanel(displayName);
		const entries = this.page.getByTestId('node-creator-item-name');
		await entries.getByText(displayName, { exact: true }).first().click();
		await this.page.getByText('Add to workflow').click();
		await this.panel().waitFor();
	}

	/** Drags a node over the canvas by so many CSS pixels. */
	async moveNode(name: string, by: { readonly x: number; readonly y: number }): Promise<void> {
		const from = await centerOf(this.node(name));
		await this.drag(from, { x: from.x + by.x, y: from.y + by.y });
	}

	/** Draws a connection from a sub-node's output to an input of another node. */
	async connect(from: string, to: string, inputLabel: string): Promise<void> {
		const edges = this.page.getByTestId('edge');
		const before = await edges.count();
		const output = this.node(from).getByTestId('canvas-node-output-handle').first();
		const inputs = this.node(to).getByTestId('canvas-node-input-handle');
		const input = inputs.filter({ hasText: inputLabel }).first();
		await this.drag(await centerOf(output), await centerOf(input));
		await edges.nth(before).waitFor({ state: 'attached' });
	}

	/** Brings all nodes into view. */
	async zoomToFit(): Promise<void> {
		await this.page.getByTestId('zoom-to-fit').click();
		await this.page.waitForTimeout(600);
	}

	/** Lets the editor lay the workflow out. */
	async tidyUp(): Promise<void> {
		await this.page.getByTestId('tidy-up-button').click();
		await this.page.waitForTimeout(600);
	}

	/** Opens a node's panel: input, parameters, output. */
	async openPanel(name: string): Promise<void> {
		await this.node(name).dblclick();
		await this.panel().waitFor();
	}

	/** The open panel of a node. */
	panel(): Locator {
		return this.page.getByTestId('ndv');
	}

	/** The output side of the open panel. */
	output(): Locator {
		return this.page.getByTestId('output-panel');
	}

	/** Shows the open panel's output as JSON and gives the text on view, its white space collapsed. */
	async outputJson(): Promise<string> {
		await this.output().getByTestId('radio-button-json').click();
		const shown = this.output().getByTestId('ndv-data-container').filter({ hasText: '[' });
		await shown.waitFor();
		return (await shown.innerText()).replace(/\s+/g, ' ');
	}

	/** Shows the open panel's output as a table and gives the text on view, its white space collapsed. */
	async outputTable(): Promise<string> {
		await this.output().getByTestId('radio-button-table').click();
		const shown = this.output().getByTestId('ndv-data-container');
		await shown.locator('table').first().waitFor();
		return (await shown.innerText()).replace(/\s+/g, ' ');
	}

	/** Closes the open panel. */
	async closePanel(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.panel().waitFor({ state: 'detached' });
	}

	/** Runs the workflow by hand and waits until the run is over. */
	async execute(timeoutMs = 60_000): Promise<void> {
		await this.page.getByTestId('execute-workflow-button').click();
		// Offered once a run has ended, whatever its outcome.
		await this.page.getByTestId('clear-execution-data-button').waitFor({ timeout: timeoutMs });
	}

	/** Waits until the messages over the corner of the page have gone and what moves has come to rest. */
	async settle(): Promise<void> {
		const messages = this.page.locator('.el-notification');
		while ((await messages.count()) > 0) await messages.first().waitFor({ state: 'detached' });
		await this.page.waitForTimeout(600);
	}

	/** Opens the logs below the canvas, where runs of sub-nodes are listed below those of their parent. */
	async openLogs(): Promise<void> {
		if ((await this.page.getByTestId('logs-overview-body').count()) > 0) return;
		await this.page.getByTestId('logs-overview-header').click();
		await this.page.getByTestId('logs-overview-body').waitFor();
	}

	private async drag(from: Point, to: Point): Promise<void> {
		await this.page.mouse.move(from.x, from.y);
		await this.page.mouse.down();
		await this.page.mouse.move(to.x, to.y, { steps: 25 });
		await this.page.mouse.up();
	}

	private async pickNode(displayName: string): Promise<void> {
		await this.page
			.getByTestId('node-creator-item-name')
			.getByText(displayName, { exact: true })
			.first()
			.click();
		await this.panel().waitFor();
	}
}

interface Point {
	readonly x: number;
	readonly y: number;
}

async function centerOf(locator: Locator): Promise<Point> {
	const box = await locator.boundingBox();
	if (!box) throw new Error('The element is not on view, so it cannot be dragged.');
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
