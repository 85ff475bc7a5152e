import { Form, Link } from 'react-router';
import { formatNumber } from '../format.ts';

/** Forward with a cursor; back with the browser, or to the beginning. Stable while data changes underneath. */
export function Pagination({
  first,
  next,
  shown,
  total,
  noun,
}: {
  first: string | null;
  next: string | null;
  shown: number;
  total: number;
  noun: string;
}) {
  return (
    <nav className="pagination" aria-label="Páginas">
      <span className="soft small">
        {formatNumber(shown)} de {formatNumber(total)} {noun}
      </span>
      <span className="row">
        {first !== null && <Link to={first}>Volver al principio</Link>}
        {next !== null && (
          <Link className="button quiet" to={next} rel="next">
            Ver los siguientes
          </Link>
        )}
      </span>
    </nav>
  );
}

export type FacetGroup = {
  title: string;
  buckets: { value: string; label: string; count: number; to: string; isChosen: boolean }[];
};

/** Facets as plain lists of links with counts; choosing one again takes it off. */
export function Facets({ groups }: { groups: FacetGroup[] }) {
  const shown = 8;
  return (
    <nav className="facets" aria-label="Filtros">
      <details className="facet-panel">
        <summary className="button quiet">Filtrar</summary>
        {groups
          .filter(({ buckets }) => buckets.length > 0)
          .map(({ title, buckets }) => (
            <details key={title} open>
              <summary>{title}</summary>
              <ul className="plain">
                {buckets.slice(0, shown).map((bucket) => (
                  <FacetLink key={bucket.value} {...bucket} />
                ))}
              </ul>
              {buckets.length > shown && (
                <details>
                  <summary className="small">{formatNumber(buckets.length - shown)} más</summary>
                  <ul className="plain">
                    {buckets.slice(shown).map((bucket) => (
                      <FacetLink key={bucket.value} {...bucket} />
                    ))}
                  </ul>
                </details>
              )}
            </details>
          ))}
      </details>
    </nav>
  );
}

function FacetLink({ label, count, to, isChosen }: FacetGroup['buckets'][number]) {
  return (
    <li>
      <Link to={to} aria-current={isChosen ? 'true' : undefined}>
        <span>
          {isChosen && <span aria-hidden="true">✓ </span>}
          {label}
          {isChosen && <span className="visually-hidden"> (quitar filtro)</span>}
        </span>
        <span className="count">{formatNumber(count)}</span>
      </Link>
    </li>
  );
}

/** A search that works as a plain form. */
export function SearchBox({
  action,
  value,
  label,
  placeholder,
  hidden = {},
}: {
  action: string;
  value?: string;
  label: string;
  placeholder?: string;
  hidden?: Record<string, string | undefined>;
}) {
  return (
    <Form action={action} method="get" role="search">
      {Object.entries(hidden).map(([name, kept]) =>
        kept ? <input key={name} type="hidden" name={name} value={kept} /> : null,
      )}
      <div className="search-box">
        <input
          type="search"
          name="q"
          key={value}
          aria-label={label}
          defaultValue={value}
          placeholder={placeholder}
        />
        <button className="button" type="submit">
          Buscar
        </button>
      </div>
    </Form>
  );
}
