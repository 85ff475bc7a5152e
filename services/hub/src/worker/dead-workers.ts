import pg from 'pg';
import type { Logger } from '@rma/service-kit';

const applicationPrefix = 'rma-jobs ';

/**
 * A worker that was killed leaves its jobs locked, and the queue alone would wait four hours for it. Each live
 * worker pool therefore keeps one connection open under its own name; jobs locked by a pool that has none are
 * let go, so that somebody else runs them again. Tasks are idempotent, so running one twice does no harm.
 */
export async function keepAliveConnection(options: {
  connectionString: string;
  poolId: string;
  logger: Logger;
}): Promise<{
  /** Connects again when the connection was lost; rejects while it cannot. */
  show(): Promise<void>;
  releaseDeadWorkersJobs(): Promise<number>;
  close(): Promise<void>;
}> {
  const { connectionString, poolId, logger } = options;
  let client: pg.Client | null = null;

  async function connected(): Promise<pg.Client> {
    if (client !== null) return client;
    const fresh = new pg.Client({
      connectionString,
      application_name: `${applicationPrefix}${poolId}`,
      keepAlive: true,
    });
    fresh.on('error', (error) => {
      logger.warn({ err: error }, 'the worker lost the connection that shows it is alive');
      client = null;
    });
    await fresh.connect();
    client = fresh;
    return fresh;
  }

  await connected();
  return {
    async show() {
      await connected();
    },
    async releaseDeadWorkersJobs() {
      const { rows } = await (
        await connected()
      ).query<{ pool_id: string }>(
        `select distinct locked_by as pool_id from (
           select locked_by from graphile_worker._private_jobs
           union all select locked_by from graphile_worker._private_job_queues) as locks
         where locked_by is not null and not exists (
           select from pg_stat_activity where application_name = $1 || locked_by)`,
        [applicationPrefix],
      );
      if (rows.length === 0) return 0;
      const dead = rows.map((row) => row.pool_id);
      await (await connected()).query('select graphile_worker.force_unlock_workers($1::text[])', [dead]);
      logger.warn({ dead }, 'jobs of workers that died were released');
      return dead.length;
    },
    async close() {
      await client?.end();
    },
  };
}
