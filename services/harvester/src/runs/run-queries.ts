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
    where source_id = ${sourceId} and state = 'failed' and queued_at > coalesce(
      (select max(queued_at) from harvest.run where source_id = ${sourceId} and state = 'applied'),
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
  const result = await db
    .updateTable('harvest.run')
    .set({
      state: decision.state,
      stage: isRefusal ? 'validate' : 'sync',
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
    .limit(500)
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
