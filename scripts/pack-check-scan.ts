import { ESLint } from 'eslint';

/** What the scanner lints of a published tarball. */
const TARBALL_PATTERNS = ['**/*.js', 'package.json'];

/**
 * Runs n8n's package scanner over the unpacked tarball and over the sources. The scanner itself passes a package
 * with warnings, so its rules are run once more to count those too.
 *
 * @returns one line per problem
 */
export async function scan(packageDir: string, sourceDir: string): Promise<string[]> {
	const scanner = await import('@n8n/scan-community-package/scanner/scanner.mjs');
	const legs = [
		{ what: 'tarball', dir: packageDir, patterns: TARBALL_PATTERNS },
		{ what: 'sources', dir: sourceDir, patterns: scanner.SOURCE_FILE_PATTERNS },
	];
	const problems: string[] = [];
	for (const { what, dir, patterns } of legs) {
		const verdict = await scanner.analyzePackage(dir, patterns);
		const findings = await lint(dir, patterns, await scanner.buildScanConfig());
		console.log(`n8n scanner, ${what}: ${verdict.passed ? 'passed' : 'failed'}, ${findings.length} findings`);
		problems.push(...findings.map((finding) => `n8n scanner, ${what}: ${finding}`));
		if (!verdict.passed && findings.length === 0) problems.push(`n8n scanner, ${what}: ${verdict.message}`);
	}
	return problems;
}

async function lint(cwd: string, patterns: string[], overrideConfig: ESLint.Options['overrideConfig']) {
	const eslint = new ESLint({
		cwd,
		allowInlineConfig: false,
		overrideConfigFile: true,
		errorOnUnmatchedPattern: false,
		...(overrideConfig ? { overrideConfig } : {}),
	});
	const results = await eslint.lintFiles(patterns);
	return results.flatMap(({ filePath, messages }) =>
		messages.map(({ line, message, ruleId }) => `${filePath}:${line} ${message} (${ruleId ?? 'parser'})`),
	);
}
