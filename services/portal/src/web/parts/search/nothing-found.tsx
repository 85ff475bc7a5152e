import { Link } from 'react-router';
import { EmptyState } from '../../design/text.tsx';
import { countOf } from '../../format.ts';
import { paths } from '../../paths.ts';
import type { Relaxation } from './relaxations.ts';
import type { SearchData } from './search-data.ts';
import { viewOf } from './search-filters.tsx';
import { filterName } from './search-words.ts';

/** What to do where nothing is found: what there is with less, who may have it, and how to ask for it. */
export function NothingFound({ data }: { data: SearchData }) {
  const { address, relaxations } = data;
  const { text } = address;
  return (
    <EmptyState title="Ningún conjunto de datos coincide">
      {relaxations.length > 0 && (
        <>
          <p>Con menos condiciones sí hay:</p>
          <ul>
            {relaxations.map((looser) => (
              <li key={paths.searchAt(looser.address)}>
                <Link to={paths.searchAt(looser.address, viewOf(data))}>{looserName(looser, data)}</Link>
                {`: ${countOf(looser.count, 'conjunto', 'conjuntos')}`}
              </li>
            ))}
          </ul>
        </>
      )}
      <ul>
        {text !== null && (
          <li>
            Si busca lo que publica un gobierno,{' '}
            <Link to={paths.governments({ q: text })}>búsquelo por su nombre</Link>.
          </li>
        )}
        {text !== null && relaxations.length === 0 && (
          <li>Pruebe con una sola palabra, o con otra parecida: «choques» en lugar de «siniestros».</li>
        )}
        <li>
          Si nadie lo publica,{' '}
          <Link to={paths.requestNew(text === null ? {} : { titulo: text })}>pida el dato a su gobierno</Link>
          : tiene 30 días para responder.
        </li>
        <li>
          O empiece por un <Link to={paths.home()}>tema</Link>.
        </li>
      </ul>
    </EmptyState>
  );
}

function looserName({ without }: Relaxation, { datasets, place }: SearchData): string {
  switch (without.kind) {
    case 'word':
      return `Solo «${without.kept}»`;
    case 'filters':
      return `«${without.kept}» sin filtros`;
    case 'filter':
      return `Sin el filtro «${filterName(without.name, without.value, { facets: datasets.facets, place })}»`;
  }
}
