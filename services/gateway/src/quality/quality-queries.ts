import type { Tables } from '@rma/persistence';
import type { Kysely, Selectable } from 'kysely';

export type QualityRow = Omit<
  Selectable<Tables['national.dataset_quality']>,
  'ordinal' | 'cvegeo' | 'theme_id' | 'standard_id' | 'due_at'
>;

/** What is known of how good datasets are, in no order. */
export const qualitiesOf = (db: Kysely<Tables>, datasetIds: readonly string[]): Promise<QualityRow[]> =>
  db
    .selectFrom('national.dataset_quality')
    .select([
      'dataset_id',
      'score',
      'unknown',
      'rating',
      'stars',
      'grade',
      'freshness',
      'conformance',
      'links',
      'documentation',
      'findings',
      'assessed_at',
    ])
    .where('dataset_id', 'in', [...datasetIds])
    .execute();

export type CatalogueQualityRow = Selectable<Tables['national.catalogue_quality']>;

/** The catalogues of governments, of each theme and (with an empty theme) of all, in no order. */
export const catalogueQualitiesOf = (
  db: Kysely<Tables>,
  cvegeos: readonly string[],
): Promise<CatalogueQualityRow[]> =>
  db
    .selectFrom('national.catalogue_quality')
    .selectAll()
    .where('cvegeo', 'in', [...cvegeos])
    .execute();

/** Which standards, without their version, governments' inventories say they cannot open. */
export async function closedStandardsOf(
  db: Kysely<Tables>,
  cvegeos: readonly string[],
): Promise<{ cvegeo: string; standard: string }[]> {
  const rows = await db
    .selectFrom('national.inventory_item')
    .select(['cvegeo', 'standard_id'])
    .distinct()
    .where('state', '=', 'not-openable')
    .where('standard_id', 'is not', null)
    .where('cvegeo', 'in', [...cvegeos])
    .execute();
  return rows.map(({ cvegeo, standard_id }) => ({ cvegeo, standard: standard_id?.split('@')[0] ?? '' }));
}
