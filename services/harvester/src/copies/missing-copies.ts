import type { Tables } from '@rma/persistence';
import { sql, type RawBuilder, type Transaction } from 'kysely';

/** Forgets the copies of a source that are gone; answers the datasets they were copies of. */
export async function dropMissingCopies(
  trx: Transaction<Tables>,
  sourceId: string,
  isGone: RawBuilder<boolean>,
): Promise<string[]> {
  const { rows } = await sql<{ copy_of: string }>`
    with gone as (
      select record.dataset_id, record.copy_of from harvest.record record
      where record.source_id = ${sourceId} and record.state = 'live' and record.copy_of is not null and ${isGone}
      for update),
    forgotten as (delete from harvest.copy where dataset_id in (select dataset_id from gone)),
    withdrawn as (
      update harvest.record set state = 'withdrawn', copy_of = null
      where dataset_id in (select dataset_id from gone))
    select distinct copy_of from gone`.execute(trx);
  return rows.map((row) => row.copy_of);
}
