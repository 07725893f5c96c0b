import { createServer } from 'node:net';

/** A TCP port on the loopback address that is free now. */
export async function freePort(): Promise<number> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.on('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			const port = address !== null && typeof address === 'object' ? address.port : undefined;
			server.close(() => {
				if (port === undefined) reject(new Error('No free port on 127.0.0.1 was given out.'));
				else resolve(port);
			});
		});
	});
}
