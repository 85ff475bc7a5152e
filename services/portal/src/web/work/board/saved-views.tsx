import { useState } from 'react';
import { Link } from 'react-router';
import { TextField } from '../../design/form.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { ProblemNotice } from '../problem-notice.tsx';
import { openDocument } from '../open-document.ts';
import { sendJson, toProblem } from '../rest.ts';
import { WorkForm } from '../work-form.tsx';
import { questionOf, withChange } from './board-address.ts';
import { useSavedViews } from './board-data.ts';

/** The views that people keep, and what else can be done with the one on screen: keep it, take it away as a file. */
export function SavedViews({ parameters }: { parameters: URLSearchParams }) {
  const { call } = useSession();
  const { data, problem, reload } = useSavedViews();
  const [failed, setFailed] = useState<unknown>(null);
  const [isOpen, setIsOpen] = useState(false);
  const here = withChange(parameters, {}).slice(1);
  const views = data?.items ?? [];
  const current = views.find(({ query, isOwn }) => isOwn && query === here);
  const attempt = (work: () => Promise<void>) => {
    setFailed(null);
    work().catch(setFailed);
  };
  const download = (extension: 'csv' | 'xlsx') =>
    attempt(() =>
      openDocument(call, `/api/v1/pipeline.${extension}?${questionOf(parameters, { isOrdered: true })}`, {
        fileName: `gobiernos.${extension}`,
      }),
    );
  return (
    <div className="stack-tight">
      {problem && <ProblemNotice problem={problem} />}
      {failed !== null && <ProblemNotice problem={toProblem(failed)} />}
      {views.length > 0 && (
        <nav className="row small" aria-label="Vistas guardadas">
          <span className="soft">Vistas guardadas:</span>
          {views.map(({ id, name, query, isOwn, authorName }) => (
            <Link
              key={id}
              to={`${paths.coordination()}${query === '' ? '' : `?${query}`}`}
              aria-current={query === here ? 'true' : undefined}
            >
              {name}
              {!isOwn && <span className="soft"> (de {authorName})</span>}
            </Link>
          ))}
        </nav>
      )}
      <div className="row small">
        <details open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
          <summary>Guardar esta vista</summary>
          {isOpen && (
            <WorkForm
              label="Guardar la vista"
              check={(form) =>
                textOf(form, 'name') === '' ? { name: 'Escriba un nombre para encontrarla.' } : {}
              }
              action={async (form) => {
                await sendJson(call, 'POST', {
                  path: '/api/v1/pipeline/views',
                  body: {
                    name: textOf(form, 'name'),
                    query: here,
                    isShared: form.get('shared') !== null,
                  },
                });
                setIsOpen(false);
                await reload();
              }}
            >
              {(mistakes) => (
                <>
                  <TextField
                    name="name"
                    label="Nombre de la vista"
                    hint="Guarda los filtros, el orden y la forma de verlos. El mismo nombre la reemplaza."
                    mistake={mistakes['name']}
                  />
                  <label className="answer">
                    <input type="checkbox" name="shared" /> Que la vea toda la coordinación
                  </label>
                </>
              )}
            </WorkForm>
          )}
        </details>
        {current && (
          <button
            type="button"
            className="link"
            onClick={() =>
              attempt(async () => {
                await sendJson(call, 'DELETE', { path: `/api/v1/pipeline/views/${current.id}` });
                await reload();
              })
            }
          >
            Olvidar la vista «{current.name}»
          </button>
        )}
        <button type="button" className="link" onClick={() => download('csv')}>
          Descargar en CSV
        </button>
        <button type="button" className="link" onClick={() => download('xlsx')}>
          Descargar en XLSX
        </button>
        <Link to={paths.calendars()}>Calendario de vencimientos</Link>
      </div>
    </div>
  );
}
