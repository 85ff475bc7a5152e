import { connection, type Paged } from './connection.ts';
import { governments } from './governments.ts';
import { datasetRows, themeRows } from './publications.ts';

export type DatasetArguments = Paged & {
  query?: string;
  filter?: {
    theme?: string[];
    state?: string[];
    level?: string[];
    format?: string[];
    origin?: string[];
    standard?: string;
  };
};

/** The datasets of the tests' network that match, as the schema answers them; `dataset` draws each. */
export function findDatasets(
  { query, filter = {}, ...page }: DatasetArguments,
  { dataset }: { dataset: (id: string) => object | null },
) {
  const words = (query ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const found = datasetRows.filter(
    (row) =>
      words.every((word) => `${row.title} ${row.description ?? ''}`.toLowerCase().includes(word)) &&
      (!filter.theme?.length || filter.theme.includes(row.theme ?? '')) &&
      (!filter.standard || filter.standard === row.standard) &&
      (!filter.state?.length || filter.state.includes(row.publisher.slice(0, 2))) &&
      (!filter.origin?.length || filter.origin.includes(row.origin)),
  );
  const facet = (field: string, valueOf: (row: (typeof datasetRows)[number]) => [string, string] | null) => {
    const counts = new Map<string, { value: string; label: string; count: number }>();
    for (const [value, label] of found.flatMap((row) => [valueOf(row) ?? []])) {
      if (value === undefined || label === undefined) continue;
      counts.set(value, { value, label, count: (counts.get(value)?.count ?? 0) + 1 });
    }
    return { field, buckets: [...counts.values()] };
  };
  const stateName = (key: string) => governments.find(({ cvegeo }) => cvegeo === key)?.name ?? key;
  return {
    ...connection(
      found.map(({ id }) => dataset(id)),
      page,
    ),
    facets: [
      facet('theme', ({ theme: id }) =>
        id === null ? null : [id, themeRows.find((each) => each.id === id)?.name ?? id],
      ),
      facet('state', ({ publisher }) => [publisher.slice(0, 2), stateName(publisher.slice(0, 2))]),
      facet('level', ({ publisher }) =>
        publisher.length === 2 ? ['STATE', 'Estado'] : ['MUNICIPALITY', 'Municipio'],
      ),
      facet('format', ({ distributions }) => [
        distributions[0]?.format ?? 'CSV',
        distributions[0]?.format ?? 'CSV',
      ]),
      facet('origin', ({ origin }) => [origin, origin]),
    ],
  };
}
