import { systemClock } from '@rma/domain';
import { createBlobStore, createDatabase, type Tables } from '@rma/persistence';
import {
  authentication,
  closeInOrder,
  createLogger,
  createMetrics,
  createOutbound,
  createReadiness,
  createServer,
  listen,
  runProcess,
} from '@rma/service-kit';
import { createCatalog } from './app.ts';
import { readCatalogEnvironment } from './environment.ts';
import { registryKeys } from './registry-keys.ts';

await runProcess(async () => {
  const environment = readCatalogEnvironment();
  const { publicUrl, registryUrl, uploadLimitBytes } = environment;
  const clock = systemClock;
  const logger = createLogger({ level: environment.logLevel, service: 'catalog' });
  const metrics = createMetrics();
  const db = createDatabase<Tables>({
    connectionString: environment.databaseUrl,
    role: 'rma_catalog',
    applicationName: 'rma-catalog',
  });
  const blobs = createBlobStore(environment.blobStoreUrl, 'catalog');
  const outbound = createOutbound({
    contact: { publicUrl, email: environment.contactEmail },
    allow: [new URL(registryUrl).host],
    logger,
  });
  const catalog = createCatalog({
    db,
    clock,
    logger,
    metrics,
    blobs,
    outbound,
    partialFolder: environment.partialFolder,
    publicUrl,
    uploadLimitBytes,
  });
  const readiness = createReadiness({ checks: catalog.ready });
  const server = await createServer({ logger, metrics, readiness, publicUrl, uploadLimitBytes });
  await server.register(authentication, {
    issuer: publicUrl,
    publicKeyFor: registryKeys({ outbound, registryUrl, clock }),
    // Only the registry can tell a key from a forgery, and it is asked over the hub; here keys are not accepted.
    verifyApiKey: async () => null,
  });
  await server.register(catalog.routes);
  const address = await listen(server, environment);
  logger.info({ address }, 'listening');

  closeInOrder(
    [
      { name: 'server', close: () => server.close() },
      { name: 'catalog', close: () => catalog.close() },
      { name: 'outbound', close: () => outbound.close() },
      { name: 'database', close: () => db.destroy() },
    ],
    { logger, readiness },
  );
});
