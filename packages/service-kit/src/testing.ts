import { type RequestListener, createServer as createHttpServer } from 'node:http';
import { onTestFinished } from 'vitest';
import { createLogger } from './logging.ts';
import { createMetrics } from './metrics.ts';
import { createReadiness } from './readiness.ts';
import { type Server, type ServerOptions, createServer } from './server.ts';

export const publicUrl = 'http://datos.ejemplo.mx';

/** A logger that keeps its lines, parsed. */
export function recordingLogger(level = 'info') {
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger({
    level,
    service: 'test',
    destination: { write: (line) => void lines.push(JSON.parse(line)) },
  });
  return { logger, lines };
}

/** A server of this package with a silent log, closed at the end of the test. */
export async function testServer(options: Partial<ServerOptions> = {}): Promise<Server> {
  const server = await createServer({
    logger: createLogger({ level: 'silent', service: 'test' }),
    metrics: createMetrics(),
    readiness: createReadiness(),
    publicUrl,
    ...options,
  });
  onTestFinished(() => server.close());
  return server;
}

/** A remote site on 127.0.0.1, closed at the end of the test. */
export async function remoteSite(listener: RequestListener): Promise<{ url: string; port: number }> {
  const site = createHttpServer(listener);
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    site.closeAllConnections();
    site.close();
  });
  const address = site.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}`, port: address.port };
}
