import { dateInMexicoCity } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';

type NationalHealth = Tables['national.source']['health'];

/** How a source stands; `message` is why it is not healthy, in Spanish, and null when it is. */
export type Standing = {
  health: NationalHealth;
  lastRunAt: Date | null;
  /** Null keeps the one it had. */
  lastSuccessAt: Date | null;
  message?: string | null;
};

/**
 * Shows a source in the national view with its standing. Its timetable and title are kept in step by the database
 * itself; what its portal runs is what the last look at its address found.
 */
export async function putNationalSource(
  db: Kysely<Tables>,
  source: { id: string; cvegeo: string; kind: string; title: string; url: string },
  { health, lastRunAt, lastSuccessAt, message = null }: Standing,
): Promise<void> {
  const { id, cvegeo, kind, title, url } = source;
  await sql`
    insert into national.source as shown (id, cvegeo, kind, title, url, health, last_run_at, last_success_at,
      message, every_hours, next_run_at, is_open, software)
    select ${id}::uuid, ${cvegeo}, ${kind}, ${title}, ${url}, ${health}, ${lastRunAt}::timestamptz,
      ${lastSuccessAt}::timestamptz, ${message}, every_hours, next_run_at, state = 'approved',
      (select preview.result->'detected'->>'software' from harvest.preview preview
       where preview.cvegeo = ${cvegeo} and preview.url = ${url} and preview.state = 'ready'
       order by preview.finished_at desc limit 1)
    from harvest.source where id = ${id}
    on conflict (id) do update set title = excluded.title, health = excluded.health, message = excluded.message,
      last_run_at = coalesce(excluded.last_run_at, shown.last_run_at),
      last_success_at = coalesce(excluded.last_success_at, shown.last_success_at),
      is_open = excluded.is_open, software = coalesce(excluded.software, shown.software)`.execute(db);
}

/** Changes only how healthy a source is, and why. */
export async function setNationalHealth(
  db: Kysely<Tables>,
  id: string,
  { health, message }: { health: NationalHealth; message: string | null },
): Promise<void> {
  await db.updateTable('national.source').set({ health, message }).where('id', '=', id).execute();
}

/**
 * Adds a run that ended, or was held, to its source's day in Mexico City. A held run that a person confirmed counts
 * again as a run of the day it was applied, with what it changed; what it read was counted when it was held.
 */
export async function addToSourceDay(db: Kysely<Tables>, runId: string, now: Date): Promise<void> {
  await sql`
    insert into national.source_day as known
      (source_id, day, runs, failures, held, read, rejected, changed, seconds)
    select source_id, ${dateInMexicoCity(now)}::date, 1, (state = 'failed')::int, (state = 'held')::int,
      case when decided_at is null then read_count else 0 end,
      case when decided_at is null then rejected_count else 0 end,
      case when state = 'applied' then added_count + updated_count + archived_count + returned_count else 0 end,
      greatest(0, extract(epoch from ${now}::timestamptz - coalesce(started_at, queued_at)))
    from harvest.run where id = ${runId} and not is_dry and state in ('applied', 'failed', 'held')
      and exists (select from national.source shown where shown.id = source_id)
    on conflict (source_id, day) do update set runs = known.runs + 1,
      failures = known.failures + excluded.failures, held = known.held + excluded.held,
      read = known.read + excluded.read, rejected = known.rejected + excluded.rejected,
      changed = known.changed + excluded.changed, seconds = known.seconds + excluded.seconds`.execute(db);
}
