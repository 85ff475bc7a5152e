import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { BlobStore, Tables } from '@rma/persistence';
import { latest } from '@rma/themes';
import type { Kysely } from 'kysely';

/** A row by field of the standard; fields left out are empty. */
export type PartRow = Record<string, string | number | boolean | null>;

const sqlTypes: Record<string, string> = {
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
};

async function putParquet(blobs: BlobStore, standardId: string, rows: readonly PartRow[]) {
  const fields = latest(standardId)?.schema.fields ?? [];
  const shape = [Object.fromEntries(fields.map(({ name, type }) => [name, sqlTypes[type] ?? 'VARCHAR']))];
  const folder = await mkdtemp(join(tmpdir(), 'rma-part-'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const path = join(folder, 'part');
    await connection.run(
      `COPY (SELECT unnest(from_json($1::JSON, '${JSON.stringify(shape)}'), recursive := true)) TO '${path}' (FORMAT parquet)`,
      [JSON.stringify(rows)],
    );
    const bytes = await readFile(path);
    await blobs.put(createReadStream(path), { maxBytes: 1e9 });
    return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length };
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(folder, { recursive: true, force: true });
  }
}

export type PutPart = {
  standard: string;
  cvegeo: string;
  rows: readonly PartRow[];
  from?: string | null;
  to?: string | null;
  publishedAt?: string;
  /** What the dataset says its period is. */
  temporal?: string;
  datasetId?: string;
};

/** Publishes rows as a part of a national table, as the catalog does; again with the same id, in place of the last. */
export async function putPart(db: Kysely<Tables>, blobs: BlobStore, part: PutPart): Promise<string> {
  const { sha256, bytes } = await putParquet(blobs, part.standard, part.rows);
  const datasetId = part.datasetId ?? randomUUID();
  if (part.datasetId === undefined) {
    await db
      .insertInto('national.dataset')
      .values({
        id: datasetId,
        origin: 'hosted',
        cvegeo: part.cvegeo,
        level: part.cvegeo.length === 2 ? 'state' : 'municipality',
        state_cvegeo: part.cvegeo.slice(0, 2),
        publisher_name: part.cvegeo,
        title: `Conjunto de ${part.cvegeo}`,
        standard_id: part.standard,
        temporal: part.temporal ?? null,
        distributions: '[]',
        also_at: '[]',
        updated_at: new Date('2026-01-01T00:00:00Z'),
      })
      .execute();
  }
  const columns = {
    standard_id: part.standard,
    standard_version: '1.0',
    cvegeo: part.cvegeo,
    package_id: null,
    release_number: null,
    sha256,
    bytes,
    rows: part.rows.length,
    temporal_from: part.from ?? null,
    temporal_to: part.to ?? null,
    published_at: new Date(part.publishedAt ?? '2026-03-02T15:00:00Z'),
  };
  await db
    .insertInto('national.table_part')
    .values({ dataset_id: datasetId, ...columns })
    .onConflict((conflict) => conflict.column('dataset_id').doUpdateSet(columns))
    .execute();
  return datasetId;
}
