const { dest, src } = require('gulp');

/**
 * Copies what tsc leaves out: the icons and the codex files, next to the compiled nodes.
 * `encoding: false` keeps the bytes as they are. The stream is returned so that gulp waits for it.
 */
function assets() {
	return src(['nodes/**/*.svg', 'nodes/**/*.node.json'], { encoding: false }).pipe(dest('dist/nodes'));
}

exports.assets = assets;
exports.default = assets;
