import { memberStates } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';

type Database = Kysely<Tables>;

/** Every published part of a standard's table, with who published it and what it is called. */
export const partsOf = (db: Database, standardId: string) =>
  db
    .selectFrom('national.table_part as part')
    .innerJoin('national.government as government', 'government.cvegeo', 'part.cvegeo')
    .leftJoin('national.dataset as dataset', 'dataset.id', 'part.dataset_id')
    .select([
      'part.dataset_id',
      'part.standard_version',
      'part.cvegeo',
      'part.release_number',
      'part.sha256',
      'part.bytes',
      'part.rows',
      'part.temporal_from',
      'part.temporal_to',
      'part.published_at',
      'government.name as government_name',
      'government.state_name',
      'government.level',
      'dataset.title',
      'dataset.distributions',
    ])
    .where('part.standard_id', '=', standardId)
    .orderBy('part.cvegeo')
    .orderBy('part.dataset_id')
    .execute();
export type PartRow = Awaited<ReturnType<typeof partsOf>>[number];

/** How much there is of each standard's table. */
export const tableSizes = (db: Database) =>
  db
    .selectFrom('national.table_part')
    .select((eb) => [
      'standard_id',
      eb.fn.countAll<number>().as('datasets'),
      sql<number>`count(distinct cvegeo)::int`.as('governments'),
      sql<number>`sum(rows)::float8`.as('rows'),
      eb.fn.min('temporal_from').as('from'),
      eb.fn.max('temporal_to').as('to'),
      eb.fn.max('published_at').as('updated_at'),
    ])
    .groupBy('standard_id')
    .execute();

/** Members of the network that have no part in a standard's table, by key. */
export const membersWithout = (db: Database, standardId: string) =>
  db
    .selectFrom('national.government as government')
    .select(['cvegeo', 'name', 'state_name', 'level'])
    .where('membership', 'in', memberStates)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('national.table_part as part')
            .select('part.dataset_id')
            .whereRef('part.cvegeo', '=', 'government.cvegeo')
            .where('part.standard_id', '=', standardId),
        ),
      ),
    )
    .orderBy('cvegeo')
    .execute();
