import { join } from 'node:path';
import type { Engine } from '../engine/engine.ts';
import { name, text } from '../engine/sql.ts';
import type { DerivedCells } from './derived-cells.ts';

/** Cells converted outside the engine: a CSV of `r` and the columns it fills. */
export type ConvertedCells = { path: string; columns: string[] };

/**
 * Names `prepared`: the rows of `source` that stay, with treated cells in the place of those received, the cells of
 * fields made from several columns, and `r` moved to where the received file has the row. Everything after reads it.
 */
export const namePrepared = async (
  engine: Engine,
  options: {
    columnCount: number;
    treatments: ReadonlyMap<number, string>;
    derived: DerivedCells;
    converted: ConvertedCells | null;
    keep: string | null;
    rowOffset: number;
    folder: string;
  },
): Promise<void> => {
  const { converted, derived, treatments } = options;
  const cells = Array.from({ length: options.columnCount }, (_, index) => {
    const treated = treatments.get(index);
    return treated === undefined ? `c${index}` : `${treated} AS c${index}`;
  });
  const made = derived.map(({ column, expression }) => `${expression} AS ${name(column)}`);
  const where = options.keep === null ? '' : `WHERE ${options.keep}`;
  const row = options.rowOffset === 0 ? 'r' : `r + ${options.rowOffset} AS r`;
  if (converted === null) {
    await engine.run(
      `CREATE VIEW prepared AS SELECT ${[...cells, ...made, row].join(', ')} FROM source ${where}`,
    );
    return;
  }
  // Joined once and kept: every check afterwards reads the columns it needs without joining again.
  const copyPath = join(options.folder, 'prepared.parquet');
  const added = converted.columns.map((column) => `converted.${name(column)}`);
  const types = ['r', ...converted.columns].map(
    (column) => `${text(column)}: '${column === 'r' ? 'BIGINT' : 'VARCHAR'}'`,
  );
  await engine.run(
    `COPY (SELECT ${[...cells, ...made, ...added].join(', ')}, source.${row} FROM source LEFT JOIN
       read_csv(${text(converted.path)}, auto_detect = false, header = true, delim = '\t', quote = '"', escape = '"',
         columns = {${types.join(', ')}}, max_line_size = 4194304) AS converted ON source.r = converted.r ${where})
     TO ${text(copyPath)} (FORMAT parquet, COMPRESSION snappy)`,
  );
  await engine.run(`CREATE VIEW prepared AS SELECT * FROM read_parquet(${text(copyPath)})`);
};
