import type { LedgerEntry, Tables } from '@rma/persistence';
import type { Transaction } from 'kysely';
import { putTablePart } from '../releases/table-part-queries.ts';
import type { HarvestedFile } from './harvested-queries.ts';

type Joining = Pick<
  HarvestedFile,
  | 'dataset_id'
  | 'cvegeo'
  | 'standard_id'
  | 'standard_version'
  | 'parquet_sha256'
  | 'parquet_bytes'
  | 'row_count'
  | 'temporal_from'
  | 'temporal_to'
>;

type Marked = { id: string; cvegeo: string; archived_at: Date | null };

/** The ledger's word of live datasets whose standard changed, so that their history and the feed tell it. */
const updated = (marked: readonly Marked[], cause: string): LedgerEntry[] =>
  marked
    .filter(({ archived_at }) => archived_at === null)
    .map(({ id, cvegeo }) => ({ kind: 'dataset.updated', subject: `dataset:${id}`, cvegeo, cause }));

/**
 * Puts a conforming harvested file into its standard's national table; its dataset is marked with the standard. Returns
 * the ledger entry of that mark, when it is new, for the caller to append last.
 */
export async function joinTable(trx: Transaction<Tables>, file: Joining, at: Date): Promise<LedgerEntry[]> {
  const { standard_version, parquet_sha256, parquet_bytes, row_count } = file;
  if (standard_version === null || parquet_sha256 === null || parquet_bytes === null || row_count === null)
    return [];
  await putTablePart(trx, {
    dataset_id: file.dataset_id,
    standard_id: file.standard_id,
    standard_version,
    cvegeo: file.cvegeo,
    package_id: null,
    release_number: null,
    sha256: parquet_sha256,
    bytes: parquet_bytes,
    rows: row_count,
    temporal_from: file.temporal_from,
    temporal_to: file.temporal_to,
    published_at: at,
  });
  const marked = await trx
    .updateTable('national.dataset')
    .set({ standard_id: file.standard_id })
    .where('id', '=', file.dataset_id)
    .where('standard_id', 'is distinct from', file.standard_id)
    .returning(['id', 'cvegeo', 'archived_at'])
    .execute();
  return updated(marked, 'uno de sus archivos se sumó a una tabla nacional');
}

/** Takes datasets out of the national tables. Returns the ledger entries of those that bore a standard. */
export async function leaveTables(
  trx: Transaction<Tables>,
  datasetIds: readonly string[],
): Promise<LedgerEntry[]> {
  if (datasetIds.length === 0) return [];
  await trx
    .deleteFrom('national.table_part')
    .where('dataset_id', 'in', [...datasetIds])
    .execute();
  const marked = await trx
    .updateTable('national.dataset')
    .set({ standard_id: null })
    .where('id', 'in', [...datasetIds])
    .where('standard_id', 'is not', null)
    .returning(['id', 'cvegeo', 'archived_at'])
    .execute();
  return updated(marked, 'sus archivos dejaron las tablas nacionales');
}
