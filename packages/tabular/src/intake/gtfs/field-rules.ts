import { list } from '../../engine/sql.ts';
import type { Offence } from '../format-findings.ts';
import { feedFiles, tableOf } from './feed-files.ts';
import type { ColumnKind, FeedColumn, FeedFile } from './feed-files.ts';
import { hasColumn, offence } from './feed.ts';
import type { Feed } from './feed.ts';

/** For each kind of cell, the rule it may break and the condition that breaks it. */
const brokenWhen: Partial<Record<ColumnKind, [code: string, condition: (column: string) => string]>> = {
  url: ['invalid-url', (column) => `NOT regexp_full_match(${column}, 'https?://[^\\s/]+\\.[^\\s]+')`],
  date: ['invalid-date', (column) => `gtfs_date(${column}) IS NULL`],
  time: ['invalid-time', (column) => `gtfs_seconds(${column}) IS NULL`],
  color: ['invalid-color', (column) => `NOT regexp_full_match(${column}, '[0-9A-Fa-f]{6}')`],
  latitude: ['invalid-number', (column) => `coalesce(abs(TRY_CAST(${column} AS DOUBLE)) > 90, true)`],
  longitude: ['invalid-number', (column) => `coalesce(abs(TRY_CAST(${column} AS DOUBLE)) > 180, true)`],
  integer: ['invalid-number', (column) => `NOT regexp_full_match(${column}, '\\d{1,9}')`],
  number: ['invalid-number', (column) => `coalesce(TRY_CAST(${column} AS DOUBLE) < 0, true)`],
};

const zones = new Set(Intl.supportedValuesOf('timeZone'));
/** Names that the time zone database keeps for their old selves, and UTC. */
const isTimeZone = (name: string): boolean => {
  if (zones.has(name)) return true;
  try {
    return name.includes('/') && new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
};

const cells = (file: FeedFile, column: FeedColumn, condition: string) => ({
  part: `${file.name}: ${column.name}`,
  sql: `SELECT _row, ${column.name} AS value FROM ${tableOf(file.name)} WHERE ${column.name} IS NOT NULL AND ${condition}`,
});

const checkZones = async (feed: Feed, file: FeedFile, column: FeedColumn): Promise<Offence> => {
  const distinct = await feed.engine.rows(
    `SELECT DISTINCT ${column.name} AS zone FROM ${tableOf(file.name)} WHERE ${column.name} IS NOT NULL LIMIT 1000`,
  );
  const wrong = distinct.map((row) => String(row['zone'])).filter((zone) => !isTimeZone(zone));
  return offence(
    feed,
    'invalid-timezone',
    cells(file, column, `${column.name} IN (SELECT unnest(${list(wrong)}::VARCHAR[]))`),
  );
};

const checkColumn = async (feed: Feed, file: FeedFile, column: FeedColumn): Promise<Offence[]> => {
  const found: Offence[] = [];
  const table = tableOf(file.name);
  const broken = brokenWhen[column.kind];
  if (broken) found.push(await offence(feed, broken[0], cells(file, column, broken[1](column.name))));
  if (column.kind === 'timezone') found.push(await checkZones(feed, file, column));
  if (column.kind === 'code') {
    found.push(
      await offence(
        feed,
        'unexpected-value',
        cells(file, column, `${column.name} NOT IN (SELECT unnest(${list(column.codes)}))`),
      ),
    );
  }
  if (column.kind === 'text') {
    found.push(
      await offence(
        feed,
        'markup-in-text',
        cells(file, column, `regexp_matches(${column.name}, '</?[A-Za-z][^>]*>|\\x{FFFD}|&[a-z]+;')`),
      ),
    );
  }
  if (column.kind === 'language') {
    found.push(
      await offence(feed, 'invalid-language', {
        part: `${file.name}: ${column.name}`,
        sql: `SELECT _row, coalesce(${column.name}, '') AS value FROM ${table}
          WHERE NOT coalesce(regexp_full_match(${column.name}, '[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*'), false)`,
      }),
    );
  }
  const isLanguageToo = column.kind === 'language';
  if (column.isRequired && !isLanguageToo && hasColumn(feed, file, column.name)) {
    found.push(
      await offence(feed, 'missing-value', {
        part: `${file.name}: ${column.name}`,
        sql: `SELECT _row, '' AS value FROM ${table} WHERE ${column.name} IS NULL`,
      }),
    );
  }
  if (column.refersTo.length > 0) {
    const known = column.refersTo
      .map(
        ([other, otherColumn]) =>
          `SELECT ${otherColumn} FROM ${tableOf(other)} WHERE ${otherColumn} IS NOT NULL`,
      )
      .join(' UNION ALL ');
    found.push(
      await offence(feed, 'unknown-reference', {
        part: `${file.name}: ${column.name}`,
        sql: `SELECT min(_row) AS _row, ${column.name} AS value FROM ${table} t
          WHERE ${column.name} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM (${known}) k(id) WHERE k.id = t.${column.name})
          GROUP BY ${column.name}`,
      }),
    );
  }
  return found;
};

const checkKey = (feed: Feed, file: FeedFile): Promise<Offence> => {
  const table = tableOf(file.name);
  const key = file.key.join(', ');
  return offence(feed, 'duplicate-id', {
    part: `${file.name}: ${key}`,
    sql: `SELECT max(_row) AS _row, concat_ws(' · ', ${key}) AS value FROM ${table}
      WHERE ${file.key.map((column) => `${column} IS NOT NULL`).join(' AND ')} GROUP BY ${key} HAVING count(*) > 1`,
  });
};

/** Rules that look at cells and identifiers, file by file and column by column. */
export const checkFields = async (feed: Feed): Promise<Offence[]> => {
  const found: Offence[] = [];
  for (const file of feedFiles) {
    if (!feed.files.has(file.name)) continue;
    if (file.key.length > 0) found.push(await checkKey(feed, file));
    for (const column of file.columns) found.push(...(await checkColumn(feed, file, column)));
  }
  return found;
};
