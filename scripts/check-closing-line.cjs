const { writeSync } = require('node:fs');

/**
 * Jest reporter that ends the output with `N passed, N failed` (and `, N skipped` when some were), alone on a
 * line. A spec file that cannot be loaded counts as one failure, since its tests were never seen.
 * Written as the process ends, because Jest puts its own summary after every other reporter.
 */
class ClosingLineReporter {
	onRunComplete(_contexts, results) {
		const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
		const skipped = results.numPendingTests + results.numTodoTests;
		const line = `${results.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
		process.once('exit', () => writeSync(process.stdout.fd, `\n${line}\n`));
	}
}

module.exports = ClosingLineReporter;
