const transform = {
	'^.+\\.[cm]?[jt]sx?$': [
		'@swc/jest',
		{
			jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } },
			module: { type: 'commonjs' },
			sourceMaps: 'inline',
		},
	],
};

const shared = {
	testEnvironment: 'node',
	transform,
	// nock and what it brings are published as ES modules only; they are compiled like our own sources.
	transformIgnorePatterns: ['/node_modules/(?!(nock|@mswjs|@open-draft|rettime)/)'],
	// Keeps the file index away from the n8n installation that the n8n project makes.
	roots: ['<rootDir>/nodes', '<rootDir>/src', '<rootDir>/test'],
};

/** @type {import('jest').Config} */
module.exports = {
	projects: [
		{
			...shared,
			displayName: 'unit',
			testMatch: [
				'<rootDir>/test/{unit,property,contract}/**/*.spec.ts',
				'<rootDir>/test/architecture.spec.ts',
			],
		},
		{
			...shared,
			displayName: 'scenarios',
			testMatch: ['<rootDir>/test/scenarios/**/*.spec.ts'],
		},
		{
			...shared,
			displayName: 'n8n',
			testMatch: ['<rootDir>/test/n8n/**/*.spec.ts'],
		},
	],
	reporters: ['default', '<rootDir>/scripts/check-closing-line.cjs'],
};
