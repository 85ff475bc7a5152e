import { type SearchAddress, searchDays, searchListNames } from '@rma/domain';
import { Link } from 'react-router';
import { type FacetGroup, Facets } from '../../design/navigation.tsx';
import { paths } from '../../paths.ts';
import { textOnly, withList } from './search-changes.ts';
import type { SearchData } from './search-data.ts';
import { facetWords, filterName, valueName } from './search-words.ts';

type View = { orden?: string };
/** The order goes on with the search; the page does not. */
export const viewOf = ({ sort }: SearchData): View => (sort === 'relevancia' ? {} : { orden: sort });

function isChosen(address: SearchAddress, name: (typeof facetWords)[number]['name'], value: string): boolean {
  return name === 'estandar'
    ? address.standard?.split('@')[0] === value
    : address.lists[name].includes(value);
}

function chosen(address: SearchAddress, name: (typeof facetWords)[number]['name'], value: string) {
  if (name !== 'estandar') return withList(address, name, value);
  return { ...address, standard: isChosen(address, name, value) ? null : value };
}

/** Every facet with its counts; each value is a link that takes it in or out. */
export function SearchFacets({ data }: { data: SearchData }) {
  const { address, datasets } = data;
  const groups: FacetGroup[] = facetWords.map(({ field, name, title }) => ({
    title,
    buckets: (datasets.facets.find((facet) => facet.field === field)?.buckets ?? []).map((bucket) => ({
      ...bucket,
      label: valueName(name, bucket.value, datasets.facets),
      isChosen: isChosen(address, name, bucket.value),
      to: paths.searchAt(chosen(address, name, bucket.value), viewOf(data)),
    })),
  }));
  return <Facets groups={groups} />;
}

/** What the search narrows by, each with the search without it. */
function narrowings(address: SearchAddress): { name: string; value: string; without: SearchAddress }[] {
  const { standard, government, place, bounds, source, days } = address;
  const one = (name: string, value: string | null, change: Partial<SearchAddress>) =>
    value === null ? [] : [{ name, value, without: { ...address, ...change } }];
  return [
    ...searchListNames.flatMap((name) =>
      address.lists[name].map((value) => ({ name, value, without: withList(address, name, value) })),
    ),
    ...one('estandar', standard, { standard: null }),
    ...one('gobierno', government, { government: null }),
    ...one('lugar', place, { place: null }),
    ...one('zona', bounds && '', { bounds: null }),
    ...searchDays.flatMap((name) => one(name, days[name], { days: { ...days, [name]: null } })),
    ...one('fuente', source, { source: null }),
  ];
}

/** The filters in force as links that take each one off. */
export function ChosenFilters({ data }: { data: SearchData }) {
  const { address, datasets, place } = data;
  const filters = narrowings(address);
  if (filters.length === 0) return null;
  return (
    <nav aria-label="Filtros elegidos">
      <ul className="chosen-filters">
        {filters.map(({ name, value, without }) => (
          <li key={`${name} ${value}`}>
            <Link to={paths.searchAt(without, viewOf(data))}>
              <span className="visually-hidden">Quitar el filtro </span>
              {filterName(name, value, { facets: datasets.facets, place })}
              <span aria-hidden="true">×</span>
            </Link>
          </li>
        ))}
        {filters.length > 1 && (
          <li>
            <Link to={paths.searchAt(textOnly(address), viewOf(data))}>Quitar todos los filtros</Link>
          </li>
        )}
      </ul>
    </nav>
  );
}
