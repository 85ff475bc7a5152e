import type { Tables } from '@rma/persistence';
import type { Kysely } from 'kysely';
import { createRecent } from '../graphql/recent.ts';
import { datasetsByOrdinal, type DatasetRow } from './dataset-queries.ts';

const MOST_KEPT_CHARACTERS = 16_000_000;
/** What a row weighs besides its texts of any length. */
const PLAIN_CHARACTERS = 500;

function weightOf({ title, keywords }: DatasetRow): number {
  return PLAIN_CHARACTERS + title.length + keywords.reduce((sum, keyword) => sum + keyword.length, 0);
}

/**
 * Light rows of live datasets that were read lately, by ordinal. `forget` must be told of every change; while
 * `isFollowed` says that changes are not being heard of, nothing is kept or given.
 */
export function createRecentRows(options: { db: Kysely<Tables>; isFollowed: () => boolean }) {
  const { db, isFollowed } = options;
  const kept = createRecent<DatasetRow>({ mostWeight: MOST_KEPT_CHARACTERS, weightOf });
  let changes = 0;

  return {
    get: (ordinal: number): DatasetRow | undefined => (isFollowed() ? kept.get(String(ordinal)) : undefined),
    async read(ordinals: readonly number[]): Promise<DatasetRow[]> {
      const isKeepable = isFollowed();
      const changesBefore = changes;
      const rows = await datasetsByOrdinal(db, ordinals, []);
      // A change heard of meanwhile may be of one of these rows, which were read before or after it.
      if (isKeepable && changes === changesBefore) for (const row of rows) kept.set(String(row.ordinal), row);
      return rows;
    },
    forget(ordinals: readonly number[]): void {
      changes += 1;
      for (const ordinal of ordinals) kept.forget(String(ordinal));
    },
  };
}
export type RecentRows = ReturnType<typeof createRecentRows>;
