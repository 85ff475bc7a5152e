import {
  closeInOrder,
  createLogger,
  createMetrics,
  createReadiness,
  createServer,
  listen,
  runProcess,
} from '@rma/service-kit';
import { createPortal } from './app.ts';
import { buildPortal } from './build.ts';
import { readPortalEnvironment } from './environment.ts';

await runProcess(async () => {
  const environment = readPortalEnvironment();
  const { publicUrl, isDemonstration, apiUrl } = environment;
  const logger = createLogger({ level: environment.logLevel, service: 'portal' });
  const portal = await createPortal({
    // The operator's own API: a configured address, so not the guarded client for strangers' addresses.
    request: (path, init) => fetch(`${apiUrl}${path}`, init),
    publicUrl,
    demonstration: isDemonstration,
    logger,
    assetsFolder: await buildPortal(),
  });
  const readiness = createReadiness({ checks: portal.ready });
  const server = await createServer({
    logger,
    metrics: createMetrics(),
    readiness,
    publicUrl,
  });
  await server.register(portal.routes);
  await listen(server, environment);
  closeInOrder([{ name: 'server', close: () => server.close() }], { logger, readiness });
});
