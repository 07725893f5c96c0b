import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { z } from 'zod';

import type { HostPaths } from './host-paths';

/** The services that n8n's queue mode needs, by address. */
export interface QueueServices {
	/** Of a role that may create databases. */
	readonly postgres: URL;
	readonly redis: URL;
}

/** The services' addresses: `N8N_ROUTER_POSTGRES_URL` and `N8N_ROUTER_REDIS_URL`, else the usual local ones. */
export function queueServices(env: NodeJS.ProcessEnv = process.env): QueueServices {
	return {
		postgres: new URL(env['N8N_ROUTER_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'),
		redis: new URL(env['N8N_ROUTER_REDIS_URL'] ?? 'redis://127.0.0.1:6379'),
	};
}

const PROBE = `
const { connect } = require('node:net');
const sockets = process.argv.slice(1).map((address) => {
	const { hostname, port } = new URL(address);
	return connect({ host: hostname, port: Number(port), timeout: 2000 });
});
for (const socket of sockets) {
	socket.on('connect', () => socket.destroy());
	socket.on('timeout', () => process.exit(1));
	socket.on('error', () => process.exit(1));
}`;

/** Whether both services take connections; answered at once, because test files must say so while they load. */
export function areListening({ postgres, redis }: QueueServices): boolean {
	try {
		execFileSync(process.execPath, ['-e', PROBE, postgres.href, redis.href], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

interface PgClient {
	connect(): Promise<unknown>;
	query(sql: string): Promise<unknown>;
	end(): Promise<void>;
}
type PgClientClass = new (options: { connectionString: string }) => PgClient;
const pgSchema = z.object({ Client: z.custom<PgClientClass>((value) => typeof value === 'function') });

/** Runs one statement with the PostgreSQL client that n8n itself brings. */
async function runSql(hostPaths: HostPaths, postgres: URL, sql: string): Promise<void> {
	const { Client } = pgSchema.parse(createRequire(hostPaths.n8nBin)('pg'));
	const client = new Client({ connectionString: postgres.href });
	await client.connect();
	try {
		await client.query(sql);
	} finally {
		await client.end();
	}
}

/** What main process and workers of one n8n share. */
export interface Queue {
	/** Settings for the main process and each worker. */
	readonly env: Readonly<Record<string, string>>;
	/** Deletes the database; call it when all processes have ended. */
	drop(): Promise<void>;
}

function settings({ postgres, redis }: QueueServices, name: string): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: postgres.hostname,
		DB_POSTGRESDB_PORT: postgres.port,
		DB_POSTGRESDB_USER: decodeURIComponent(postgres.username),
		DB_POSTGRESDB_PASSWORD: decodeURIComponent(postgres.password),
		DB_POSTGRESDB_DATABASE: name,
		QUEUE_BULL_REDIS_HOST: redis.hostname,
		QUEUE_BULL_REDIS_PORT: redis.port,
		QUEUE_BULL_REDIS_PASSWORD: decodeURIComponent(redis.password),
		// Keeps apart what several runs put into one Redis.
		QUEUE_BULL_PREFIX: name,
		N8N_REDIS_KEY_PREFIX: name,
	};
}

/**
 * Creates a database of its own for one n8n in queue mode.
 *
 * @throws Error of the PostgreSQL client when the database cannot be created.
 */
export async function createQueue(hostPaths: HostPaths, services: QueueServices): Promise<Queue> {
	const name = `model_router_${randomBytes(6).toString('hex')}`;
	await runSql(hostPaths, services.postgres, `CREATE DATABASE ${name}`);
	const drop = () => runSql(hostPaths, services.postgres, `DROP DATABASE ${name} WITH (FORCE)`);
	return { env: settings(services, name), drop };
}
