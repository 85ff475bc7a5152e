import { type Api, ViewUnavailable } from '../../api.ts';

const document = `query Periods($standard: ID!, $column: String!, $dataset: JSON!) {
  table(standard: $standard) {
    aggregate(
      groupBy: [$column]
      measures: [{ operation: COUNT }]
      filter: [{ column: "_dataset", operator: EQ, value: $dataset }]
      first: 10000
    ) { rows }
  }
}`;

/**
 * How many rows of a dataset there are by each value of its column of time, from the national table it is part of;
 * null when it is part of none, or the question is refused: the page stands without it.
 */
export async function loadPeriods(
  api: Api,
  of: { datasetId: string; standard: string; column: string },
): Promise<{ start: string; count: number }[] | null> {
  const variables = { standard: of.standard, column: of.column, dataset: of.datasetId };
  const table = await api
    .query<{ table: { aggregate: { rows: (string | number | null)[][] } } | null }>(document, variables)
    .then((answer) => answer.table, withoutChart);
  if (!table) return null;
  return table.aggregate.rows.flatMap(([start, count]) =>
    start === null || start === undefined ? [] : [{ start: String(start), count: Number(count) }],
  );
}

function withoutChart(error: unknown): null {
  if (error instanceof ViewUnavailable) return null;
  throw error;
}
