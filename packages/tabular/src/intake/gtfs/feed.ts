import { count } from '../../engine/engine.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Offence } from '../format-findings.ts';
import type { FeedFile } from './feed-files.ts';

/** A feed in the engine: a table per file of GTFS, with `_row` as a spreadsheet numbers it and every column as text. */
export type Feed = {
  engine: Engine;
  /** Files that came. */
  files: Set<string>;
  /** Columns that came, by file. */
  columns: Map<string, Set<string>>;
};

const examples = 5;

/**
 * The cases that a query finds: rows of `_row` and `value`, counted over all and with the first five. `part` names
 * the file, and the column after a colon.
 */
export const offence = async (
  feed: Feed,
  code: string,
  options: { part: string; sql: string },
): Promise<Offence> => {
  const rows = await feed.engine.rows(
    `SELECT _row, value::VARCHAR AS value, count(*) OVER () AS total FROM (${options.sql}) ORDER BY _row LIMIT ${examples}`,
  );
  return {
    code,
    part: options.part,
    count: count(rows[0]?.['total']),
    examples: rows.map((row) => ({
      row: row['_row'] === null ? null : Number(row['_row']),
      value: typeof row['value'] === 'string' ? row['value'] : '',
    })),
  };
};

export const hasColumn = (feed: Feed, file: FeedFile | string, column: string): boolean =>
  feed.columns.get(typeof file === 'string' ? file : file.name)?.has(column) ?? false;

/** Functions the rules share: seconds of a GTFS time, a GTFS date, kilometres between two places (haversine). */
export const nameFunctions = async (engine: Engine): Promise<void> => {
  await engine.run(`
    CREATE TEMP MACRO gtfs_seconds(t) AS CASE WHEN regexp_full_match(t, '\\d{1,3}:[0-5]\\d:[0-5]\\d')
      THEN split_part(t, ':', 1)::INTEGER * 3600 + split_part(t, ':', 2)::INTEGER * 60 + split_part(t, ':', 3)::INTEGER END;
    CREATE TEMP MACRO gtfs_date(t) AS CASE WHEN regexp_full_match(t, '\\d{8}')
      THEN try_strptime(t, '%Y%m%d')::DATE END;
    CREATE TEMP MACRO gtfs_clock(s) AS lpad((s // 3600)::VARCHAR, 2, '0') || ':' || lpad((s % 3600 // 60)::VARCHAR, 2, '0')
      || ':' || lpad((s % 60)::VARCHAR, 2, '0');
    CREATE TEMP MACRO km_between(lat1, lon1, lat2, lon2) AS CASE WHEN lat1 + lon1 + lat2 + lon2 IS NOT NULL THEN
      12742.0176 * asin(least(1, sqrt(
      pow(sin(radians(lat2 - lat1) / 2), 2) + cos(radians(lat1)) * cos(radians(lat2)) * pow(sin(radians(lon2 - lon1) / 2), 2)))) END;`);
};
