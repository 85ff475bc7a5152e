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

/** What the rows without a value of a breakdown are called. */
const unspecified = 'No especificado';

const sqlText = (value: string) => `'${value.replaceAll("'", "''")}'`;
const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;

/** The expressions of an indicator, of which its statements are made. */
function expressionsOf({ time, measure, series, breakdown, where, needs }: Indicator) {
  return {
    year: time.kind === 'snapshot' ? '_year' : time.year,
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

export type Counting = {
  standard: Standard;
  publisher: string;
  /** Its rows come in several parts. */ isUnion: boolean;
};

/** The fields that any expression or key names, so that a file of outlines is not read for its dates. */
function fieldsRead(indicator: Indicator, { standard: { schema }, isUnion }: Counting): string[] {
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
function withoutRepetitions(indicator: Indicator, { standard: { schema }, isUnion }: Counting): string {
  if (!isUnion || schema.primaryKey.length === 0) return '';
  const key = [...schema.primaryKey.map(quoted), ...(indicator.time.kind === 'snapshot' ? ['_year'] : [])];
  return `QUALIFY row_number() OVER (PARTITION BY ${key.join(', ')} ORDER BY _published DESC, _dataset) = 1`;
}

/** Rows of places that are not the publisher's to tell are left out. */
function ownRows(publisher: string, place: Indicator['place']): string {
  if (place === 'publisher') return 'true';
  const state = `cve_ent = ${sqlText(publisher.slice(0, 2))}`;
  return publisher.length === 2 ? state : `${state} AND cve_mun = ${sqlText(publisher.slice(2))}`;
}

/** Whether a publisher's rows may be of places within it, and not only of itself. */
const hasPlaces = ({ place }: Indicator, { publisher }: Counting) =>
  place === 'row' && publisher.length === 2;

function timedSql(indicator: Indicator, of: Counting, relation: string): string {
  const each = expressionsOf(indicator);
  const fields = [...partConstants.map(({ name }) => name), ...fieldsRead(indicator, of)].map(quoted);
  const mun = hasPlaces(indicator, of) ? "coalesce(cve_mun, '')" : "''";
  const own = `SELECT ${fields.join(', ')} FROM ${relation} WHERE ${ownRows(of.publisher, indicator.place)}`;
  // Read again rather than kept, for there may be tens of millions; only what had to be sorted is kept.
  return `timed AS ${of.isUnion ? 'MATERIALIZED' : 'NOT MATERIALIZED'} (
    SELECT *, ${mun} AS "~mun", ${each.year} AS "~year", CASE WHEN ${each.year} IS NULL THEN _span END AS "~span",
      ${each.series} AS "~series", ${each.month} AS "~month", ${each.breakdown ?? "''"} AS "~breakdown"
    FROM (${own} ${withoutRepetitions(indicator, of)}))`;
}

const period = '"~year", "~span", "~series"';

/** Each place within the publisher, and all of its rows together; each with its parts when there are any. */
function groupsSql(places: boolean, hasParts: boolean): string {
  const groups = places ? [`"~mun", ${period}`, period] : [period];
  const sets = hasParts ? groups.flatMap((group) => [group, `${group}, "~breakdown"`]) : groups;
  return `GROUPING SETS (${sets.map((set) => `(${set})`).join(', ')})`;
}

const placeSql = (places: boolean) => (places ? 'CASE WHEN grouping("~mun") = 0 THEN "~mun" END' : 'NULL');
const periodSql = 'coalesce(CAST("~year" AS VARCHAR), "~span")';

/** What an indicator measures in one publisher's rows; its rows are read by `measuredGroup`. */
export const measureStatement =
  (indicator: Indicator, of: Counting) =>
  (relation: string): string => {
    const { breakdown, numerator, whole, statistic, where, isFull } = expressionsOf(indicator);
    const places = hasPlaces(indicator, of);
    const part =
      breakdown === null ? "''" : `CASE WHEN grouping("~breakdown") = 1 THEN '' ELSE "~breakdown" END`;
    return `WITH ${timedSql(indicator, of, relation)}
      SELECT ${placeSql(places)}, ${periodSql}, "~series", ${part}, CAST(${numerator} AS DOUBLE), CAST(${whole} AS DOUBLE),
        CAST(${statistic} AS DOUBLE), count(*), count(*) FILTER (${isFull})
      FROM timed WHERE (${where}) AND (("~year" IS NOT NULL) OR ("~span" IS NOT NULL))
      GROUP BY ${groupsSql(places, breakdown !== null)}
      ORDER BY ALL`;
  };

/** Which months of each period have rows, whatever they count; its rows are read by `monthsGroup`. */
export const monthsStatement =
  (indicator: Indicator, of: Counting) =>
  (relation: string): string => {
    const places = hasPlaces(indicator, of);
    return `WITH ${timedSql(indicator, of, relation)}
      SELECT ${placeSql(places)}, ${periodSql}, "~series",
        CAST(bit_or(1 << CAST("~month" - 1 AS INTEGER)) AS INTEGER),
        CAST(max("~month") FILTER (${expressionsOf(indicator).counted} > 0) AS INTEGER)
      FROM timed WHERE "~year" IS NOT NULL AND "~month" BETWEEN 1 AND 12
      GROUP BY ${groupsSql(places, false)}
      ORDER BY ALL`;
  };
