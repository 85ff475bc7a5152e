import { readSearchAddress, saysNothing, writeSearchAddress } from '@rma/domain';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { type Mistakes, TextField } from '../../design/form.tsx';
import { Breadcrumbs, EmptyState, Head, Notice } from '../../design/text.tsx';
import { searchName } from '../../parts/search/search-words.ts';
import { paths } from '../../paths.ts';
import { textOf } from '../form-text.ts';
import {
  NeedsScript,
  WriterFields,
  emailMistake,
  usePublicWriting,
  writerOf,
} from '../participation/public-form.tsx';
import { WorkForm } from '../work-form.tsx';

function check(form: FormData, isSignedIn: boolean): Mistakes {
  const mistakes = emailMistake(form, isSignedIn);
  if (textOf(form, 'name') === '') mistakes['name'] = 'Escriba un nombre para reconocerla.';
  return mistakes;
}

/** Where somebody asks to be told what is new in a search: with an account at once, without one by a confirmed e-mail. */
export function Page() {
  const { search } = useLocation();
  const { account, send } = usePublicWriting();
  const [sent, setSent] = useState<{ isActive: boolean } | null>(null);
  const address = readSearchAddress(new URLSearchParams(search));
  const query = writeSearchAddress(address);
  const title = 'Recibir avisos de una búsqueda';
  return (
    <div className="stack">
      <Head title={title} path={paths.savedSearchNew(query)} />
      <Breadcrumbs trail={[{ name: 'Datos', to: paths.searchAt(address) }, { name: title }]} />
      <h1>{title}</h1>
      <NeedsScript />
      {saysNothing(address) && (
        <EmptyState title="Falta decir qué buscar">
          <p>
            <Link to={paths.search()}>Busque primero</Link>, con palabras o con filtros, y pida ahí los
            avisos.
          </p>
        </EmptyState>
      )}
      {sent && (
        <Notice
          role="status"
          title={sent.isActive ? 'Listo' : 'Falta un paso: abra el enlace que le enviamos'}
        >
          {sent.isActive ? (
            <p>
              Le avisaremos de lo nuevo. Está en <Link to={paths.savedSearches()}>sus búsquedas</Link>.
            </p>
          ) : (
            <p>
              Llegó a su correo y sirve siete días. Mientras no lo abra, no recibirá nada más. Si no lo ve,
              busque en el correo no deseado.
            </p>
          )}
          <p>
            <Link to={paths.searchAt(address)}>Volver a los resultados</Link>
          </p>
        </Notice>
      )}
      {!sent && !saysNothing(address) && (
        <>
          <p className="lede">
            Una vez al día le decimos qué conjuntos de datos nuevos encuentra{' '}
            <Link to={paths.searchAt(address)}>esta búsqueda</Link>. Sin nada nuevo, no hay correo.
          </p>
          <WorkForm
            label="Recibir los avisos"
            check={(form) => check(form, account !== null)}
            action={async (form) =>
              setSent(
                await send('/api/v1/saved-searches', {
                  ...writerOf(form),
                  name: textOf(form, 'name'),
                  query,
                }),
              )
            }
          >
            {(mistakes) => (
              <>
                <TextField
                  name="name"
                  label="Cómo la llamamos"
                  hint="Así aparecerá en los avisos."
                  defaultValue={searchName(address, { facets: [], place: null })}
                  mistake={mistakes['name']}
                />
                <WriterFields
                  mistakes={mistakes}
                  hint="Le enviaremos un enlace para confirmar que es suyo y, después, los avisos. No se publica, y se borra en cuanto deje de recibirlos."
                />
              </>
            )}
          </WorkForm>
        </>
      )}
    </div>
  );
}
