import { alternatesOf } from '../alternates.ts';
import { Link } from 'react-router';
import { type FacetGroup, Facets, Pagination, SearchBox } from '../design/navigation.tsx';
import { EmptyState, Head } from '../design/text.tsx';
import { countOf } from '../format.ts';
import type { LoadArguments } from '../page.tsx';
import { DatasetList, type DatasetLine, datasetLineFields } from '../parts/dataset-list.tsx';
import { type SearchParameters, paths } from '../paths.ts';
import { originWords } from '../words.ts';

const pageSize = 20;

const document = `query Search($query: String, $filter: DatasetFilter, $sort: DatasetSort, $first: Int, $after: String) {
  datasets(query: $query, filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount
    nodes { ${datasetLineFields} }
    pageInfo { hasNextPage endCursor }
    facets { field buckets { value label count } }
  }
}`;

type Data = {
  parameters: SearchParameters;
  datasets: {
    totalCount: number;
    nodes: DatasetLine[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    facets: { field: string; buckets: { value: string; label: string; count: number }[] }[];
  };
};

const names = [
  'q',
  'tema',
  'estado',
  'nivel',
  'formato',
  'origen',
  'fuente',
  'orden',
  'pagina-despues',
] as const;
const sorts = { relevancia: 'RELEVANCE', reciente: 'MODIFIED', titulo: 'TITLE' } as const;
const levels = ['STATE', 'MUNICIPALITY'];
const origins = ['HOSTED', 'HARVESTED', 'NODE'];

export async function load({ api, url }: LoadArguments): Promise<Data> {
  const given = Object.fromEntries(names.flatMap((name) => [[name, url.searchParams.get(name)?.trim()]]));
  const parameters = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value),
  ) as SearchParameters;
  const { q, tema, estado, nivel, formato, origen, fuente, orden } = parameters;
  const { datasets } = await api.query<Pick<Data, 'datasets'>>(document, {
    query: q,
    filter: {
      ...(tema && { theme: [tema] }),
      ...(estado && { state: [estado] }),
      ...(nivel && levels.includes(nivel) && { level: [nivel] }),
      ...(formato && { format: [formato] }),
      ...(origen && origins.includes(origen) && { origin: [origen] }),
      ...(fuente && { source: fuente }),
    },
    sort: orden !== undefined && orden in sorts ? sorts[orden as keyof typeof sorts] : 'RELEVANCE',
    first: pageSize,
    after: parameters['pagina-despues'],
  });
  return { parameters, datasets };
}

const facetOrder = [
  { field: 'theme', name: 'tema', title: 'Tema' },
  { field: 'state', name: 'estado', title: 'Estado' },
  { field: 'level', name: 'nivel', title: 'Nivel de gobierno' },
  { field: 'format', name: 'formato', title: 'Formato' },
  { field: 'origin', name: 'origen', title: 'De dónde viene' },
] as const;

/** Changing anything but the page goes back to the first one. */
function searchWith(parameters: SearchParameters, change: SearchParameters): string {
  const { 'pagina-despues': _page, ...kept } = parameters;
  return paths.search({ ...kept, ...change });
}

function facetGroups({ parameters, datasets }: Data): FacetGroup[] {
  return facetOrder.map(({ field, name, title }) => ({
    title,
    buckets: (datasets.facets.find((facet) => facet.field === field)?.buckets ?? []).map((bucket) => {
      const isChosen = parameters[name] === bucket.value;
      return {
        ...bucket,
        label:
          field === 'origin'
            ? (originWords[bucket.value as keyof typeof originWords] ?? bucket.label)
            : bucket.label,
        isChosen,
        to: searchWith(parameters, { [name]: isChosen ? '' : bucket.value }),
      };
    }),
  }));
}

export function Page({ data }: { data: Data }) {
  const { parameters, datasets } = data;
  const { 'pagina-despues': pageAfter, q, ...filters } = parameters;
  const { fuente } = parameters;
  const hasFilters = fuente !== undefined || facetOrder.some(({ name }) => parameters[name] !== undefined);
  return (
    <div className="stack">
      <Head
        title={q === undefined ? 'Datos' : `«${q}» en los datos`}
        description="Busque en los conjuntos de datos de los estados y municipios de México."
        path={paths.search(q === undefined ? {} : { q })}
        alternateOf={paths.search(parameters)}
      />
      <h1>Datos de los gobiernos</h1>
      <SearchBox
        action={paths.search()}
        label="Buscar en todos los datos"
        hidden={filters}
        {...(q !== undefined && { value: q })}
      />
      <div className="columns side-first">
        <div>
          <p className="row">
            {hasFilters && (
              <Link to={paths.search(q === undefined ? {} : { q })}>Quitar todos los filtros</Link>
            )}
          </p>
          <Facets groups={facetGroups(data)} />
        </div>
        <div className="stack">
          <div className="row" role="status">
            <strong>{countOf(datasets.totalCount, 'conjunto de datos', 'conjuntos de datos')}</strong>
            {q !== undefined && <span className="soft">para «{q}»</span>}
            {fuente !== undefined && (
              <span>
                de <Link to={paths.source(fuente)}>una sola fuente</Link>.{' '}
                <Link to={searchWith(parameters, { fuente: '' })}>Ver de todas</Link>
              </span>
            )}
          </div>
          <nav className="row small" aria-label="Orden">
            <span className="soft">Ordenar:</span>
            <SortLink parameters={parameters} sort="relevancia" name="por relevancia" />
            <SortLink parameters={parameters} sort="reciente" name="lo más reciente" />
            <SortLink parameters={parameters} sort="titulo" name="por título" />
          </nav>
          {alternatesOf(paths.search(parameters)).map(({ href, type }) => (
            <p key={href} className="small">
              <a href={href} type={type}>
                Seguir esta búsqueda (Atom)
              </a>
            </p>
          ))}
          {datasets.totalCount === 0 ? (
            <NothingFound parameters={parameters} hasFilters={hasFilters} />
          ) : (
            <>
              <DatasetList datasets={datasets.nodes} />
              <Pagination
                shown={datasets.nodes.length}
                total={datasets.totalCount}
                noun="conjuntos de datos"
                first={pageAfter === undefined ? null : searchWith(parameters, {})}
                next={
                  datasets.pageInfo.hasNextPage && datasets.pageInfo.endCursor !== null
                    ? paths.search({ ...parameters, 'pagina-despues': datasets.pageInfo.endCursor })
                    : null
                }
              />
            </>
          )}
        </div>
      </div>
    </div>
  );
}

function SortLink({ parameters, sort, name }: { parameters: SearchParameters; sort: string; name: string }) {
  const isChosen = (parameters.orden ?? 'relevancia') === sort;
  return isChosen ? (
    <strong aria-current="true">{name}</strong>
  ) : (
    <Link to={searchWith(parameters, { orden: sort === 'relevancia' ? '' : sort })}>{name}</Link>
  );
}

function NothingFound({ parameters, hasFilters }: { parameters: SearchParameters; hasFilters: boolean }) {
  const { q } = parameters;
  return (
    <EmptyState title="Ningún conjunto de datos coincide">
      <ul>
        {hasFilters && q !== undefined && (
          <li>
            <Link to={paths.search({ q })}>Busque «{q}» sin filtros</Link>.
          </li>
        )}
        <li>Pruebe con una sola palabra, o con otra parecida: «choques» en lugar de «siniestros».</li>
        <li>
          Si busca lo que publica un gobierno,{' '}
          <Link to={paths.governments(q === undefined ? {} : { q })}>búsquelo por su nombre</Link>.
        </li>
        <li>
          O empiece por un <Link to={paths.home()}>tema</Link>.
        </li>
      </ul>
    </EmptyState>
  );
}
