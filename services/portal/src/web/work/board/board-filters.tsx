import type { FormEvent } from 'react';
import { Form, Link, useNavigate } from 'react-router';
import { paths } from '../../paths.ts';
import {
  boardFilters,
  boardOrders,
  boardViews,
  type BoardView,
  chosenFilters,
  viewOf,
  withChange,
} from './board-address.ts';
import { namesById, type StateName, useOwners, useStates } from './board-data.ts';
import type { Owner } from './board-types.ts';

/** Which view, which governments and in what order: all of it in the address of the page. */
export function BoardFilters({ parameters }: { parameters: URLSearchParams }) {
  const states = useStates();
  const owners = useOwners();
  const navigate = useNavigate();
  const view = viewOf(parameters);
  // What was left empty is left out of the address, so that it can be read and shared.
  const filter = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const asked = [...new FormData(event.currentTarget)].flatMap(([name, value]) =>
      typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()]] : [],
    );
    void navigate(`${paths.coordination()}${withChange(new URLSearchParams(asked), {})}`);
  };
  const chosen = chosenFilters(parameters, {
    states: Object.fromEntries(states.map(({ cvegeo, name }) => [cvegeo, name])),
    owners: namesById(owners),
  });
  return (
    <div className="stack-tight">
      <div className="row spread">
        <nav className="row views" aria-label="Cómo se ven los gobiernos">
          {(Object.entries(boardViews) as [BoardView, string][]).map(([name, label]) =>
            name === view ? (
              <strong key={name} aria-current="true">
                {label}
              </strong>
            ) : (
              <Link
                key={name}
                to={`${paths.coordination()}${withChange(parameters, { vista: name === 'tablero' ? null : name })}`}
              >
                {label}
              </Link>
            ),
          )}
        </nav>
      </div>
      {chosen.length > 0 && (
        <ul className="row small chosen-filters" aria-label="Filtros puestos">
          {chosen.map(({ name, text, without }) => (
            <li key={name}>
              {text}{' '}
              <Link to={`${paths.coordination()}${without}`}>
                Quitar<span className="visually-hidden"> el filtro {text}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <details className="board-filters">
        <summary>Buscar y filtrar</summary>
        <Form
          action={paths.coordination()}
          method="get"
          onSubmit={filter}
          className="filter-grid"
          key={parameters.toString()}
        >
          {view !== 'tablero' && <input type="hidden" name="vista" value={view} />}
          {boardFilters.map(({ name, label, options }) => (
            <label key={name}>
              {label}
              {name === 'q' ? (
                <input type="search" name={name} defaultValue={parameters.get(name) ?? ''} />
              ) : (
                <select name={name} defaultValue={parameters.get(name) ?? ''}>
                  <option value="">Todos</option>
                  {(options ?? choicesOf(name, { states, owners })).map(({ value, label: option }) => (
                    <option key={value} value={value}>
                      {option}
                    </option>
                  ))}
                </select>
              )}
            </label>
          ))}
          <label>
            Ordenar por
            <select name="orden" defaultValue={parameters.get('orden') ?? ''}>
              {boardOrders.map(({ value, label }, place) => (
                <option key={value} value={place === 0 ? '' : value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <div className="row">
            <button type="submit" className="button">
              Ver esos gobiernos
            </button>
            {chosen.length > 0 && (
              <Link
                to={`${paths.coordination()}${withChange(new URLSearchParams(), { vista: view === 'tablero' ? null : view })}`}
              >
                Quitar todos los filtros
              </Link>
            )}
          </div>
        </Form>
      </details>
    </div>
  );
}

function choicesOf(
  name: string,
  { states, owners }: { states: readonly StateName[]; owners: readonly Owner[] },
): { value: string; label: string }[] {
  return name === 'estado'
    ? states.map((state) => ({ value: state.cvegeo, label: state.name }))
    : [
        { value: 'nadie', label: 'Nadie todavía' },
        ...owners.map((owner) => ({ value: owner.id, label: owner.name })),
      ];
}
