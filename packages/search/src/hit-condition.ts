import type { RawBuilder, SqlBool } from 'kysely';
import type { ResolvedQuery } from './resolved-query.ts';
import { all, isChosen, isLive, matches, narrows } from './search-conditions.ts';
import { facetFields, type DatasetCriteria } from './search-index.ts';

/**
 * Whether a row `d` of the shape of national.dataset, left joined with its national.dataset_quality `q`, is among what a search finds: the condition that the Postgres index
 * lists and counts by, for statements that ask it of other rows, such as what changed since yesterday.
 */
export function isHit({
  query,
  criteria,
}: {
  query: ResolvedQuery | null;
  criteria: DatasetCriteria;
}): RawBuilder<SqlBool> {
  const chosen = facetFields.map((field) => isChosen(criteria, field)).filter((one) => one !== null);
  return all([isLive, ...matches(query), ...narrows(criteria), ...chosen]);
}
