import { EventEmitter } from 'node:events';
import {
  Logger as QueueLogger,
  parseCronItems,
  run,
  type ParsedCronItem,
  type Runner,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import pg from 'pg';
import { StartupError, type Logger, type Metrics } from '@rma/service-kit';
import type { HubEnvironment } from '../environment.ts';
import { createServices } from '../services.ts';
import { keepAliveConnection } from './dead-workers.ts';
import { lanesOf, type Lane } from './lanes.ts';

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
  const parts = [services.registry, services.catalog, services.harvester, services.observatory];
  const taskList: TaskList = Object.assign({}, ...parts.map((part) => part.tasks));
  const crontab = parts.flatMap((part) => part.crontab);

  const lanes = lanesOf(taskList);
  const jobs = lanes.reduce((sum, { concurrency }) => sum + concurrency, 0);
  const pool = new pg.Pool({
    connectionString,
    // Each lane listens on a connection of its own and takes and ends jobs in short statements.
    max: lanes.length + Math.ceil(jobs / 2),
    application_name: 'rma-worker',
    keepAlive: true,
  });
  const lost = (error: Error) => logger.warn({ err: error }, 'the worker lost a connection');
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));

  const timetable = parseCronItems(
    crontab.map(({ task, pattern }) => ({ task, match: pattern, identifier: task })),
  );
  const running = await Promise.all(
    lanes.map((lane) => startLane(lane, { pool, timetable: lane.name === 'rest' ? timetable : [], logger })),
  );
  const presences = await Promise.all(
    running.map(({ poolId }) => keepAliveConnection({ connectionString, poolId, logger })),
  );
  const releaseJobs = async () => {
    try {
      // A lane that lost its connection must not be taken for dead by its own worker.
      for (const presence of presences) await presence.show();
      await presences[0]?.releaseDeadWorkersJobs();
    } catch (error) {
      logger.warn({ err: error }, 'could not look for jobs of dead workers');
    }
  };
  await releaseJobs();
  const timer = setInterval(() => void releaseJobs(), deadWorkersEveryMs);

  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(
        running.map(({ runner }) =>
          runner
            .stop()
            .catch((error: unknown) => logger.warn({ err: error }, 'the queue did not stop cleanly')),
        ),
      );
      await Promise.all(presences.map((presence) => presence.close()));
      await services.close();
      await pool.end();
    },
  };
}

/** Runs the jobs of one lane; `poolId` is the name under which it locks them. */
async function startLane(
  { concurrency, taskList }: Lane,
  { pool, timetable, logger }: { pool: pg.Pool; timetable: ParsedCronItem[]; logger: Logger },
): Promise<{ runner: Runner; poolId: string }> {
  const events: WorkerEvents = new EventEmitter();
  const created = Promise.withResolvers<string>();
  events.once('pool:create', ({ workerPool }) => created.resolve(workerPool.id));
  const runner = await run({
    events,
    pgPool: pool,
    concurrency,
    noHandleSignals: true,
    pollInterval: 2_000,
    taskList,
    parsedCronItems: timetable,
    logger: queueLogger(logger),
  });
  return { runner, poolId: await created.promise };
}

function queueLogger(logger: Logger): QueueLogger {
  const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;
  return new QueueLogger(() => (level, message, meta) => logger[levels[level]]({ ...meta }, message));
}
