import { Link } from 'react-router';
import { Notice } from '../../design/text.tsx';
import { countOf, formatNumber } from '../../format.ts';
import { paths } from '../../paths.ts';
import { CopyButton } from '../copy-button.tsx';
import { useSite } from '../../site.ts';
import { type AllowedValues, FilterPanel } from './filter-panel.tsx';
import { type RowFilter, type RowQuery, fromTheStart, rowsAnchor, rowsPath } from './row-query.ts';
import type { RowColumn, RowPage, Statistics } from './rows-api.ts';
import { RowTable } from './row-table.tsx';

const operatorWords: Record<RowFilter['operator'], string> = {
  eq: 'es',
  contains: 'contiene',
  gte: 'desde',
  lte: 'hasta',
};

/** The rows of a dataset: filtered, sorted and paged by the page's own address, with or without scripts. */
export function RowExplorer({
  id,
  page,
  query,
  statistics,
  allowed,
}: {
  id: string;
  page: RowPage | null;
  query: RowQuery;
  statistics: Statistics;
  allowed: AllowedValues;
}) {
  const isAsking = query.filters.length > 0 || query.words !== '';
  return (
    <div className="stack row-explorer">
      <FilterPanel id={id} query={query} statistics={statistics} allowed={allowed} />
      {isAsking && <Chosen id={id} query={query} columns={statistics.columns} />}
      {page === null ? (
        <Notice kind="attention" title="No se pudo responder a esta consulta">
          <p>
            Revise que los valores de los filtros sean del tipo de su columna (números sin letras, fechas como
            2026-11-22), o{' '}
            <Link to={`${paths.dataset(id)}#${rowsAnchor}`}>vuelva a ver todos los renglones</Link>.
          </p>
        </Notice>
      ) : (
        <>
          <p role="status">
            {isAsking
              ? `${countOf(page.total, 'renglón coincide', 'renglones coinciden')}, de ${formatNumber(statistics.total)}.`
              : `${countOf(page.total, 'renglón', 'renglones')}.`}
          </p>
          {page.total > 0 && <RowTable id={id} page={page} query={query} />}
          <Pages id={id} page={page} query={query} />
        </>
      )}
      <Exports id={id} query={query} />
    </div>
  );
}

function Chosen({ id, query, columns }: { id: string; query: RowQuery; columns: RowColumn[] }) {
  const without = (filter: RowFilter | null): RowQuery => ({
    ...fromTheStart(query),
    words: filter === null ? '' : query.words,
    filters: query.filters.filter((each) => each !== filter),
  });
  const titleOf = (name: string) => columns.find((column) => column.name === name)?.title ?? name;
  return (
    <ul className="row chips" aria-label="Filtros puestos">
      {query.words !== '' && (
        <Chip to={paths.rows(id, without(null))} text={`«${query.words}» en cualquier columna`} />
      )}
      {query.filters.map((filter) => (
        <Chip
          key={`${filter.column}${filter.operator}`}
          to={paths.rows(id, without(filter))}
          text={`${titleOf(filter.column)} ${operatorWords[filter.operator]} ${filter.value}`}
        />
      ))}
    </ul>
  );
}

function Chip({ to, text }: { to: string; text: string }) {
  return (
    <li>
      <Link className="chip" to={to} preventScrollReset>
        {text} <span aria-hidden="true">×</span>
        <span className="visually-hidden"> (quitar)</span>
      </Link>
    </li>
  );
}

function Pages({ id, page, query }: { id: string; page: RowPage; query: RowQuery }) {
  if (page.next === null && query.after === null) return null;
  return (
    <nav className="pagination" aria-label="Páginas de renglones">
      <span className="soft small">{countOf(page.items.length, 'renglón', 'renglones')} a la vista</span>
      <span className="row">
        {query.after !== null && (
          <Link to={paths.rows(id, fromTheStart(query))} preventScrollReset>
            Volver al principio
          </Link>
        )}
        {page.next !== null && (
          <Link
            className="button quiet"
            to={paths.rows(id, { ...query, after: page.next })}
            rel="next"
            preventScrollReset
          >
            Ver los siguientes
          </Link>
        )}
      </span>
    </nav>
  );
}

/** This very question for a spreadsheet or a program. */
function Exports({ id, query }: { id: string; query: RowQuery }) {
  const { publicUrl } = useSite();
  const whole = fromTheStart(query);
  const json = rowsPath(id, whole, { format: 'json' });
  const call = `curl -s --globoff '${publicUrl}${json}'`;
  return (
    <div className="stack-tight no-print">
      <p className="row small">
        <span className="soft">Esta consulta como</span>
        <a href={rowsPath(id, whole, { format: 'csv' })}>CSV</a>
        <a href={json}>JSON</a>
        <a href={paths.api('renglones')}>API</a>
      </p>
      <details className="small">
        <summary>Llamada para un programa</summary>
        <div className="stack-tight">
          <pre tabIndex={0} aria-label="Llamada a la API de renglones">
            <code>{call}</code>
          </pre>
          <CopyButton text={call} label="Copiar la llamada" />
        </div>
      </details>
    </div>
  );
}
