import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { chromium, selectors } from 'playwright-core';

import { Editor } from './editor';
import type { Session } from './session';

/** Keeps Chromium off the network and working inside a container. */
const FLAGS = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** How the editor is opened. */
export interface EditorOptions {
	/** Where `screenshot` puts its files; made when absent. */
	readonly screenshotDir: string;
	/** Opened at once when given. */
	readonly workflowId?: string;
	/** CSS pixels; default 1440 x 900. */
	readonly viewport?: { readonly width: number; readonly height: number };
}

/** An open browser with the owner signed in. */
export interface OpenEditor {
	readonly page: Page;
	readonly editor: Editor;
	/** Saves what is seen as `<name>.png` and gives its path. */
	screenshot(name: string): Promise<string>;
	close(): Promise<void>;
}

/** n8n marks its elements with `data-test-id`; Playwright's default is `data-testid`. */
selectors.setTestIdAttribute('data-test-id');

function chromiumPath(env: NodeJS.ProcessEnv = process.env): string {
	const path = env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
	if (existsSync(path)) return path;
	throw new Error(`There is no Chromium at ${path}. Install Debian's "chromium", or set CHROMIUM_PATH.`);
}

async function newSignedInPage(browser: Browser, session: Session, options: EditorOptions): Promise<Page> {
	const { viewport = { width: 1440, height: 900 } } = options;
	const context = await browser.newContext({ baseURL: session.baseUrl, viewport });
	const cookies = session.cookie.split('; ').map((pair) => {
		const at = pair.indexOf('=');
		return { name: pair.slice(0, at), value: pair.slice(at + 1), url: session.baseUrl };
	});
	await context.addCookies(cookies);
	return await context.newPage();
}

/**
 * Opens n8n's editor in a headless Chromium, signed in with the session's cookie.
 *
 * @throws Error when Chromium is not installed.
 */
export async function openEditor(session: Session, options: EditorOptions): Promise<OpenEditor> {
	mkdirSync(options.screenshotDir, { recursive: true });
	const browser = await chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
	try {
		const page = await newSignedInPage(browser, session, options);
		const editor = new Editor(page);
		if (options.workflowId !== undefined) await editor.open(options.workflowId);
		const screenshot = async (name: string): Promise<string> => {
			const path = join(options.screenshotDir, `${name}.png`);
			await page.screenshot({ path });
			return path;
		};
		return { page, editor, screenshot, close: () => browser.close() };
	} catch (error) {
		await browser.close();
		throw error;
	}
}
