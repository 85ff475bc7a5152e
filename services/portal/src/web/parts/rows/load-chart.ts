import { type Api, ViewUnavailable } from '../../api.ts';
import type { Cell } from '../map/place.ts';
import { type Chart, chartAlongTime, chartOfCategories, chartOfLargest } from './charts.ts';
import type { ColumnStatistics, Statistics } from './rows-api.ts';

const document = `query Sums(
  $standard: ID!, $by: [String!], $measures: [Measure!]!, $sort: [RowSort!], $first: Int, $dataset: JSON!
) {
  table(standard: $standard) {
    aggregate(
      groupBy: $by
      measures: $measures
      sort: $sort
      first: $first
      filter: [{ column: "_dataset", operator: EQ, value: $dataset }]
    ) { rows isCut }
  }
}`;

type Groups = { rows: Cell[][]; isCut: boolean };
type Asked = {
  datasetId: string;
  /** The standard whose national table the dataset is part of. */
  standard: string;
  statistics: Statistics;
  time: ColumnStatistics | undefined;
  /** The column that says how many events a row gathers, and of what. */
  counted: { column: ColumnStatistics; unit: string } | null;
};

const [mostPeriods, largestShown] = [10_000, 10];

/**
 * The chart that says most about a table nobody has asked anything of yet: along time when the standard says which
 * column is time and it varies; else, of tables of sums, what gathers most; else the commonest values of the column
 * that tells its rows apart best. Null when there is none.
 */
export async function loadChart(api: Api, asked: Asked): Promise<Chart | null> {
  return (
    (asked.time && (await alongTime(api, asked, asked.time))) ||
    (asked.counted && (await largest(api, asked, asked.counted))) ||
    chartOfCategories(asked.statistics)
  );
}

/** By day or year; years are parted by month where a column says it. */
async function alongTime(api: Api, asked: Asked, time: ColumnStatistics): Promise<Chart | null> {
  const isByMonth = time.name === 'anio' && asked.statistics.columns.some(({ name }) => name === 'mes');
  const by = isByMonth ? [time.name, 'mes'] : [time.name];
  const groups = await readGroups(api, asked, { by, first: mostPeriods });
  if (!groups || groups.isCut) return null;
  const counts = groups.rows.flatMap(([start = null, second = null, third = null]) => {
    const [month, count] = isByMonth ? [second, third] : [undefined, second];
    if (start === null || month === null) return [];
    const label = month === undefined ? String(start) : `${String(start)}-${String(month).padStart(2, '0')}`;
    return [{ start: label, count: Number(count ?? 0) }];
  });
  return chartAlongTime({ column: time.title, unit: asked.counted?.unit ?? 'renglones', counts });
}

/** What gathers most, by the first column of words that says something of every other row. */
async function largest(
  api: Api,
  asked: Asked,
  { unit }: NonNullable<Asked['counted']>,
): Promise<Chart | null> {
  const { columns, total } = asked.statistics;
  const named = columns.find(
    ({ name, type, filled, distinct }) =>
      type === 'string' && distinct > 1 && filled * 2 > total && !/^(id|cve_|cvegeo|clave)/.test(name),
  );
  if (!named) return null;
  const groups = await readGroups(api, asked, {
    by: [named.name],
    first: largestShown,
    isLargestFirst: true,
  });
  if (!groups) return null;
  const bars = groups.rows.flatMap(([label = null, count = null]) =>
    label === null || count === null ? [] : [{ label: String(label), count: Number(count) }],
  );
  return chartOfLargest({ column: named.title, unit, bars, distinct: named.distinct });
}

/** Groups of this dataset's rows in its national table; null when it is in none or the question is refused. */
async function readGroups(
  api: Api,
  { datasetId, standard, counted }: Asked,
  { by, first, isLargestFirst = false }: { by: string[]; first: number; isLargestFirst?: boolean },
): Promise<Groups | null> {
  const column = counted?.column.name;
  const variables = {
    standard,
    by,
    first,
    dataset: datasetId,
    measures: [column === undefined ? { operation: 'COUNT' } : { operation: 'SUM', column }],
    ...(isLargestFirst && { sort: [{ column: `sum_${column ?? ''}`, descending: true }] }),
  };
  return api
    .query<{ table: { aggregate: Groups } | null }>(document, variables)
    .then(({ table }) => table?.aggregate ?? null, withoutChart);
}

/** The page stands without its chart. */
function withoutChart(error: unknown): null {
  if (error instanceof ViewUnavailable) return null;
  throw error;
}
