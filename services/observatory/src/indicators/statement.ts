import type { Cell } from '@rma/tabular';
import type { Indicator, Standard } from '@rma/themes';

/** What each part of a table says of all of its rows, besides the rows themselves. */
export const partConstants = [
  { name: '_dataset', type: 'string' },
  { name: '_published', type: 'datetime' },
  /** Year or years of rows without a date. */
  { name: '_span', type: 'string' },
  /** Year of a file of what there is. */
  { name: '_year', type: 'integer' },
] as const;

/** One figure as the rows give it, of a place, a period, a series and a breakdown (empty: the total). */
export type MeasuredRow = {
  place: string;
  period: string;
  series: string;
  breakdown: string;
  /** Events of a rate or part of a share, whole of a share, value of a statistic. */
  numerator: number | null;
  whole: number | null;
  statistic: number | null;
  rows: number;
  basis: number;
  /** Bit n−1 is month n: the months with rows, whatever they count. Null where months are not counted so. */
  months: number | null;
  /** The last month of the period in which the publisher's rows count anything. */
  lastCounted: number | null;
  /** The last period of the series in the publisher's rows, whatever they count. */
  lastPeriod: string;
};

/** What the rows without a value of a breakdown are called. */
const unspecified = 'No especificado';

const sqlText = (value: string) => `'${value.replaceAll("'", "''")}'`;
const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;

/** The expressions of an indicator, of which its statement is made. */
function expressionsOf({ time, measure, series, breakdown, where, needs }: Indicator) {
  const year = time.kind === 'snapshot' ? '_year' : time.year;
  return {
    period: `coalesce(CAST(${year} AS VARCHAR), _span)`,
    month: time.kind === 'months' ? time.month : 'NULL',
    counted: time.kind === 'months' ? time.counted : 'NULL',
    series: series === undefined ? "''" : `coalesce(${quoted(series)}, '')`,
    breakdown:
      breakdown === undefined ? null : `coalesce(nullif(${breakdown.by}, ''), ${sqlText(unspecified)})`,
    numerator: measure.kind === 'rate' ? measure.sum : measure.kind === 'share' ? measure.part : 'NULL',
    whole: measure.kind === 'share' ? measure.whole : 'NULL',
    statistic: measure.kind === 'statistic' ? measure.value : 'NULL',
    where: where ?? 'true',
    isFull: needs.length === 0 ? 'true' : needs.map((field) => `${quoted(field)} IS NOT NULL`).join(' AND '),
  };
}
type Expressions = ReturnType<typeof expressionsOf>;

/** The fields that any expression or key names, so that a file of outlines is not read for its dates. */
function fieldsRead(indicator: Indicator, { schema }: Standard, isUnion: boolean): string[] {
  const texts = Object.values(expressionsOf(indicator)).filter((each) => each !== null);
  const always = [
    ...(indicator.place === 'row' ? ['cve_ent', 'cve_mun'] : []),
    ...(isUnion ? schema.primaryKey : []),
  ];
  return schema.fields
    .map(({ name }) => name)
    .filter((name) => always.includes(name) || texts.some((text) => new RegExp(`\\b${name}\\b`).test(text)));
}

/** Of rows that several parts of a publisher repeat, the newest; of what there is, within its own year. */
function withoutRepetitions(indicator: Indicator, { schema }: Standard): string {
  if (schema.primaryKey.length === 0) return '';
  const key = [...schema.primaryKey.map(quoted), ...(indicator.time.kind === 'snapshot' ? ['_year'] : [])];
  return `QUALIFY row_number() OVER (PARTITION BY ${key.join(', ')} ORDER BY _published DESC, _dataset) = 1`;
}

/** Where the rows of `timed` count: a state's rows in the state and in their municipality, no row outside. */
function placesSql(publisher: string, place: Indicator['place']): string {
  const of = sqlText(publisher);
  if (place === 'publisher') return `SELECT *, ${of} AS "~place", true AS "~whole" FROM timed`;
  if (publisher.length === 5) {
    return `SELECT *, ${of} AS "~place", true AS "~whole" FROM timed WHERE cve_ent || cve_mun = ${of}`;
  }
  return `SELECT *, cve_ent || cve_mun AS "~place", true AS "~whole" FROM timed WHERE cve_ent = ${of} AND cve_mun IS NOT NULL
    UNION ALL SELECT *, cve_ent AS "~place", cve_mun IS NULL AS "~whole" FROM timed WHERE cve_ent = ${of}`;
}

function measuredSql({ breakdown, numerator, whole, statistic, where, isFull }: Expressions): string {
  const total = '("~place", "~period", "~series")';
  const sets = breakdown === null ? total : `${total}, ("~place", "~period", "~series", "~breakdown")`;
  const name =
    breakdown === null ? "''" : `CASE WHEN grouping("~breakdown") = 1 THEN '' ELSE "~breakdown" END`;
  return `SELECT "~place", "~period", "~series", ${name} AS breakdown_name,
      ${numerator} AS numerator, ${whole} AS whole, ${statistic} AS statistic,
      count(*) AS rows, count(*) FILTER (${isFull}) AS basis
    FROM chosen WHERE ${where} GROUP BY GROUPING SETS (${sets})`;
}

/**
 * The statement that works an indicator out of one publisher's rows; `isUnion` when they come in several parts. Where a
 * state gives rows of the whole state for a period, the state's figure is theirs; otherwise it is that of its rows by
 * municipality. Its rows are read by `measuredRow`.
 */
export const statementOf =
  (indicator: Indicator, of: { standard: Standard; publisher: string; isUnion: boolean }) =>
  (relation: string): string => {
    const each = expressionsOf(indicator);
    const fields = [
      ...partConstants.map(({ name }) => name),
      ...fieldsRead(indicator, of.standard, of.isUnion),
    ].map(quoted);
    return `WITH timed AS (
      SELECT *, ${each.period} AS "~period", ${each.series} AS "~series", ${each.month} AS "~month",
        ${each.breakdown ?? "''"} AS "~breakdown"
      FROM (SELECT ${fields.join(', ')} FROM ${relation} ${of.isUnion ? withoutRepetitions(indicator, of.standard) : ''})),
    placed AS (${placesSql(of.publisher, indicator.place)}),
    wholes AS (SELECT DISTINCT "~place", "~period", "~series" FROM placed WHERE "~whole"),
    chosen AS (
      SELECT placed.* FROM placed LEFT JOIN wholes USING ("~place", "~period", "~series")
      WHERE "~period" IS NOT NULL AND ("~whole" OR wholes."~place" IS NULL)),
    reported AS (
      SELECT "~place", "~period", "~series", CAST(bit_or(1 << CAST("~month" - 1 AS INTEGER)) AS INTEGER) AS months
      FROM chosen WHERE "~month" BETWEEN 1 AND 12 GROUP BY ALL),
    counted AS (
      SELECT *, max("~period") OVER (PARTITION BY "~series") AS last_period FROM (
        SELECT "~period", "~series", CAST(max("~month") FILTER (${each.counted} > 0) AS INTEGER) AS last_counted
        FROM chosen GROUP BY ALL)),
    measured AS (${measuredSql(each)})
    SELECT "~place", "~period", "~series", breakdown_name, CAST(numerator AS DOUBLE), CAST(whole AS DOUBLE),
      CAST(statistic AS DOUBLE), rows, basis, months, last_counted, last_period
    FROM measured LEFT JOIN reported USING ("~place", "~period", "~series")
      LEFT JOIN counted USING ("~period", "~series")
    ORDER BY 1, 2, 3, 4`;
  };

const numberOf = (cell: Cell | undefined): number | null =>
  cell === null || cell === undefined ? null : Number(cell);

/** A row of `statementOf`. */
export const measuredRow = (cells: readonly Cell[]): MeasuredRow => ({
  place: String(cells[0]),
  period: String(cells[1]),
  series: String(cells[2]),
  breakdown: String(cells[3]),
  numerator: numberOf(cells[4]),
  whole: numberOf(cells[5]),
  statistic: numberOf(cells[6]),
  rows: Number(cells[7]),
  basis: Number(cells[8]),
  months: numberOf(cells[9]),
  lastCounted: numberOf(cells[10]),
  lastPeriod: String(cells[11]),
});
