import { systemClock } from '@rma/domain';
import { createDatabase, type Tables } from '@rma/persistence';
import {
  EnvironmentError,
  StartupError,
  closeInOrder,
  createLogger,
  createMetrics,
  createReadiness,
  createServer,
  listen,
  requireNode24,
} from '@rma/service-kit';
import { createGateway } from './app.ts';
import { readGatewayEnvironment } from './environment.ts';

requireNode24();

async function main(): Promise<void> {
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
  const gateway = createGateway({
    db,
    connectionString: listensTo,
    clock: systemClock,
    logger,
    publicUrl,
    demonstration: isDemonstration,
    metrics,
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
      { name: 'database', close: () => db.destroy() },
    ],
    { logger, readiness },
  );
}

try {
  await main();
} catch (error) {
  if (!(error instanceof EnvironmentError) && !(error instanceof StartupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
