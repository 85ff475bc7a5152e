import { systemClock } from '@rma/domain';
import { createBlobStore, createDatabase, type Tables } from '@rma/persistence';
import {
  closeInOrder,
  createLogger,
  createMetrics,
  createOutbound,
  createReadiness,
  createServer,
  listen,
  runProcess,
} from '@rma/service-kit';
import { createGateway, nodePoliteness } from './app.ts';
import { readGatewayEnvironment } from './environment.ts';

await runProcess(async () => {
  const environment = readGatewayEnvironment();
  const { publicUrl, readDatabaseUrl, listensTo, isDemonstration } = environment;
  const logger = createLogger({ level: environment.logLevel, service: 'gateway' });
  const metrics = createMetrics();
  const db = createDatabase<Tables>({
    connectionString: readDatabaseUrl,
    role: 'rma_gateway',
    applicationName: 'rma-gateway',
    statementTimeoutMs: 10_000,
    onConnectionError: (error) => logger.warn({ err: error }, 'database connection lost'),
  });
  const outbound = createOutbound({
    contact: { publicUrl, email: environment.contactEmail },
    allow: environment.outboundAllow,
    onlyAllowed: isDemonstration,
    politeness: nodePoliteness,
    logger,
    metrics,
  });
  const gateway = createGateway({
    db,
    connectionString: listensTo,
    clock: systemClock,
    logger,
    publicUrl,
    demonstration: isDemonstration,
    metrics,
    blobs: createBlobStore(environment.blobStoreUrl, 'catalog'),
    outbound,
  });
  const readiness = createReadiness({ checks: gateway.ready });
  const server = await createServer({ logger, metrics, readiness, publicUrl });
  await server.register(gateway.routes);
  const address = await listen(server, environment);
  logger.info({ address }, 'listening');
  closeInOrder(
    [
      { name: 'server', close: () => server.close() },
      { name: 'gateway', close: () => gateway.close() },
      { name: 'outbound', close: () => outbound.close() },
      { name: 'database', close: () => db.destroy() },
    ],
    { logger, readiness },
  );
});
