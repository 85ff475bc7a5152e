import type { FormEvent } from 'react';
import { Form, Link, useNavigate } from 'react-router';
import { paths } from '../../paths.ts';
import { type Operator, type RowQuery, inputName, readRowQuery, rowsAnchor } from './row-query.ts';
import type { ColumnStatistics, Statistics } from './rows-api.ts';

/** The only values a column may say, by its standard. */
export type AllowedValues = Record<string, readonly string[]>;

/** More values than these are typed, not chosen. */
const valuesOffered = 60;

/** One control per column, in a plain form: choices where there are few values, from and to for numbers and dates. */
export function FilterPanel({
  id,
  query,
  statistics,
  allowed,
}: {
  id: string;
  query: RowQuery;
  statistics: Statistics;
  allowed: AllowedValues;
}) {
  const navigate = useNavigate();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const asked = [...new FormData(event.currentTarget)].map(([name, value]) => [
      name,
      typeof value === 'string' ? value : '',
    ]);
    void navigate(paths.rows(id, readRowQuery(new URLSearchParams(asked))), { preventScrollReset: true });
  };
  const valueOf = (column: string, operator: Operator) =>
    query.filters.find((filter) => filter.column === column && filter.operator === operator)?.value;
  const count = query.filters.length;
  return (
    <details className="filter-panel no-print" open={count > 0 ? true : undefined}>
      <summary className="button quiet">
        Filtrar por columna
        {count > 0 ? ` (${count === 1 ? '1 filtro puesto' : `${count} filtros puestos`})` : ''}
      </summary>
      <Form
        method="get"
        action={`${paths.dataset(id)}#${rowsAnchor}`}
        key={JSON.stringify(query)}
        onSubmit={submit}
      >
        {query.sort !== null && <input type="hidden" name="orden" value={query.sort} />}
        <div className="filter-fields">
          <div className="field wide">
            <label htmlFor="filtro-palabras">Palabras en cualquier columna</label>
            <input id="filtro-palabras" type="search" name="q" defaultValue={query.words} />
          </div>
          {statistics.columns.map((column) => (
            <ColumnFilter
              key={column.name}
              column={column}
              values={valuesOf(column, allowed)}
              valueOf={valueOf}
            />
          ))}
        </div>
        <p className="row">
          <button type="submit" className="button">
            Aplicar los filtros
          </button>
          {(count > 0 || query.words !== '') && (
            <Link to={`${paths.dataset(id)}#${rowsAnchor}`} preventScrollReset>
              Quitar todos
            </Link>
          )}
        </p>
      </Form>
    </details>
  );
}

/** What can be chosen of a column: what its standard allows, or all it says when that is little; else null. */
function valuesOf({ name, type, distinct, top }: ColumnStatistics, allowed: AllowedValues): string[] | null {
  if (type === 'boolean') return ['true', 'false'];
  const listed = allowed[name];
  if (listed && listed.length <= valuesOffered) return [...listed];
  if (type !== 'string' || distinct === 0 || distinct > top.length) return null;
  return top.map(({ value }) => String(value)).toSorted((a, b) => a.localeCompare(b, 'es'));
}

function ColumnFilter({
  column,
  values,
  valueOf,
}: {
  column: ColumnStatistics;
  values: string[] | null;
  valueOf: (column: string, operator: Operator) => string | undefined;
}) {
  const { name, title, type, minimum, maximum } = column;
  const input = (operator: Operator) => ({
    name: inputName({ column: name, operator }),
    defaultValue: valueOf(name, operator) ?? '',
  });
  if (values) {
    return (
      <div className="field">
        <label htmlFor={`filtro-${name}`}>{title}</label>
        <select id={`filtro-${name}`} {...input('eq')}>
          <option value="">Todos</option>
          {values.map((value) => (
            <option key={value} value={value}>
              {type === 'boolean' ? (value === 'true' ? 'sí' : 'no') : value}
            </option>
          ))}
        </select>
      </div>
    );
  }
  if (type === 'string') {
    return (
      <div className="field">
        <label htmlFor={`filtro-${name}`}>{title}, contiene</label>
        <input id={`filtro-${name}`} {...input('contains')} />
      </div>
    );
  }
  const kind = type === 'date' ? 'date' : 'text';
  const mode = type === 'date' ? undefined : 'decimal';
  return (
    <fieldset className="field range">
      <legend>{title}</legend>
      <label>
        desde{' '}
        <input
          type={kind}
          inputMode={mode}
          {...input('gte')}
          placeholder={minimum === null ? undefined : String(minimum)}
        />
      </label>
      <label>
        hasta{' '}
        <input
          type={kind}
          inputMode={mode}
          {...input('lte')}
          placeholder={maximum === null ? undefined : String(maximum)}
        />
      </label>
    </fieldset>
  );
}
