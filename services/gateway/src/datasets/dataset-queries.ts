import type { Tables } from '@rma/persistence';
import type { Kysely, Selectable } from 'kysely';

const lightColumns = [
  'id',
  'ordinal',
  'origin',
  'source_id',
  'package_id',
  'cvegeo',
  'title',
  'theme_id',
  'standard_id',
  'keywords',
  'licence',
  'issued',
  'modified',
  'periodicity',
  'temporal',
  'spatial',
  'landing_page',
  'archived_at',
] as const;
export const heavyColumns = ['description', 'contact', 'distributions', 'preview', 'also_at'] as const;
export type HeavyColumn = (typeof heavyColumns)[number];

type FullRow = Selectable<Tables['national.dataset']>;
/** Large columns are there only when the query asks for them; `as_of` when it is the dataset as it was then. */
export type DatasetRow = Pick<FullRow, (typeof lightColumns)[number]> &
  Partial<Pick<FullRow, HeavyColumn>> & { as_of?: Date };

function selectDatasets(db: Kysely<Tables>, columns: readonly HeavyColumn[]) {
  return db.selectFrom('national.dataset').select([...lightColumns, ...columns]);
}

/** Live datasets by ordinal, in no order. */
export function datasetsByOrdinal(
  db: Kysely<Tables>,
  ordinals: readonly number[],
  columns: readonly HeavyColumn[],
): Promise<DatasetRow[]> {
  return selectDatasets(db, columns)
    .where('ordinal', 'in', [...ordinals])
    .where('archived_at', 'is', null)
    .execute();
}

/** Datasets by id, archived ones too, in no order. */
export function datasetsById(
  db: Kysely<Tables>,
  ids: readonly string[],
  columns: readonly HeavyColumn[],
): Promise<DatasetRow[]> {
  return selectDatasets(db, columns)
    .where('id', 'in', [...ids])
    .execute();
}

/** Live datasets of packages, by title. */
export function datasetsOfPackages(
  db: Kysely<Tables>,
  packageIds: readonly string[],
  columns: readonly HeavyColumn[],
): Promise<DatasetRow[]> {
  return selectDatasets(db, columns)
    .where('package_id', 'in', [...packageIds])
    .where('archived_at', 'is', null)
    .orderBy('title')
    .orderBy('id')
    .execute();
}

export type Tombstone = Selectable<Tables['national.tombstone']>;

/** What is left of a dataset that was withdrawn. */
export function tombstoneOf(db: Kysely<Tables>, id: string): Promise<Tombstone | undefined> {
  return db.selectFrom('national.tombstone').selectAll().where('dataset_id', '=', id).executeTakeFirst();
}
