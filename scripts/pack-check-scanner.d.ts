/** The part of n8n's package scanner that is used here; it ships no types. */
declare module '@n8n/scan-community-package/scanner/scanner.mjs' {
	import type { Linter } from 'eslint';

	/** What the scanner lints of a package's sources, as glob patterns. */
	export const SOURCE_FILE_PATTERNS: string[];
	/** The scanner's ESLint configuration. */
	export function buildScanConfig(): Promise<Linter.Config[]>;
	/** Lints a folder with it; warnings do not fail it. */
	export function analyzePackage(
		packageDir: string,
		filePatterns?: string[],
	): Promise<{ passed: boolean; message?: string; details?: string }>;
}
