import type { Tables } from '@rma/persistence';
import type { Kysely } from 'kysely';

/** The published parts of national tables, by government; `ordinal` is null when the dataset is gone. */
export const partsOfStandards = (db: Kysely<Tables>, standardIds: readonly string[]) =>
  db
    .selectFrom('national.table_part as part')
    .leftJoin('national.dataset as dataset', (join) =>
      join.onRef('dataset.id', '=', 'part.dataset_id').on('dataset.archived_at', 'is', null),
    )
    .select([
      'part.dataset_id',
      'part.standard_id',
      'part.standard_version',
      'part.cvegeo',
      'part.release_number',
      'part.sha256',
      'part.bytes',
      'part.rows',
      'part.temporal_from',
      'part.temporal_to',
      'part.published_at',
      'dataset.ordinal',
    ])
    .where('part.standard_id', 'in', [...standardIds])
    .orderBy('part.cvegeo')
    .orderBy('part.dataset_id')
    .execute();

export type TablePartRow = Awaited<ReturnType<typeof partsOfStandards>>[number];
