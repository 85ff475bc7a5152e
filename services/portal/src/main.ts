import {
  EnvironmentError,
  StartupError,
  closeInOrder,
  createLogger,
  createMetrics,
  createReadiness,
  createServer,
  listen,
} from '@rma/service-kit';
import { createPortal } from './app.ts';
import { buildPortal } from './build.ts';
import { environment } from './environment.ts';

async function main(): Promise<void> {
  const { server: settings, portal: own } = environment();
  const logger = createLogger({ level: settings.LOG_LEVEL, service: 'portal' });
  const portal = await createPortal({
    // The operator's own API: a configured address, so not the guarded client for strangers' addresses.
    request: (path, init) => fetch(`${own.apiUrl}${path}`, init),
    publicUrl: settings.PUBLIC_URL,
    demonstration: own.demonstration,
    logger,
    assetsFolder: await buildPortal(),
  });
  const readiness = createReadiness({ checks: portal.ready });
  const server = await createServer({
    logger,
    metrics: createMetrics(),
    readiness,
    publicUrl: settings.PUBLIC_URL,
  });
  await server.register(portal.routes);
  await listen(server, { port: settings.PORT, host: settings.HOST });
  closeInOrder([{ name: 'server', close: () => server.close() }], { logger, readiness });
}

try {
  await main();
} catch (error) {
  if (!(error instanceof EnvironmentError) && !(error instanceof StartupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
