import { nodeEnv } from './command';

/** Settings that keep n8n on the loopback address and away from its cloud services. */
function loopbackSettings(port: number, brokerPort: number, userFolder: string): Record<string, string> {
	return {
		N8N_USER_FOLDER: userFolder,
		N8N_PORT: String(port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_SECURE_COOKIE: 'false',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_REINSTALL_MISSING_PACKAGES: 'false',
		// Its catalogue is fetched from the network at every start.
		N8N_DISABLED_MODULES: 'mcp-registry',
		N8N_LOG_LEVEL: 'info',
		NO_COLOR: '1',
		DB_TYPE: 'sqlite',
		EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'all',
		EXECUTIONS_DATA_SAVE_ON_ERROR: 'all',
		EXECUTIONS_DATA_SAVE_MANUAL_EXECUTIONS: 'true',
		NO_PROXY: '127.0.0.1,localhost',
	};
}

/**
 * The few variables n8n gets from here. Not the whole environment: a test runner's `NODE_ENV=test` makes n8n look
 * for its sources, and a developer's own `N8N_` settings would change what is tested.
 */
function baseEnv(): Record<string, string> {
	const env = nodeEnv();
	const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ'].flatMap((name) => {
		const value = env[name];
		return value === undefined ? [] : [[name, value] as const];
	});
	return { ...Object.fromEntries(kept), NODE_ENV: 'production' };
}

/** Where one n8n process listens and keeps its things. */
export interface ProcessPlace {
	readonly port: number;
	/** Of the broker that n8n's task runner connects to. */
	readonly brokerPort: number;
	/** n8n's `N8N_USER_FOLDER`. */
	readonly userFolder: string;
	/** Further settings, winning over the ones here. */
	readonly env?: Readonly<Record<string, string>> | undefined;
}

/** The whole environment of an n8n process of the tests. */
export function processEnv({ port, brokerPort, userFolder, env }: ProcessPlace): Record<string, string> {
	return { ...baseEnv(), ...loopbackSettings(port, brokerPort, userFolder), ...env };
}
