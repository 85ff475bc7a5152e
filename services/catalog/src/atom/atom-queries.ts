import type { Tables } from '@rma/persistence';
import { isHit, type DatasetCriteria, type ResolvedQuery } from '@rma/search';
import type { Kysely } from 'kysely';

/** How many entries a feed has. */
export const MOST_ENTRIES = 100;

/** Which datasets are news to somebody: what a search with this query and these criteria finds. */
export type Interest = { query: ResolvedQuery | null; criteria: DatasetCriteria };

/** The live datasets of an interest that last changed, newest first. */
export function newestDatasets(db: Kysely<Tables>, interest: Interest) {
  return db
    .selectFrom('national.dataset as d')
    .leftJoin('national.dataset_quality as q', 'q.dataset_id', 'd.id')
    .innerJoin('national.government as government', 'government.cvegeo', 'd.cvegeo')
    .select([
      'd.id',
      'd.title',
      'd.description',
      'd.theme_id',
      'd.issued',
      'd.updated_at',
      'government.level',
      'government.name as government_name',
      'government.state_name',
    ])
    .where(isHit(interest))
    .orderBy('d.updated_at', 'desc')
    .orderBy('d.ordinal')
    .limit(MOST_ENTRIES)
    .execute();
}

export type NewsRow = Awaited<ReturnType<typeof newestDatasets>>[number];
