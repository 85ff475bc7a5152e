import { memberStates } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import { sql, type Insertable, type Kysely } from 'kysely';
import { deadAfterMs } from './run-lease.ts';

/** A run with the government it belongs to. */
export async function findRun(db: Kysely<Tables>, id: string) {
  return db
    .selectFrom('harvest.run')
    .innerJoin('harvest.source', 'harvest.source.id', 'harvest.run.source_id')
    .selectAll('harvest.run')
    .select(['harvest.source.cvegeo', 'harvest.source.url', 'harvest.source.every_hours'])
    .where('harvest.run.id', '=', id)
    .executeTakeFirst();
}

/** How many attempts in a row made no progress, this one included. */
export async function attemptsOf(db: Kysely<Tables>, id: string): Promise<number> {
  const run = await db
    .selectFrom('harvest.run')
    .select('attempt_count')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return run.attempt_count;
}

/** How many records the last complete reading of a source had; null when there was none. */
export async function lastWholeCount(db: Kysely<Tables>, sourceId: string): Promise<number | null> {
  const run = await db
    .selectFrom('harvest.run')
    .select('read_count')
    .where('source_id', '=', sourceId)
    .where('state', '=', 'applied')
    .where('read_scope', '=', 'whole')
    .orderBy('queued_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return run?.read_count ?? null;
}

/** Whether a run read everything or only what changed. */
export async function readScope(db: Kysely<Tables>, id: string): Promise<'whole' | 'changes'> {
  const run = await db
    .selectFrom('harvest.run')
    .select('read_scope')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return run.read_scope ?? 'whole';
}

/** How many records the attempt that came furthest has staged. */
export async function furthestRead(db: Kysely<Tables>, id: string): Promise<number> {
  const run = await db
    .selectFrom('harvest.run')
    .select('furthest_read')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return run.furthest_read;
}

export async function insertRun(db: Kysely<Tables>, run: Insertable<Tables['harvest.run']>): Promise<string> {
  const { id } = await db.insertInto('harvest.run').values(run).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** The runs of a source, newest first. */
export async function listRuns(
  db: Kysely<Tables>,
  sourceId: string,
  page: { after: { queuedAt: string; id: string } | undefined; limit: number },
) {
  const { after } = page;
  return db
    .selectFrom('harvest.run')
    .selectAll()
    .where('source_id', '=', sourceId)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(queued_at, id) < (${after?.queuedAt}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('queued_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute();
}

/** How many runs of a source failed since it was last read. */
export async function consecutiveFailures(db: Kysely<Tables>, sourceId: string): Promise<number> {
  const { rows } = await sql<{ failures: number }>`
    select count(*) as failures from harvest.run failed
    where source_id = ${sourceId} and state = 'failed' and not is_dry and queued_at > coalesce(
      (select max(queued_at) from harvest.run
       where source_id = ${sourceId} and state = 'applied' and not is_dry),
      '-infinity')`.execute(db);
  return rows[0]?.failures ?? 0;
}

/** Ends a held run in a person's name; false when it was no longer held. */
export async function decideHeldRun(
  db: Kysely<Tables>,
  id: string,
  decision: { state: 'queued' | 'refused'; by: string; now: Date },
): Promise<boolean> {
  const isRefusal = decision.state === 'refused';
  const isHeldWhileReading = sql<boolean>`(stage = 'extract')`;
  const result = await db
    .updateTable('harvest.run')
    .set({
      state: decision.state,
      stage: isRefusal
        ? 'validate'
        : sql<'extract' | 'sync'>`case when ${isHeldWhileReading} then 'extract' else 'sync' end`,
      // Held while it was read, there is nothing to apply yet: it is read whole, whatever was told before.
      mode: sql<'full' | 'incremental'>`case when ${isHeldWhileReading} then 'full' else mode end`,
      decided_by: decision.by,
      decided_at: decision.now,
      queued_at: sql<Date>`case when ${isRefusal} then queued_at else ${decision.now}::timestamptz end`,
      finished_at: isRefusal ? decision.now : null,
      attempt_count: 0,
      worker: null,
    })
    .where('id', '=', id)
    .where('state', '=', 'held')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/**
 * Cancels a run that waits or is under way and applies nothing yet, or, with `isApplying`, one that does too; false
 * when it is neither. Its worker notices at its next write, which is refused.
 */
export async function cancelOpenRun(
  db: Kysely<Tables>,
  id: string,
  { by, now, isApplying = false }: { by: string; now: Date; isApplying?: boolean },
): Promise<boolean> {
  const result = await db
    .updateTable('harvest.run')
    .set({ state: 'cancelled', worker: null, finished_at: now, decided_by: by, decided_at: now })
    .where('id', '=', id)
    .where('state', 'in', isApplying ? ['queued', 'running', 'held'] : ['queued', 'running'])
    .$if(!isApplying, (query) =>
      query.where((eb) => eb.or([eb('stage', 'is', null), eb('stage', 'not in', ['sync', 'report'])])),
    )
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Whether a source's run waits for a person. */
export async function hasHeldRun(db: Kysely<Tables>, sourceId: string): Promise<boolean> {
  const run = await db
    .selectFrom('harvest.run')
    .select('id')
    .where('source_id', '=', sourceId)
    .where('state', '=', 'held')
    .executeTakeFirst();
  return run !== undefined;
}

/** The run of a source that has not ended, if there is one. */
export async function openRunOf(db: Kysely<Tables>, sourceId: string): Promise<string | undefined> {
  const run = await db
    .selectFrom('harvest.run')
    .select('id')
    .where('source_id', '=', sourceId)
    .where('state', 'in', ['queued', 'running', 'held'])
    .executeTakeFirst();
  return run?.id;
}

/** Approved sources of members whose turn has come and that have no open run. */
export async function dueSources(db: Kysely<Tables>, now: Date): Promise<string[]> {
  const hasNoOpenRun = sql<boolean>`not exists (
    select from harvest.run open
    where open.source_id = harvest.source.id and open.state in ('queued', 'running', 'held'))`;
  const rows = await db
    .selectFrom('harvest.source')
    .innerJoin('national.government', 'national.government.cvegeo', 'harvest.source.cvegeo')
    .select('harvest.source.id')
    .where('harvest.source.state', '=', 'approved')
    .where('next_run_at', '<=', now)
    .where('national.government.membership', 'in', [...memberStates])
    .where(hasNoOpenRun)
    .orderBy('next_run_at')
    .execute();
  return rows.map((row) => row.id);
}

const FORGOTTEN_AFTER_MS = 15 * 60_000;

/** Runs whose worker died, and queued ones that no worker took for a quarter of an hour. */
export async function forsakenRuns(
  db: Kysely<Tables>,
  now: Date,
): Promise<{ id: string; sourceId: string }[]> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  return db
    .selectFrom('harvest.run')
    .select(['id', 'source_id as sourceId'])
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'running'), eb('heartbeat_at', '<', before(deadAfterMs))]),
        eb.and([eb('state', '=', 'queued'), eb('queued_at', '<', before(FORGOTTEN_AFTER_MS))]),
      ]),
    )
    .limit(500)
    .execute();
}
