import { randomUUID } from 'node:crypto';
import type { Tables } from '@rma/persistence';
import { sql, type Kysely, type UpdateObject } from 'kysely';

/** A run whose worker gave no sign for this long is free to be taken over. */
export const deadAfterMs = 120_000;

const BEAT_EVERY_MS = 5_000;

export type Lease = { runId: string; worker: string };

/** Somebody else took the run over; whoever gets this must stop writing. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/**
 * Takes a queued run, or one whose worker is dead, for this execution alone. Null when it is neither: it ended,
 * waits for a person, or another worker has it. `isRetry` says that the queue has already declared the worker dead,
 * so its last sign of life is not waited out; should it be alive after all, it loses its lease.
 */
export async function claimRun(
  db: Kysely<Tables>,
  runId: string,
  { now, isRetry }: { now: Date; isRetry: boolean },
) {
  const worker = randomUUID();
  const run = await db
    .updateTable('harvest.run')
    .set((eb) => ({
      state: 'running',
      worker,
      heartbeat_at: now,
      started_at: eb.fn.coalesce('started_at', eb.val(now)),
      attempt_count: eb('attempt_count', '+', 1),
    }))
    .where('id', '=', runId)
    .where((eb) =>
      eb.or([
        eb('state', '=', 'queued'),
        eb.and([
          eb('state', '=', 'running'),
          isRetry ? eb.lit(true) : eb('heartbeat_at', '<', new Date(now.getTime() - deadAfterMs)),
        ]),
      ]),
    )
    .returningAll()
    .executeTakeFirst();
  return run === undefined ? null : { run, lease: { runId, worker } };
}

/** Shows that the run is alive and notes its progress; throws LeaseLost when it is no longer this worker's. */
export async function beat(
  db: Kysely<Tables>,
  lease: Lease,
  progress: UpdateObject<Tables, 'harvest.run', 'harvest.run'> & { heartbeat_at: Date },
): Promise<void> {
  const result = await db
    .updateTable('harvest.run')
    .set(progress)
    .where('id', '=', lease.runId)
    .where('worker', '=', lease.worker)
    .where('state', '=', 'running')
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new LeaseLost(`run ${lease.runId} is no longer ours`);
}

/** Puts a run that has not begun off until its portal may be asked. */
export async function postponeRun(db: Kysely<Tables>, lease: Lease, until: Date): Promise<void> {
  await db
    .updateTable('harvest.run')
    .set({ state: 'queued', worker: null, attempt_count: 0, queued_at: until })
    .where('id', '=', lease.runId)
    .where('worker', '=', lease.worker)
    .where('state', '=', 'running')
    .execute();
}

/** Gives the run back, so that the next attempt need not wait for this one to be declared dead. */
export async function releaseRun(db: Kysely<Tables>, lease: Lease): Promise<void> {
  await db
    .updateTable('harvest.run')
    .set({ state: 'queued', worker: null })
    .where('id', '=', lease.runId)
    .where('worker', '=', lease.worker)
    .where('state', '=', 'running')
    .execute();
}

/**
 * Beats while a stage waits for a slow portal or a long statement; `stop` ends it. `signal` aborts once the run is no
 * longer ours, so that a cancelled run lets go of a slow portal.
 */
export function keepBeating(
  db: Kysely<Tables>,
  lease: Lease,
  now: () => Date,
): { signal: AbortSignal; stop(): void } {
  const lost = new AbortController();
  const timer = setInterval(() => {
    beat(db, lease, { heartbeat_at: now() }).catch((error: unknown) => {
      if (error instanceof LeaseLost) lost.abort(error);
    });
  }, BEAT_EVERY_MS);
  timer.unref();
  return { signal: lost.signal, stop: () => clearInterval(timer) };
}

/** What a run notes when it came further than any attempt before: only attempts without progress count. */
export const progressed = { attempt_count: 1 } as const;

/** Adds to a counter of the run. */
export const increased = (column: 'archived_count' | 'returned_count', by: number) =>
  sql<number>`${sql.ref(column)} + ${by}`;
