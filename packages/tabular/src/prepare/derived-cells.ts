import { shown } from '../checks/findings.ts';
import { count } from '../engine/engine.ts';
import type { Engine } from '../engine/engine.ts';
import { name } from '../engine/sql.ts';
import type { ColumnMatch } from '../match/column-match.ts';
import type { Repair } from '../report.ts';

/** SQL of the cells of fields that have no column of their own, over the columns of `source`. */
export type DerivedCells = { column: string; expression: string }[];

const number = (cell: string): string => `TRY_CAST(trim(${cell}) AS INT)`;

/** A day that does not exist (32: not specified) is no date, and the field stays empty. */
const dateOf = ([year, month, day]: string[]): string =>
  `CAST(try_strptime(concat_ws('-', ${number(year ?? 'NULL')}, ${number(month ?? 'NULL')}, ${number(day ?? 'NULL')}), '%Y-%m-%d') AS DATE)::VARCHAR`;

/** An empty cell counts as zero; one that is no number leaves its text, so that the type check shows it. */
const sumOf = (cells: string[]): string => {
  const values = cells.map((cell) => `TRY_CAST(nullif(trim(${cell}), '') AS BIGINT)`);
  const wrong = cells.map(
    (cell, index) => `CASE WHEN ${values[index]} IS NULL THEN nullif(trim(${cell}), '') END`,
  );
  return `coalesce(${wrong.join(', ')}, (${values.map((value) => `coalesce(${value}, 0)`).join(' + ')})::VARCHAR)`;
};

/** The cells of dates in parts and of sums. */
export const derivedCells = (match: ColumnMatch, headers: string[]): DerivedCells =>
  match.sources.flatMap(({ source }) => {
    if (source.kind !== 'derived' || source.because === 'geometry') return [];
    const cells = source.headers.map((header) => `c${headers.indexOf(header)}`);
    return [{ column: source.column, expression: source.because === 'parts' ? dateOf(cells) : sumOf(cells) }];
  });

/** What was put together, with one case, from the relation `prepared`. */
export const derivedRepairs = async (
  engine: Engine,
  options: { match: ColumnMatch; headers: string[] },
): Promise<Repair[]> => {
  const repairs: Repair[] = [];
  for (const { field, source } of options.match.sources) {
    if (source.kind !== 'derived' || source.because === 'geometry') continue;
    const cells = source.headers.map((header) => `c${options.headers.indexOf(header)}`);
    const column = name(source.column);
    const [made] = await engine.rows(
      `SELECT count(*) AS n, arg_min(concat_ws(' · ', ${cells.join(', ')}), r) AS before, arg_min(${column}, r) AS after
       FROM prepared WHERE ${column} IS NOT NULL`,
    );
    if (count(made?.['n']) === 0) continue;
    repairs.push({
      code: source.because === 'parts' ? 'date-from-parts' : 'sum-of-columns',
      field: field.name,
      count: count(made?.['n']),
      before: shown(made?.['before']),
      after: shown(made?.['after']),
    });
  }
  return repairs;
};
