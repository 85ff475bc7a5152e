import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll } from 'vitest';
import { createTableQueries, type TableQueriesOptions } from './table-queries.ts';
import type { Column, TablePart, TableSource } from './table-source.ts';

/** A folder for Parquet files that SQL makes, and queries that reach only it. */
export async function tablesForTests(options: Partial<TableQueriesOptions> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'rma-tables-'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const queries = createTableQueries({ folders: [folder], ...options });
  afterAll(async () => {
    await queries.close();
    connection.closeSync();
    instance.closeSync();
    await rm(folder, { recursive: true, force: true });
  });

  /** Writes what `select` gives as a file of that name. */
  async function part(
    key: string,
    select: string,
    constants: TablePart['constants'] = [],
  ): Promise<TablePart> {
    const path = join(folder, key);
    await connection.run(`COPY (${select}) TO '${path}' (FORMAT parquet)`);
    const counted = await connection.runAndReadAll(`SELECT count(*) FROM read_parquet('${path}')`);
    return { key, path, rows: Number(counted.getRows()[0]?.[0]), constants };
  }

  /** A table of these parts, in the order of their keys. */
  const table = (
    parts: TablePart[],
    { constants = [], declared = [] }: { constants?: readonly Column[]; declared?: readonly Column[] } = {},
  ): TableSource => ({
    id: JSON.stringify([parts, declared]),
    parts: parts.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    constants,
    declared,
  });

  return { folder, connection, queries, part, table };
}

/** The value of an answer that must be one. */
export function valueOf<Value>(
  answer: { ok: true; value: Value } | { ok: false; failure: { reason: string } },
): Value {
  if (!answer.ok) throw new Error(`no answer: ${JSON.stringify(answer.failure)}`);
  return answer.value;
}

export async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let whole = '';
  for await (const piece of pieces) whole += piece;
  return whole;
}
