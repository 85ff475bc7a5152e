import type { Tables } from '@rma/persistence';
import { sql, type Kysely, type Selectable } from 'kysely';

type EventRow = Selectable<Tables['national.dataset_event']>;
export type Snapshot = Record<string, unknown>;

/** One change of a dataset, with what the ledger says of it and the dataset as it was before it. */
export type VersionRow = Pick<EventRow, 'number' | 'seq' | 'at' | 'snapshot'> & {
  /** The ledger's kind: dataset.published, dataset.updated … */
  kind: string;
  cause: string | null;
  /** The last snapshot before this change; null for the first one. */
  earlier: Snapshot | null;
};

function versions(db: Kysely<Tables>) {
  return db
    .selectFrom('national.dataset_event as event')
    .innerJoin('national.ledger_entry as entry', 'entry.seq', 'event.seq')
    .select(['event.number', 'event.seq', 'event.at', 'event.snapshot', 'entry.kind', 'entry.cause']);
}

/** The changes of a dataset, newest first, before one of them. */
export function versionsOf(
  db: Kysely<Tables>,
  id: string,
  { beforeNumber, limit }: { beforeNumber: number | null; limit: number },
): Promise<VersionRow[]> {
  return versions(db)
    .select((eb) =>
      eb
        .selectFrom('national.dataset_event as prior')
        .whereRef('prior.dataset_id', '=', 'event.dataset_id')
        .whereRef('prior.number', '<', 'event.number')
        .where('prior.snapshot', 'is not', null)
        .orderBy('prior.number', 'desc')
        .limit(1)
        .select('prior.snapshot')
        .as('earlier'),
    )
    .where('event.dataset_id', '=', id)
    .$if(beforeNumber !== null, (query) => query.where('event.number', '<', beforeNumber ?? 0))
    .orderBy('event.number', 'desc')
    .limit(limit)
    .execute();
}

export async function countVersions(db: Kysely<Tables>, id: string): Promise<number> {
  const { count } = await db
    .selectFrom('national.dataset_event')
    .where('dataset_id', '=', id)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** The newest snapshot of a dataset until an instant (ever, without one), with the change that was last by then. */
export async function snapshotAt(
  db: Kysely<Tables>,
  id: string,
  at: Date | null,
): Promise<{ last: { kind: string; at: Date; cause: string | null }; snapshot: Snapshot } | null> {
  const last = await versions(db)
    .where('event.dataset_id', '=', id)
    .$if(at !== null, (query) => query.where('event.at', '<=', at ?? new Date(0)))
    .orderBy('event.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last === undefined) return null;
  const snapshot = last.snapshot ?? (await lastSnapshotBefore(db, id, last.number));
  return snapshot === null ? null : { last, snapshot };
}

async function lastSnapshotBefore(db: Kysely<Tables>, id: string, number: number): Promise<Snapshot | null> {
  const row = await db
    .selectFrom('national.dataset_event')
    .where('dataset_id', '=', id)
    .where('number', '<', number)
    .where('snapshot', 'is not', null)
    .orderBy('number', 'desc')
    .limit(1)
    .select('snapshot')
    .executeTakeFirst();
  return row?.snapshot ?? null;
}

/** How many datasets of a government were live at an instant. */
export async function countLiveAt(db: Kysely<Tables>, cvegeo: string, at: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select distinct on (dataset_id) kind, cvegeo
      from national.dataset_event
      where at <= ${at} and dataset_id in (
        select dataset_id from national.dataset_event where cvegeo = ${cvegeo} and at <= ${at})
      order by dataset_id, number desc) last
    where last.kind <> 'delete' and last.cvegeo = ${cvegeo}`.execute(db);
  return rows[0]?.count ?? 0;
}

export type EntryRow = Pick<
  Selectable<Tables['national.ledger_entry']>,
  'seq' | 'at' | 'kind' | 'subject' | 'body'
>;

/** The last entry until an instant about each thing of a government, of the kinds that begin so. */
export function lastEntriesAt(
  db: Kysely<Tables>,
  cvegeo: string,
  { at, kinds }: { at: Date; kinds: 'membership' | 'memorandum' | 'package' },
): Promise<EntryRow[]> {
  return db
    .selectFrom('national.ledger_entry')
    .select(['seq', 'at', 'kind', 'subject', 'body'])
    .distinctOn('subject')
    .where('cvegeo', '=', cvegeo)
    .where('kind', 'like', `${kinds}.%`)
    .where('at', '<=', at)
    .orderBy('subject')
    .orderBy('seq', 'desc')
    .execute();
}
