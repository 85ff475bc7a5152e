import type { Tables } from '@rma/persistence';
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

/** Puts a conforming harvested file into its standard's national table; its dataset is marked with the standard. */
export async function joinTable(trx: Transaction<Tables>, file: Joining, at: Date): Promise<void> {
  const { standard_version, parquet_sha256, parquet_bytes, row_count } = file;
  if (standard_version === null || parquet_sha256 === null || parquet_bytes === null || row_count === null)
    return;
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
  await trx
    .updateTable('national.dataset')
    .set({ standard_id: file.standard_id })
    .where('id', '=', file.dataset_id)
    .execute();
}

/** Takes datasets out of the national tables. */
export async function leaveTables(trx: Transaction<Tables>, datasetIds: readonly string[]): Promise<void> {
  if (datasetIds.length === 0) return;
  await trx
    .deleteFrom('national.table_part')
    .where('dataset_id', 'in', [...datasetIds])
    .execute();
  await trx
    .updateTable('national.dataset')
    .set({ standard_id: null })
    .where('id', 'in', [...datasetIds])
    .execute();
}
