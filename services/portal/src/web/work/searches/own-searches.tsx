import { useState } from 'react';
import { Link } from 'react-router';
import { TextField } from '../../design/form.tsx';
import { EmptyState, Head } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { type Listed, sendJson, toProblem, useRest } from '../rest.ts';
import { SignedIn } from '../signed-in.tsx';
import { WorkForm } from '../work-form.tsx';
import type { SavedSearch } from './search-data.ts';

const address = '/api/v1/saved-searches';

/** One's own saved searches. */
export function Page() {
  return <SignedIn roles="any">{() => <Searches />}</SignedIn>;
}

function Searches() {
  const { data, problem, reload } = useRest<Listed<SavedSearch>>(address);
  return (
    <div className="stack">
      <Head title="Búsquedas guardadas" path={paths.savedSearches()} />
      <h1>Búsquedas guardadas</h1>
      <p className="lede">
        Una vez al día le avisamos de los conjuntos de datos nuevos de cada una, como eligió en{' '}
        <Link to={`${paths.account()}#avisos`}>su cuenta</Link>.
      </p>
      {problem && <ProblemNotice problem={problem} />}
      {!data && !problem && <Loading what="sus búsquedas" />}
      {data && data.items.length === 0 && (
        <EmptyState title="Aún no guarda ninguna búsqueda">
          <p>
            <Link to={paths.search()}>Busque datos</Link> y elija «Recibir avisos de esta búsqueda».
          </p>
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <ul className="results">
          {data.items.map((search) => (
            <SearchLine key={search.id} search={search} reload={reload} />
          ))}
        </ul>
      )}
    </div>
  );
}

function SearchLine({ search, reload }: { search: SavedSearch; reload: () => Promise<void> }) {
  const { call } = useSession();
  const [isRenaming, setIsRenaming] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const path = `${address}/${search.id}`;
  const forget = async () => {
    try {
      await sendJson(call, 'DELETE', { path });
      await reload();
    } catch (error) {
      setFailed(error);
    }
  };
  return (
    <li>
      {failed !== null && <ProblemNotice problem={toProblem(failed)} />}
      <h2>
        <Link to={`${paths.search()}?${search.query}`}>{search.name}</Link>
      </h2>
      <div className="meta">
        <span>Desde el {formatDate(search.createdAt)}</span>
        <span>
          {search.toldAt === null ? 'Sin nada nuevo hasta hoy' : `Último aviso: ${formatDate(search.toldAt)}`}
        </span>
        <a href={`/buscar.atom?${search.query}`} type="application/atom+xml">
          Atom<span className="visually-hidden"> de «{search.name}»</span>
        </a>
      </div>
      <div className="row">
        <details open={isRenaming} onToggle={({ currentTarget }) => setIsRenaming(currentTarget.open)}>
          <summary className="small">
            Cambiar el nombre<span className="visually-hidden"> de «{search.name}»</span>
          </summary>
          {isRenaming && (
            <WorkForm
              label="Guardar el nombre"
              kind="quiet"
              check={(form) => (textOf(form, 'name') === '' ? { name: 'Escriba un nombre.' } : {})}
              action={async (form) => {
                await sendJson(call, 'PATCH', { path, body: { name: textOf(form, 'name') } });
                setIsRenaming(false);
                await reload();
              }}
            >
              {(mistakes) => (
                <TextField name="name" label="Nombre" defaultValue={search.name} mistake={mistakes['name']} />
              )}
            </WorkForm>
          )}
        </details>
        <button type="button" className="link small" onClick={() => void forget()}>
          Olvidar<span className="visually-hidden"> «{search.name}»</span>
        </button>
      </div>
    </li>
  );
}
