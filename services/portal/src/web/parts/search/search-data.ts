import { type SearchAddress, readSearchAddress, saysNothing, searchFilterOf } from '@rma/domain';
import type { LoadArguments } from '../../page.tsx';
import { type DatasetLine, datasetLineFields } from '../dataset-list.tsx';
import { type Relaxation, loosened } from './relaxations.ts';

const pageSize = 20;
const sorts = { relevancia: 'RELEVANCE', reciente: 'MODIFIED', titulo: 'TITLE' } as const;
export type SortName = keyof typeof sorts;

const document = `query Search($query: String, $filter: DatasetFilter, $sort: DatasetSort, $first: Int, $after: String,
    $place: ID = "", $isPlace: Boolean = false) {
  datasets(query: $query, filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount suggestion
    edges { node { ${datasetLineFields} }
      why { matched { typed field synonym } titlePercent qualityPercent freshnessPercent quality } }
    pageInfo { hasNextPage endCursor }
    facets { field buckets { value label count } }
  }
  place: government(cvegeo: $place) @include(if: $isPlace) { cvegeo fullName }
}`;

const placesDocument = `query Places($query: String) {
  governments(filter: { query: $query }, first: 8) { nodes { cvegeo fullName } }
}`;

/** Why a dataset is where it is: what was typed and where it is, and what else gave it its place, in per cent. */
export type Why = {
  matched: { typed: string; field: 'TITLE' | 'KEYWORD' | 'STRUCTURE' | 'TEXT'; synonym: boolean }[];
  titlePercent: number;
  qualityPercent: number;
  freshnessPercent: number;
  /** 0 to 100; null when nobody assessed it. */
  quality: number | null;
};
export type Found = { why: Why | null; node: DatasetLine };
export type Place = { cvegeo: string; fullName: string };
export type Facet = { field: string; buckets: { value: string; label: string; count: number }[] };

export type SearchData = {
  address: SearchAddress;
  sort: SortName;
  isFirstPage: boolean;
  /** The government that `lugar` names. */
  place: Place | null;
  /** Which governments a name that was typed for a place may mean; none when it was a key. */
  meant: { typed: string; places: Place[] } | null;
  datasets: {
    totalCount: number;
    suggestion: string | null;
    edges: Found[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    facets: Facet[];
  };
  /** What would be found with less; only when nothing is found as asked. */
  relaxations: Relaxation[];
};

const sortOf = (name: string | null): SortName =>
  name !== null && Object.hasOwn(sorts, name) ? (name as SortName) : 'relevancia';

/** Without scripts a place comes as its name; one government of that name is the place that is meant. */
async function placeOf(typed: string, address: SearchAddress, api: LoadArguments['api']) {
  if (typed === '' || address.place !== null) return { address, meant: null };
  const { governments } = await api.query<{ governments: { nodes: Place[] } }>(placesDocument, {
    query: typed,
  });
  const [only, other] = governments.nodes;
  if (only && !other) return { address: { ...address, place: only.cvegeo }, meant: null };
  return { address, meant: { typed, places: governments.nodes } };
}

/** What the search page shows of an address. */
export async function loadSearch({ api, url }: LoadArguments): Promise<SearchData> {
  const given = readSearchAddress(url.searchParams);
  const { address, meant } = await placeOf(url.searchParams.get('lugar')?.trim() ?? '', given, api);
  const sort = sortOf(url.searchParams.get('orden'));
  const after = url.searchParams.get('pagina-despues')?.trim() ?? '';
  const { datasets, place } = await api.query<{ datasets: SearchData['datasets']; place?: Place | null }>(
    document,
    {
      query: address.text,
      filter: searchFilterOf(address),
      sort: sorts[sort],
      first: pageSize,
      after: after === '' ? null : after,
      place: address.place ?? '',
      isPlace: address.place !== null,
    },
  );
  return {
    address,
    sort,
    isFirstPage: after === '',
    place: place ?? null,
    meant,
    datasets,
    relaxations: datasets.totalCount > 0 || saysNothing(address) ? [] : await loosened(address, api),
  };
}
