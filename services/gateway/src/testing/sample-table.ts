import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { BlobStore, Tables } from '@rma/persistence';
import type { Kysely } from 'kysely';
import { putDatasets, sampleDataset } from './sample-datasets.ts';

/** Stores what a SELECT gives as a Parquet file; its hash and number of rows. */
async function putParquet(
  blobs: BlobStore,
  select: string,
): Promise<{ sha256: string; rows: number; bytes: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'rma-part-'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const path = join(folder, 'part');
    const written = await connection.runAndReadAll(`COPY (${select}) TO '${path}' (FORMAT parquet)`);
    const sha256 = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    const put = await blobs.put(createReadStream(path), { maxBytes: 1e9 });
    return { sha256, rows: Number(written.getRows()[0]?.[0]), bytes: put.ok ? put.bytes : 0 };
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Publishes a part of a national table as the catalog does, with a dataset of its own unless given. Returns its id. */
export async function putTablePart(
  db: Kysely<Tables>,
  blobs: BlobStore,
  part: { standard: string; version?: string; cvegeo: string; select: string; datasetId?: string },
): Promise<string> {
  const { sha256, rows, bytes } = await putParquet(blobs, part.select);
  const dataset = sampleDataset({ cvegeo: part.cvegeo, standardId: part.standard });
  const datasetId = part.datasetId ?? dataset.id;
  if (part.datasetId === undefined) await putDatasets(db, [dataset]);
  const columns = {
    standard_id: part.standard,
    standard_version: part.version ?? '1.0',
    cvegeo: part.cvegeo,
    package_id: randomUUID(),
    release_number: 1,
    sha256,
    bytes,
    rows,
    temporal_from: '2024-01-01',
    temporal_to: '2025-12-31',
    published_at: new Date('2026-03-02T15:00:00Z'),
  };
  await db
    .insertInto('national.table_part')
    .values({ dataset_id: datasetId, ...columns })
    .onConflict((conflict) => conflict.column('dataset_id').doUpdateSet(columns))
    .execute();
  return datasetId;
}
