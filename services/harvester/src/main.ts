import { systemClock } from '@rma/domain';
import { createDatabase, type Tables } from '@rma/persistence';
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
import { parseCronItems, run } from 'graphile-worker';
import { createHarvester } from './app.ts';
import { readHarvesterEnvironment } from './environment.ts';

/** A worker with nothing but the harvester's tasks; its server answers health and metrics only. */
await runProcess(async () => {
  const environment = readHarvesterEnvironment();
  const { publicUrl, contactEmail: email } = environment;
  const logger = createLogger({ level: environment.logLevel, service: 'harvester' });
  const metrics = createMetrics();
  const outbound = createOutbound({ contact: { publicUrl, email }, logger, metrics });
  const db = createDatabase<Tables>({
    connectionString: environment.databaseUrl,
    role: 'rma_harvester',
    applicationName: 'rma-harvester',
  });
  const harvester = createHarvester({
    db,
    clock: systemClock,
    logger,
    metrics,
    outbound,
    publicUrl,
  });
  const readiness = createReadiness({ checks: harvester.ready });
  const server = await createServer({ logger, metrics, readiness, publicUrl });
  const worker = await run({
    connectionString: environment.databaseUrl,
    // Harvests wait for portals nearly all of their time.
    concurrency: 8,
    taskList: harvester.tasks,
    parsedCronItems: parseCronItems(
      harvester.crontab.map(({ task, pattern }) => ({ task, match: pattern, identifier: task })),
    ),
    noHandleSignals: true,
  });
  await listen(server, environment);

  closeInOrder(
    [
      { name: 'worker', close: () => worker.stop() },
      { name: 'server', close: () => server.close() },
      { name: 'outbound', close: () => outbound.close() },
      { name: 'database', close: () => db.destroy() },
    ],
    { logger, readiness },
  );
});
