import { EventEmitter } from 'node:events';
import {
  Logger as QueueLogger,
  parseCronItems,
  run,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import pg from 'pg';
import { StartupError, type Logger, type Metrics } from '@rma/service-kit';
import type { HubEnvironment } from '../environment.ts';
import { createServices } from '../services.ts';
import { keepAliveConnection } from './dead-workers.ts';

const concurrentJobs = 2;
const deadWorkersEveryMs = 30_000;

/**
 * Takes jobs from the queue and runs them with the services' tasks until `stop`, which lets running jobs end.
 * `environment.databaseUrl` must be set: the worker never starts a database.
 */
export async function startWorker(options: {
  environment: HubEnvironment;
  logger: Logger;
  metrics: Metrics;
}): Promise<{ stop(): Promise<void> }> {
  const { environment, logger, metrics } = options;
  const connectionString = environment.databaseUrl;
  if (connectionString === undefined) {
    throw new StartupError(
      'El trabajador necesita DATABASE_URL; lo inicia el propio nodo. / The worker needs DATABASE_URL; the hub starts it.',
    );
  }
  const services = createServices({
    environment,
    connectionString,
    outboundAllow: environment.outboundAllow,
    logger,
    metrics,
  });
  const parts = [services.registry, services.catalog, services.harvester];
  const taskList: TaskList = Object.assign({}, ...parts.map((part) => part.tasks));
  const crontab = parts.flatMap((part) => part.crontab);

  const pool = new pg.Pool({
    connectionString,
    max: concurrentJobs + 2,
    application_name: 'rma-worker',
    keepAlive: true,
  });
  const lost = (error: Error) => logger.warn({ err: error }, 'the worker lost a connection');
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));

  const events: WorkerEvents = new EventEmitter();
  const created = Promise.withResolvers<string>();
  events.once('pool:create', ({ workerPool }) => created.resolve(workerPool.id));
  const runner = await run({
    events,
    pgPool: pool,
    concurrency: concurrentJobs,
    noHandleSignals: true,
    pollInterval: 2_000,
    taskList,
    parsedCronItems: parseCronItems(
      crontab.map(({ task, pattern }) => ({ task, match: pattern, identifier: task })),
    ),
    logger: queueLogger(logger),
  });
  const presence = await keepAliveConnection({ connectionString, poolId: await created.promise, logger });
  const releaseJobs = () =>
    presence
      .releaseDeadWorkersJobs()
      .catch((error: unknown) => logger.warn({ err: error }, 'could not look for jobs of dead workers'));
  await releaseJobs();
  const timer = setInterval(() => void releaseJobs(), deadWorkersEveryMs);

  return {
    async stop() {
      clearInterval(timer);
      await runner
        .stop()
        .catch((error: unknown) => logger.warn({ err: error }, 'the queue did not stop cleanly'));
      await presence.close();
      await services.close();
      await pool.end();
    },
  };
}

function queueLogger(logger: Logger): QueueLogger {
  const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;
  return new QueueLogger(() => (level, message, meta) => logger[levels[level]]({ ...meta }, message));
}
