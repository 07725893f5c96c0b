// Completes package-lock.json after `npm install` on a registry that does not serve every platform's binaries: npm
// then leaves them out of the lock, and `npm ci` refuses such a lock. Run by hand after a dependency has changed:
// node scripts/setup-lock.mjs [path of a package-lock.json ...]
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = [
	'aix',
	'android',
	'darwin',
	'freebsd',
	'linux',
	'netbsd',
	'openbsd',
	'openharmony',
	'sunos',
	'win32',
];
const PROCESSORS = [
	'arm',
	'arm64',
	'ia32',
	'loong64',
	'mips64el',
	'ppc64',
	'riscv64',
	's390x',
	'wasm32',
	'x64',
];

/** Which of the words a binary package's name, such as `@swc/core-linux-arm64-gnu`, holds. */
function namedIn(name, words) {
	const parts = name.split('-');
	return words.filter((word) => parts.includes(word));
}

/** @returns the entry for a platform's package, or undefined when its name tells no platform */
function platformEntry(name, version, parent) {
	const os = namedIn(name, SYSTEMS);
	const cpu = namedIn(name, PROCESSORS);
	if (os.length === 0 || !/^\d+\.\d+\.\d+$/.test(version)) return undefined;
	return {
		version,
		...(cpu.length > 0 ? { cpu } : {}),
		...(parent.dev ? { dev: true } : {}),
		optional: true,
		os,
	};
}

/** @returns how many entries were added */
function complete(packages) {
	let added = 0;
	for (const [path, parent] of Object.entries(packages)) {
		for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
			const place = `node_modules/${name}`;
			const entry = platformEntry(name, version, parent);
			if (!entry || packages[place] || packages[`${path}/${place}`]) continue;
			packages[place] = entry;
			added += 1;
		}
	}
	return added;
}

const paths = process.argv.slice(2);
for (const path of paths.length > 0 ? paths : ['package-lock.json']) {
	const lock = JSON.parse(readFileSync(path, 'utf8'));
	const added = complete(lock.packages);
	const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
	lock.packages = Object.fromEntries(sorted);
	if (added > 0) writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
	process.stdout.write(`${path}: ${added} packages of other platforms added\n`);
}
