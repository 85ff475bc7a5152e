import { type SearchAddress, readSearchAddress, saysNothing, searchFilterOf } from '@rma/domain';
import { redirect } from 'react-router';
import type { LoadArguments } from '../../page.tsx';
import { paths } from '../../paths.ts';
import { type DatasetLine, datasetLineFields } from '../dataset-list.tsx';
import { type Relaxation, loosened } from './relaxations.ts';

const pageSize = 20;
const sorts = { relevancia: 'RELEVANCE', reciente: 'MODIFIED', titulo: 'TITLE' } as const;
export type SortName = keyof typeof sorts;

const document = `query Search($query: String, $filter: DatasetFilter, $sort: DatasetSort, $first: Int, $after: String,
    $place: ID = "", $isPlace: Boolean = false) {
  datasets(query: $query, filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount suggestion
    edges { node { ${datasetLineFields} quality { grade } }
      why { matched { typed field synonym } titlePercent qualityPercent freshnessPercent } }
    pageInfo { hasNextPage endCursor }
    facets { field buckets { value label count } }
  }
  place: government(cvegeo: $place) @include(if: $isPlace) { cvegeo fullName }
}`;

const placesDocument = `query Places($query: String) {
  governments(filter: { query: $query }, first: 100) { nodes { cvegeo name fullName } }
}`;
const mostPlaces = 8;

/** Why a dataset is where it is: what was typed and where it is, and what else gave it its place, in per cent. */
export type Why = {
  matched: { typed: string; field: 'TITLE' | 'KEYWORD' | 'STRUCTURE' | 'TEXT'; synonym: boolean }[];
  titlePercent: number;
  qualityPercent: number;
  freshnessPercent: number;
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

const folded = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Governments a name may mean: those of that very name first, states before municipalities. */
async function placesNamed(typed: string, api: LoadArguments['api']) {
  const { governments } = await api.query<{ governments: { nodes: (Place & { name: string })[] } }>(
    placesDocument,
    { query: typed },
  );
  const isExact = ({ name, fullName }: Place & { name: string }) =>
    [name, fullName].some((each) => folded(each) === folded(typed));
  const distance = (each: Place & { name: string }) => (isExact(each) ? 0 : 10) + each.cvegeo.length;
  const places = governments.nodes.toSorted((one, other) => distance(one) - distance(other));
  const exact = places.filter(isExact);
  return { places, only: exact.length === 1 ? exact[0] : places.length === 1 ? places[0] : undefined };
}

/** Without scripts a place comes as its name; one government of that name is the place that is meant. */
async function placeOf(typed: string, address: SearchAddress, api: LoadArguments['api']) {
  if (typed === '' || address.place !== null) return { address, meant: null };
  const { places, only } = await placesNamed(typed, api);
  if (only) return { address: { ...address, place: only.cvegeo }, meant: null };
  return { address, meant: { typed, places: places.slice(0, mostPlaces) } };
}

/** A plain form sends what was left blank too; the address that people share says only what was asked. */
function redirectToSaid(url: URL): void {
  const said = [...url.searchParams].filter(([, value]) => value.trim() !== '');
  if (said.length === url.searchParams.size) return;
  const query = new URLSearchParams(said).toString();
  throw redirect(query === '' ? url.pathname : `${url.pathname}?${query}`);
}

/** What the search page shows of an address. */
export async function loadSearch({ api, url }: LoadArguments): Promise<SearchData> {
  redirectToSaid(url);
  const given = readSearchAddress(url.searchParams);
  const { address, meant } = await placeOf(url.searchParams.get('lugar')?.trim() ?? '', given, api);
  const sort = sortOf(url.searchParams.get('orden'));
  const after = url.searchParams.get('pagina-despues')?.trim() ?? '';
  const asked = api.query<{ datasets: SearchData['datasets']; place?: Place | null }>(document, {
    query: address.text,
    filter: searchFilterOf(address),
    sort: sorts[sort],
    first: pageSize,
    after: after === '' ? null : after,
    place: address.place ?? '',
    isPlace: address.place !== null,
  });
  const { datasets, place } = await asked.catch((error: unknown) => {
    // A page of a list that is no longer ordered so: the list begins again.
    if (after === '') throw error;
    throw redirect(paths.searchAt(address, sort === 'relevancia' ? {} : { orden: sort }));
  });
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
