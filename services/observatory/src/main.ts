import { systemClock } from '@rma/domain';
import { createBlobStore, createDatabase, type Tables } from '@rma/persistence';
import {
  closeInOrder,
  createLogger,
  createMetrics,
  createReadiness,
  createServer,
  listen,
  runProcess,
} from '@rma/service-kit';
import { parseCronItems, run } from 'graphile-worker';
import { createObservatory } from './app.ts';
import { readObservatoryEnvironment } from './environment.ts';

/** A worker with nothing but the observatory's tasks; its server answers health and metrics only. */
await runProcess(async () => {
  const environment = readObservatoryEnvironment();
  const { publicUrl, databaseUrl: connectionString } = environment;
  const logger = createLogger({ level: environment.logLevel, service: 'observatory' });
  const metrics = createMetrics();
  const db = createDatabase<Tables>({
    connectionString,
    role: 'rma_observatory',
    applicationName: 'rma-observatory',
  });
  const observatory = createObservatory({
    db,
    clock: systemClock,
    logger,
    metrics,
    publicUrl,
    blobs: createBlobStore(environment.blobStoreUrl, 'catalog'),
  });
  const readiness = createReadiness({ checks: observatory.ready });
  const server = await createServer({ logger, metrics, readiness, publicUrl });
  const worker = await run({
    connectionString,
    concurrency: 2,
    taskList: observatory.tasks,
    parsedCronItems: parseCronItems(
      observatory.crontab.map(({ task, pattern }) => ({ task, match: pattern, identifier: task })),
    ),
    noHandleSignals: true,
  });
  await listen(server, environment);

  closeInOrder(
    [
      { name: 'worker', close: () => worker.stop() },
      { name: 'server', close: () => server.close() },
      { name: 'observatory', close: () => observatory.close() },
      { name: 'database', close: () => db.destroy() },
    ],
    { logger, readiness },
  );
});
