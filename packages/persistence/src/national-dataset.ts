import { levelOf, stateOf } from '@rma/domain';
import { sql, type Insertable, type Transaction } from 'kysely';
import type { AlsoAt, Contact, Distribution, Preview, Tables } from './tables/index.ts';

/**
 * A dataset as its owner hands it to the national view. `formats` (in capitals, since portals spell GeoJSON in many
 * ways), level and state follow from the rest.
 */
export type NationalDataset = {
  id: string;
  origin: 'hosted' | 'harvested' | 'node';
  sourceId: string | null;
  packageId: string | null;
  cvegeo: string;
  publisherName: string;
  title: string;
  description: string;
  themeId: string | null;
  standardId: string | null;
  keywords: string[];
  licence: string | null;
  issued: Date | null;
  modified: Date | null;
  periodicity: string | null;
  temporal: string | null;
  spatial: string | null;
  landingPage: string | null;
  contact: Contact | null;
  distributions: Distribution[];
  preview: Preview | null;
  alsoAt: AlsoAt[];
  /** What its own catalogue calls it; absent for what is hosted here. */
  originUri?: string | null;
  /** Global identifiers in one spelling, to recognise it elsewhere. */
  identities?: string[];
  updatedAt: Date;
};

function toRow(dataset: NationalDataset): Insertable<Tables['national.dataset']> {
  return {
    id: dataset.id,
    origin: dataset.origin,
    source_id: dataset.sourceId,
    package_id: dataset.packageId,
    cvegeo: dataset.cvegeo,
    level: levelOf(dataset.cvegeo),
    state_cvegeo: stateOf(dataset.cvegeo),
    publisher_name: dataset.publisherName,
    title: dataset.title,
    description: dataset.description,
    theme_id: dataset.themeId,
    standard_id: dataset.standardId,
    keywords: dataset.keywords,
    licence: dataset.licence,
    issued: dataset.issued,
    modified: dataset.modified,
    periodicity: dataset.periodicity,
    temporal: dataset.temporal,
    spatial: dataset.spatial,
    landing_page: dataset.landingPage,
    contact: dataset.contact === null ? null : JSON.stringify(dataset.contact),
    distributions: JSON.stringify(dataset.distributions),
    formats: [...new Set(dataset.distributions.map(({ format }) => format.toUpperCase()))].toSorted(),
    preview: dataset.preview === null ? null : JSON.stringify(dataset.preview),
    also_at: JSON.stringify(dataset.alsoAt),
    origin_uri: dataset.originUri ?? null,
    identities: dataset.identities ?? [],
    archived_at: null,
    updated_at: dataset.updatedAt,
  };
}

const keptColumns = ['id', 'ordinal', 'search'];

/**
 * Writes datasets into the national view within their owner's transaction: new ones are added, known ids are
 * replaced in place (an archived one returns). A batch has at most 1,000 datasets, each id once.
 */
export async function putNationalDatasets(
  trx: Transaction<Tables>,
  datasets: readonly NationalDataset[],
): Promise<void> {
  if (datasets.length === 0) return;
  const rows = datasets.map(toRow);
  const replaced = Object.keys(rows[0] ?? {}).filter((column) => !keptColumns.includes(column));
  await trx
    .insertInto('national.dataset')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        ...Object.fromEntries(
          replaced.map((column) => [column, eb.ref(`excluded.${column}` as 'excluded.title')]),
        ),
        // A catalogue does not say which standard its file follows; once recognised, it stays.
        standard_id: eb.fn.coalesce('excluded.standard_id', 'national.dataset.standard_id'),
      })),
    )
    .execute();
  await trx
    .deleteFrom('national.tombstone')
    .where(
      'dataset_id',
      'in',
      datasets.map((dataset) => dataset.id),
    )
    .execute();
}

/**
 * Takes datasets out of the national view for good and leaves a tombstone with the reason at each address.
 */
export async function withdrawNationalDatasets(
  trx: Transaction<Tables>,
  ids: readonly string[],
  withdrawal: { reason: string; at: Date },
): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .insertInto('national.tombstone')
    .columns(['dataset_id', 'cvegeo', 'title', 'reason', 'withdrawn_at'])
    .expression((eb) =>
      eb
        .selectFrom('national.dataset')
        .where('id', 'in', [...ids])
        .select([
          'id',
          'cvegeo',
          'title',
          sql<string>`${withdrawal.reason}::text`.as('reason'),
          sql<Date>`${withdrawal.at}::timestamptz`.as('withdrawn_at'),
        ]),
    )
    .onConflict((conflict) => conflict.column('dataset_id').doNothing())
    .execute();
  await trx
    .deleteFrom('national.dataset')
    .where('id', 'in', [...ids])
    .execute();
}

/** Marks datasets as archived (out of search, still at their address) or, with null, brings them back. */
export async function archiveNationalDatasets(
  trx: Transaction<Tables>,
  ids: readonly string[],
  archivedAt: Date | null,
): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('national.dataset')
    .set({ archived_at: archivedAt })
    .where('id', 'in', [...ids])
    .execute();
}
