import { systemClock } from '@rma/domain';
import { createBlobStore, createDatabase, type Tables } from '@rma/persistence';
import { closeInOrder, createLogger, createMetrics, listen, runProcess } from '@rma/service-kit';
import { createRegistry } from './app.ts';
import { readRegistryEnvironment } from './environment.ts';
import { createRegistryServer } from './server.ts';
import { readEfirmaTrust } from './signatures/read-trust.ts';

await runProcess(async () => {
  const environment = readRegistryEnvironment();
  const { publicUrl, smtpUrl, trustProxy } = environment;
  const logger = createLogger({ level: environment.logLevel, service: 'registry' });
  const metrics = createMetrics();
  const db = createDatabase<Tables>({
    connectionString: environment.databaseUrl,
    role: 'rma_registry',
    applicationName: 'rma-registry',
  });
  const blobs = createBlobStore(environment.blobStoreUrl, 'registry');
  const efirma = readEfirmaTrust(environment.efirma);
  const registry = createRegistry({ db, clock: systemClock, logger, publicUrl, blobs, smtpUrl, efirma });
  const server = await createRegistryServer(registry, { logger, metrics, publicUrl, trustProxy });
  const address = await listen(server, environment);
  logger.info({ address }, 'listening');

  closeInOrder(
    [
      { name: 'server', close: () => server.close() },
      { name: 'registry', close: () => registry.close() },
      { name: 'database', close: () => db.destroy() },
    ],
    { logger },
  );
});
