import { join } from 'node:path';
import { z } from 'zod';
import { count } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import type { DetectedTable } from './intake.ts';
import { text } from '../engine/sql.ts';
import { unifyLineEndings } from './transcode.ts';

/** Lines the engine could not split into the table's columns. */
export type RejectedLines = {
  kind: string;
  count: number;
  examples: { row: number | null; value: string }[];
};

export type LoadedTable = {
  /** Rows that hold at least one value. */
  rowCount: number;
  blankRows: number;
  /** Columns c0 … cN-1 of the relation `source`; those from `headers.length` on come from stray delimiters. */
  columnCount: number;
  rejected: RejectedLines[];
  /** Line endings were mixed and made one. */
  unifiedEndings: boolean;
  /** The file breaks RFC 4180 so badly that only the engine's lenient rules could read it: not to be trusted. */
  lenient: boolean;
};

const rejectedLines = z.array(z.object({ line: z.number(), csv: z.string().nullable() }));

const maxRejects = 100_000;

/** How the engine's reader has to go about a file. */
type Reading = {
  /** Its lenient rules, for files that break RFC 4180. */
  lenient: boolean;
  /** In several threads, which it cannot where stray delimiters and cells of several lines meet. */
  parallel: boolean;
};

const readCsv = (
  path: string,
  table: DetectedTable,
  options: Reading & { columnCount: number; rejects: 'store' | 'ignore' },
): string => {
  const columns = Array.from({ length: options.columnCount }, (_, index) => `'c${index}': 'VARCHAR'`).join(
    ', ',
  );
  return `read_csv(${text(path)}, auto_detect = false, columns = {${columns}}, header = true,
    delim = ${text(table.delimiter)}, quote = '"', escape = '"',
    ${options.rejects === 'store' ? `store_rejects = true, rejects_limit = ${maxRejects}` : 'ignore_errors = true'},
    max_line_size = 2097152,
    null_padding = ${options.columnCount > table.headers.length}, strict_mode = ${!options.lenient}, parallel = ${options.parallel})`;
};

/** The columnar writer holds some 500 kB per column: wider tables are read again from the file for each check. */
const copiedColumns = 150;

/** A row group is held in memory by each thread: about two million cells, in whole vectors of 2,048 rows. */
const rowGroupRows = (columnCount: number): number =>
  Math.min(122_880, Math.max(2_048, Math.floor(2_000_000 / columnCount / 2_048) * 2_048));

const rejectKinds: Record<string, string> = {
  'MISSING COLUMNS': 'missing-cell',
  'TOO MANY COLUMNS': 'extra-cell',
  'UNQUOTED VALUE': 'quoting-error',
  'LINE SIZE OVER MAXIMUM': 'line-too-long',
  'INVALID ENCODING': 'encoding-error',
};

const readRejects = async (engine: Engine): Promise<RejectedLines[]> => {
  const kinds = await engine.rows(`
    SELECT error_type::VARCHAR AS kind, count(DISTINCT line) AS lines,
      list_slice(list_sort(list(DISTINCT { line: line, csv: left(csv_line, 120) })), 1, 5)::JSON::VARCHAR AS examples
    FROM reject_errors GROUP BY ALL ORDER BY kind`);
  return kinds.map((row) => ({
    kind: rejectKinds[String(row['kind'])] ?? 'format-error',
    count: count(row['lines']),
    examples: rejectedLines
      .parse(JSON.parse(String(row['examples'])))
      .map(({ line, csv }) => ({ row: line, value: csv ?? '' })),
  }));
};

/**
 * A second copy whose rows have the positions they have in the file, counting the rejected lines between them: the
 * n-th rejected line (from 0) at position p moves every kept row from p - n on. Tables too wide to be copied go without.
 */
const numberedAround = async (engine: Engine, kept: string, options: { folder: string }): Promise<string> => {
  const path = join(options.folder, 'numbered.parquet');
  await engine.run(`
    COPY (
      WITH gone AS (SELECT DISTINCT line - 2 AS position FROM reject_errors WHERE line >= 2),
      moved AS (
        SELECT position - place AS kept_from, max(place) + 1 AS by FROM (
          SELECT position, row_number() OVER (ORDER BY position) - 1 AS place FROM gone
        ) GROUP BY kept_from
      )
      SELECT k.* EXCLUDE (file_row_number), k.file_row_number + coalesce(moved.by, 0) AS file_row_number
      FROM ${kept} k ASOF LEFT JOIN moved ON k.file_row_number >= moved.kept_from ORDER BY file_row_number
    ) TO ${text(path)} (FORMAT parquet, COMPRESSION snappy)`);
  return `read_parquet(${text(path)})`;
};

/**
 * Puts a UTF-8 file in a columnar copy inside `folder`, all cells as text, and names it `source`:
 * columns c0 … and `r`, the position of the row. The copy is smaller than the file, and every check
 * afterwards reads only the columns it needs.
 */
export const loadTable = async (
  engine: Engine,
  csvPath: string,
  options: { table: DetectedTable; folder: string },
): Promise<LoadedTable> => {
  const { table, folder } = options;
  const columnCount = Math.max(table.headers.length, table.sampleColumns);
  const isWide = columnCount > copiedColumns;
  const copyPath = join(folder, 'source.parquet');
  const reading: Reading = { lenient: false, parallel: true };
  const read = async (path: string): Promise<boolean> => {
    const csv = readCsv(path, table, { ...reading, columnCount, rejects: 'store' });
    try {
      await engine.run(
        isWide
          ? `SELECT count(COLUMNS(*)) FROM ${csv}`
          : `COPY (SELECT * FROM ${csv}) TO ${text(copyPath)} (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE ${rowGroupRows(columnCount)})`,
      );
      return true;
    } catch (error) {
      if (reading.parallel && /null_padding/i.test(String(error))) {
        reading.parallel = false;
        return read(path);
      }
      if (reading.lenient || !/state machine/i.test(String(error))) throw error;
      return false;
    }
  };
  let path = csvPath;
  let unifiedEndings = false;
  if (!(await read(csvPath))) {
    path = join(folder, 'unified.csv');
    await unifyLineEndings(csvPath, path);
    unifiedEndings = await read(path);
    reading.lenient = !unifiedEndings;
    if (reading.lenient) await read(path);
  }
  const rejected = await readRejects(engine);
  const kept = isWide
    ? `(SELECT *, row_number() OVER () - 1 AS file_row_number FROM ${readCsv(path, table, { ...reading, columnCount, rejects: 'ignore' })})`
    : `read_parquet(${text(copyPath)}, file_row_number = true)`;
  const all = rejected.length > 0 && !isWide ? await numberedAround(engine, kept, { folder }) : kept;
  const columns = Array.from({ length: columnCount }, (_, index) => `c${index}`);
  const blank = `coalesce(${columns.map((column) => `nullif(trim(${column}), '')`).join(', ')}) IS NULL`;
  const firstBlank = `(c0 IS NULL OR trim(c0) = '') AND ${blank}`;
  const [totals] = await engine.rows(
    `SELECT count(*) AS total, (SELECT count(*) FROM ${all} WHERE ${firstBlank}) AS blank FROM ${all}`,
  );
  const blankRows = count(totals?.['blank']);
  await engine.run(
    `CREATE VIEW source AS SELECT ${columns.join(', ')}, file_row_number AS r FROM ${all}
     ${blankRows > 0 ? `WHERE NOT (${firstBlank})` : ''}`,
  );
  return {
    rowCount: count(totals?.['total']) - blankRows,
    blankRows,
    columnCount,
    rejected,
    unifiedEndings,
    lenient: reading.lenient,
  };
};
