import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { BlobStore } from '@rma/persistence';
import type { Standard } from '@rma/themes';

export type CrimePart = { cvegeo: string; sha256: string; rows: number };

const literal = (value: string) => `'${value.replaceAll("'", "''")}'`;

/**
 * Writes one Parquet file of `security/crime-incidence` per municipality into the folder of a blob store, as the
 * product writes them: every kind of crime of every month from 2015. The files bear names of the right form, which
 * are not their checksums; whoever asks a table does not verify them.
 */
export async function writeCrimeParts(
  blobs: Pick<BlobStore, 'path'>,
  options: {
    standard: Standard;
    municipalities: readonly string[];
    months: number;
    log: (text: string) => void;
  },
): Promise<CrimePart[]> {
  const { standard, municipalities, months, log } = options;
  const kinds = standard.vocabularies.find((each) => each.code === 'taxonomy')?.rows ?? [];
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  const parts: CrimePart[] = [];
  try {
    const values = kinds.map((row) => `(${row.map(literal).join(', ')})`).join(', ');
    await connection.run(`CREATE TABLE kind AS SELECT row_number() OVER () AS place, * FROM
      (VALUES ${values}) AS t(bien_juridico, tipo, subtipo, modalidad)`);
    await connection.run(`CREATE TABLE filed AS SELECT 2015 + range // 12 AS anio, range % 12 + 1 AS mes,
      bien_juridico, tipo, subtipo, modalidad, 'CNSP-38-15' AS metodologia, range * 100 + place AS place
      FROM range(${months}), kind ORDER BY range, place`);
    for (const [index, cvegeo] of municipalities.entries()) {
      const sha256 = createHash('sha256').update(cvegeo).digest('hex');
      const path = blobs.path(sha256);
      await mkdir(dirname(path), { recursive: true });
      await connection.run(`COPY (
        SELECT anio, mes, ${literal(cvegeo.slice(0, 2))} AS cve_ent, ${literal(cvegeo.slice(2))} AS cve_mun,
          bien_juridico, tipo, subtipo, modalidad, metodologia,
          CASE WHEN hash(place, ${index}) % 7 = 0 THEN (hash(place, ${index}) // 7 % 400)::BIGINT ELSE 0 END AS conteo
        FROM filed) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`);
      parts.push({ cvegeo, sha256, rows: months * kinds.length });
      if ((index + 1) % 500 === 0) log(`${index + 1} of ${municipalities.length} parts written`);
    }
    return parts;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
