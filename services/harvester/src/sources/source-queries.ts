import type { MembershipState } from '@rma/domain';
import type { MaintenanceWindow, Selection, Tables } from '@rma/persistence';
import { sourceKinds } from '@rma/interop';
import { sql, type Insertable, type Kysely, type Updateable } from 'kysely';
import { z } from 'zod';

const sourceKind = z.enum(sourceKinds);

const withGovernment = (db: Kysely<Tables>) =>
  db
    .selectFrom('harvest.source')
    .innerJoin('national.government', 'national.government.cvegeo', 'harvest.source.cvegeo')
    .leftJoin('national.source', 'national.source.id', 'harvest.source.id')
    .selectAll('harvest.source')
    .select([
      'national.government.name as governmentName',
      'national.government.membership',
      'national.source.health',
      'national.source.last_success_at',
      'national.source.last_run_at',
    ]);

export type SourceRow = Awaited<ReturnType<typeof listSources>>[number];

/** A source with its government and its health, or undefined. */
export async function findSource(db: Kysely<Tables>, id: string): Promise<SourceRow | undefined> {
  return withGovernment(db).where('harvest.source.id', '=', id).executeTakeFirst();
}

/** Which sources somebody may see: of these governments, and of the municipalities of these states. */
export type Sight = 'all' | { governments: readonly string[]; states: readonly string[] };

type SourceState = Tables['harvest.source']['state'];
type Health = Tables['national.source']['health'];

/** The sources within somebody's sight, in order of id. */
export async function listSources(
  db: Kysely<Tables>,
  page: {
    sight: Sight;
    cvegeo: string | undefined;
    state: SourceState | undefined;
    health: Health | undefined;
    after: string | undefined;
    limit: number;
  },
) {
  const { sight, cvegeo, state, health, after } = page;
  let query = withGovernment(db);
  if (sight !== 'all') {
    query = query.where(
      sql<boolean>`(harvest.source.cvegeo = any(${sight.governments}::text[])
        or left(harvest.source.cvegeo, 2) = any(${sight.states}::text[]))`,
    );
  }
  if (cvegeo !== undefined) query = query.where('harvest.source.cvegeo', '=', cvegeo);
  if (state !== undefined) query = query.where('harvest.source.state', '=', state);
  if (health !== undefined) query = query.where('national.source.health', '=', health);
  if (after !== undefined) query = query.where('harvest.source.id', '>', after);
  return query.orderBy('harvest.source.id').limit(page.limit).execute();
}

export async function findGovernment(db: Kysely<Tables>, cvegeo: string) {
  return db
    .selectFrom('national.government')
    .select(['cvegeo', 'name', 'membership'])
    .where('cvegeo', '=', cvegeo)
    .executeTakeFirst();
}

export async function insertSource(db: Kysely<Tables>, source: Insertable<Tables['harvest.source']>) {
  const { id } = await db
    .insertInto('harvest.source')
    .values(source)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Another government that is read from the server of this address, by name; undefined when there is none. */
export async function otherGovernmentAt(
  db: Kysely<Tables>,
  { cvegeo, url }: { cvegeo: string; url: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select government.name from harvest.source source
    join national.government government on government.cvegeo = source.cvegeo
    where source.cvegeo <> ${cvegeo} and source.state in ('approved', 'paused')
      and lower(substring(source.url from '^[^:]+://([^/?#]+)')) = ${new URL(url).host}
    order by source.cvegeo limit 1`.execute(db);
  return rows[0]?.name;
}

/** Changes a source that is in one of the states given; false when it is in another. */
export async function changeSource(
  db: Kysely<Tables>,
  id: string,
  change: {
    from: readonly Tables['harvest.source']['state'][];
    set: Updateable<Tables['harvest.source']>;
  },
): Promise<boolean> {
  const result = await db
    .updateTable('harvest.source')
    .set(change.set)
    .where('id', '=', id)
    .where('state', 'in', [...change.from])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** What a run needs to know of its source; throws when it is gone, since sources are never deleted. */
export async function findHarvestedSource(db: Kysely<Tables>, id: string) {
  const row = await withGovernment(db).where('harvest.source.id', '=', id).executeTakeFirstOrThrow();
  const selection: Selection = row.selection;
  const membership: MembershipState | null = row.membership;
  return {
    id: row.id,
    cvegeo: row.cvegeo,
    kind: sourceKind.parse(row.kind),
    title: row.title,
    url: row.url,
    selection,
    everyHours: row.every_hours,
    dailyAt: row.daily_at,
    maintenance: row.maintenance,
    fullEveryDays: row.full_every_days,
    cursor: row.cursor,
    lastFullAt: row.last_full_at,
    notify: row.notify,
    acceptedCertificate: row.accepted_certificate,
    governmentName: row.governmentName,
    membership,
  };
}

/** Changes what is given of a source's timetable; undefined stays as it is. */
export async function setSchedule(
  db: Kysely<Tables>,
  id: string,
  schedule: {
    title?: string | undefined;
    everyHours?: number | undefined;
    dailyAt?: number | null | undefined;
    maintenance?: MaintenanceWindow[] | undefined;
    fullEveryDays?: number | undefined;
    notify?: 'always' | 'change' | 'error' | undefined;
  },
): Promise<void> {
  const { title, everyHours, dailyAt, maintenance, fullEveryDays, notify } = schedule;
  const change = {
    ...(title !== undefined && { title }),
    ...(everyHours !== undefined && { every_hours: everyHours }),
    ...(dailyAt !== undefined && { daily_at: dailyAt }),
    ...(maintenance !== undefined && { maintenance: JSON.stringify(maintenance) }),
    ...(fullEveryDays !== undefined && { full_every_days: fullEveryDays }),
    ...(notify !== undefined && { notify }),
  };
  if (Object.keys(change).length === 0) return;
  await db.updateTable('harvest.source').set(change).where('id', '=', id).execute();
}

export async function setAcceptedCertificate(
  db: Kysely<Tables>,
  id: string,
  sha256: string | null,
): Promise<void> {
  await db.updateTable('harvest.source').set({ accepted_certificate: sha256 }).where('id', '=', id).execute();
}

/** Keeps where the next reading of changes begins, and when everything was read, from a run that was applied. */
export async function keepPlace(
  db: Kysely<Tables>,
  { runId, sourceId, now }: { runId: string; sourceId: string; now: Date },
): Promise<void> {
  await sql`
    update harvest.source source set cursor = run.read_cursor,
      last_full_at = case when run.read_scope = 'changes' then source.last_full_at else ${now}::timestamptz end
    from harvest.run run where run.id = ${runId} and source.id = ${sourceId}`.execute(db);
}

export async function scheduleNextRun(db: Kysely<Tables>, id: string, at: Date | null): Promise<void> {
  await db.updateTable('harvest.source').set({ next_run_at: at }).where('id', '=', id).execute();
}
