import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';

/** How many datasets are in memory at a time while a catalogue is written. */
const BATCH = 200;

/** Of whom: one government by its key, or all when null. */
export type Scope = { cvegeo: string | null };

const wholeRows = (db: Kysely<Tables>) =>
  db
    .selectFrom('national.dataset as dataset')
    .innerJoin('national.government as government', 'government.cvegeo', 'dataset.cvegeo')
    .select([
      'dataset.id',
      'dataset.ordinal',
      'dataset.origin',
      'dataset.cvegeo',
      'dataset.level',
      'dataset.title',
      'dataset.description',
      'dataset.theme_id',
      'dataset.standard_id',
      'dataset.keywords',
      'dataset.licence',
      'dataset.issued',
      'dataset.modified',
      'dataset.periodicity',
      'dataset.temporal',
      'dataset.spatial',
      'dataset.landing_page',
      'dataset.contact',
      'dataset.distributions',
      'dataset.also_at',
      'dataset.origin_uri',
      'dataset.identities',
      'dataset.archived_at',
      'dataset.updated_at',
      'government.name as government_name',
      'government.state_name',
      'government.west',
      'government.south',
      'government.east',
      'government.north',
      'government.lon',
      'government.lat',
    ]);

export type NationalRow = Awaited<ReturnType<ReturnType<typeof wholeRows>['execute']>>[number];

const liveRows = (db: Kysely<Tables>) => wholeRows(db).where('dataset.archived_at', 'is', null);

/** A dataset by its id, an archived one too. */
export const findDataset = (db: Kysely<Tables>, id: string): Promise<NationalRow | undefined> =>
  wholeRows(db).where('dataset.id', '=', id).executeTakeFirst();

/** The live datasets of these ids, in no order. */
export const datasetsById = (db: Kysely<Tables>, ids: readonly string[]): Promise<NationalRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : liveRows(db)
        .where('dataset.id', 'in', [...ids])
        .execute();

/** The live hosted dataset that has a file of this id. */
export const datasetOfFile = (db: Kysely<Tables>, fileId: string): Promise<NationalRow | undefined> =>
  liveRows(db)
    .where('dataset.origin', '=', 'hosted')
    .where(sql<boolean>`dataset.distributions @> ${JSON.stringify([{ id: fileId }])}::jsonb`)
    .executeTakeFirst();

/** Why a dataset is not there any more, and whose it was. */
export const findTombstone = (db: Kysely<Tables>, id: string) =>
  db
    .selectFrom('national.tombstone as tombstone')
    .innerJoin('national.government as government', 'government.cvegeo', 'tombstone.cvegeo')
    .where('tombstone.dataset_id', '=', id)
    .select([
      'government.name as government_name',
      'tombstone.withdrawn_at',
      'tombstone.reason as withdrawal_reason',
    ])
    .executeTakeFirst();

export const findGovernment = (db: Kysely<Tables>, cvegeo: string) =>
  db
    .selectFrom('national.government')
    .where('cvegeo', '=', cvegeo)
    .select([
      'cvegeo',
      'level',
      'name as government_name',
      'state_name',
      'west',
      'south',
      'east',
      'north',
      'lon',
      'lat',
    ])
    .executeTakeFirst();

/**
 * Live datasets in order of their ordinal, which is theirs for life, read in batches as they are taken: `from` is the
 * least ordinal, `most` how many. What changes meanwhile may be seen before or after its change, never twice.
 */
export async function* datasetsInOrder(
  db: Kysely<Tables>,
  { cvegeo, from = 0, most = Number.MAX_SAFE_INTEGER }: Scope & { from?: number; most?: number },
): AsyncGenerator<NationalRow, void> {
  let next = from;
  for (let left = most; left > 0;) {
    const asked = Math.min(BATCH, left);
    const rows = await liveRows(db)
      .$if(cvegeo !== null, (query) => query.where('dataset.cvegeo', '=', cvegeo ?? ''))
      .where('dataset.ordinal', '>=', next)
      .orderBy('dataset.ordinal')
      .limit(asked)
      .execute();
    yield* rows;
    if (rows.length < asked) return;
    left -= rows.length;
    next = (rows.at(-1)?.ordinal ?? 0) + 1;
  }
}
