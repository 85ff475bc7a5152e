import { saysNothing, writeSearchAddress } from '@rma/domain';
import { Link } from 'react-router';
import { alternatesOf } from '../alternates.ts';
import { Pagination } from '../design/navigation.tsx';
import { Head, Notice } from '../design/text.tsx';
import { countOf } from '../format.ts';
import { DatasetList } from '../parts/dataset-list.tsx';
import { MapFinder } from '../parts/search/map-finder.tsx';
import { NothingFound } from '../parts/search/nothing-found.tsx';
import { textOnly } from '../parts/search/search-changes.ts';
import { type SearchData, type SortName, loadSearch } from '../parts/search/search-data.ts';
import { ChosenFilters, SearchFacets, viewOf } from '../parts/search/search-filters.tsx';
import { SearchForm } from '../parts/search/search-form.tsx';
import { WhyFound } from '../parts/search/why-found.tsx';
import { paths } from '../paths.ts';

export const load = loadSearch;

export function Page({ data }: { data: SearchData }) {
  const { address, datasets } = data;
  const { text } = address;
  const here = paths.searchAt(address);
  return (
    <div className="stack">
      <Head
        title={text === null ? 'Datos' : `«${text}» en los datos`}
        description="Busque en los conjuntos de datos de los estados y municipios de México."
        path={paths.searchAt(textOnly(address))}
        alternateOf={here}
      />
      <h1>Datos de los gobiernos</h1>
      <SearchForm data={data} />
      <WhichPlace data={data} />
      <ChosenFilters data={data} />
      <div className="columns side-first">
        <SearchFacets data={data} />
        <div className="stack">
          <div className="row" role="status">
            <strong>{countOf(datasets.totalCount, 'conjunto de datos', 'conjuntos de datos')}</strong>
            {text !== null && <span className="soft typed">para «{text}»</span>}
          </div>
          <DidYouMean data={data} />
          <div className="row small">
            {datasets.totalCount > 0 && <Order data={data} />}
            <Follow data={data} />
          </div>
          <MapFinder data={data} />
          {datasets.totalCount === 0 ? <NothingFound data={data} /> : <Results data={data} />}
        </div>
      </div>
    </div>
  );
}

function Results({ data }: { data: SearchData }) {
  const { address, datasets, isFirstPage } = data;
  const whys = new Map(datasets.edges.map(({ node, why }) => [node.id, why]));
  const { hasNextPage, endCursor } = datasets.pageInfo;
  return (
    <>
      <DatasetList
        datasets={datasets.edges.map(({ node }) => node)}
        told={({ id }) => {
          const why = whys.get(id);
          return why ? <WhyFound why={why} /> : null;
        }}
      />
      <Pagination
        shown={datasets.edges.length}
        total={datasets.totalCount}
        noun="conjuntos de datos"
        first={isFirstPage ? null : paths.searchAt(address, viewOf(data))}
        next={
          hasNextPage && endCursor !== null
            ? paths.searchAt(address, { ...viewOf(data), 'pagina-despues': endCursor })
            : null
        }
      />
    </>
  );
}

function DidYouMean({ data }: { data: SearchData }) {
  const { suggestion } = data.datasets;
  if (suggestion === null) return null;
  return (
    <p>
      ¿Quiso decir{' '}
      <Link to={paths.searchAt({ ...data.address, text: suggestion }, viewOf(data))}>«{suggestion}»</Link>?
    </p>
  );
}

/** A name that was typed for a place and may be several's, or nobody's. */
function WhichPlace({ data: { address, meant, sort } }: { data: SearchData }) {
  if (meant === null) return null;
  const view = sort === 'relevancia' ? {} : { orden: sort };
  return (
    <Notice kind="attention" title={`¿Qué lugar es «${meant.typed}»?`}>
      {meant.places.length === 0 ? (
        <p>
          Ningún gobierno se llama así. <Link to={paths.governments()}>Búsquelo en la lista</Link>.
        </p>
      ) : (
        <ul>
          {meant.places.map(({ cvegeo, fullName }) => (
            <li key={cvegeo}>
              <Link to={paths.searchAt({ ...address, place: cvegeo }, view)}>{fullName}</Link>
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

const orders: [sort: SortName, name: string][] = [
  ['relevancia', 'por relevancia'],
  ['reciente', 'lo más reciente'],
  ['titulo', 'por título'],
];

function Order({ data: { address, sort } }: { data: SearchData }) {
  return (
    <nav className="row" aria-label="Orden">
      <span className="soft">Ordenar:</span>
      {orders.map(([each, name]) =>
        each === sort ? (
          <strong key={each} aria-current="true">
            {name}
          </strong>
        ) : (
          <Link key={each} to={paths.searchAt(address, each === 'relevancia' ? {} : { orden: each })}>
            {name}
          </Link>
        ),
      )}
    </nav>
  );
}

/** How somebody hears of what is new in this search. */
function Follow({ data: { address } }: { data: SearchData }) {
  return (
    <p className="row">
      {!saysNothing(address) && (
        <Link to={paths.savedSearchNew(writeSearchAddress(address))}>
          Recibir avisos<span className="visually-hidden"> de esta búsqueda</span>
        </Link>
      )}
      {alternatesOf(paths.searchAt(address)).map(({ href, type }) => (
        <a key={href} href={href} type={type}>
          Canal Atom<span className="visually-hidden"> de esta búsqueda</span>
        </a>
      ))}
    </p>
  );
}
