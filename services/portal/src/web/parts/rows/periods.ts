import { type Api, ViewUnavailable } from '../../api.ts';

const document = `query Periods(
  $standard: ID!, $by: [String!], $measures: [Measure!]!, $dataset: JSON!
) {
  table(standard: $standard) {
    aggregate(
      groupBy: $by
      measures: $measures
      filter: [{ column: "_dataset", operator: EQ, value: $dataset }]
      first: 10000
    ) { rows isCut }
  }
}`;

type Answer = { table: { aggregate: { rows: (string | number | null)[][]; isCut: boolean } } | null };

/**
 * How much there is in a dataset by each value of its column of time, from the national table it is part of: the sum of
 * `counted`, or its rows. Years are parted by month where a column says it. Null when it is part of no table, or the
 * question is refused: the page stands without it.
 */
export async function loadPeriods(
  api: Api,
  of: {
    datasetId: string;
    standard: string;
    time: string;
    columns: readonly { name: string }[];
    counted: string | null;
  },
): Promise<{ start: string; count: number }[] | null> {
  const isByMonth = of.time === 'anio' && of.columns.some(({ name }) => name === 'mes');
  const variables = {
    standard: of.standard,
    by: isByMonth ? [of.time, 'mes'] : [of.time],
    measures: [of.counted === null ? { operation: 'COUNT' } : { operation: 'SUM', column: of.counted }],
    dataset: of.datasetId,
  };
  const table = await api.query<Answer>(document, variables).then((answer) => answer.table, withoutChart);
  if (!table || table.aggregate.isCut) return null;
  return table.aggregate.rows.flatMap(([start, second, third]) => {
    const month = isByMonth ? second : undefined;
    if (start === null || start === undefined || month === null) return [];
    const label = month === undefined ? String(start) : `${start}-${String(month).padStart(2, '0')}`;
    return [{ start: label, count: Number((isByMonth ? third : second) ?? 0) }];
  });
}

function withoutChart(error: unknown): null {
  if (error instanceof ViewUnavailable) return null;
  throw error;
}
