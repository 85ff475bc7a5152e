import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { DataTable } from '../design/data-table.tsx';
import { FileField, SelectField, TextField } from '../design/form.tsx';
import { Breadcrumbs, EmptyState, Head, Notice, StatusWord } from '../design/text.tsx';
import { formatDate } from '../format.ts';
import { useGovernmentName } from '../parts/government-name.ts';
import { paths } from '../paths.ts';
import { type Account, useSession } from '../session.tsx';
import { postWords } from '../words.ts';
import { textOf } from './form-text.ts';
import { homeNameOf, homeOf, officialsRoles } from './home-of.ts';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { type Listed, useRest } from './rest.ts';
import { SignedIn } from './signed-in.tsx';
import { WorkForm } from './work-form.tsx';

type Official = {
  id: string;
  post: 'liaison' | 'administrator';
  name: string;
  position: string;
  email: string | null;
  termStarts: string;
  termEnds: string | null;
  isCurrent: boolean;
  endedAt: string | null;
};

const postName = (post: string) => postWords[post.toUpperCase()] ?? post;

export function Page() {
  const { cvegeo = '' } = useParams();
  return (
    <SignedIn roles={officialsRoles}>
      {(account) => <Officials key={cvegeo} cvegeo={cvegeo} account={account} />}
    </SignedIn>
  );
}

/** Who acts for a government now, who did before, and the relief of one of them. */
function Officials({ cvegeo, account }: { cvegeo: string; account: Account }) {
  const { data, problem, reload } = useRest<Listed<Official>>(`/api/v1/governments/${cvegeo}/officials`);
  const mayReplace = account.grants.some(
    (grant) => grant.role === 'coordinator' || (grant.role === 'administrator' && grant.cvegeo === cvegeo),
  );
  const governmentName = useGovernmentName(cvegeo);
  const title = `Funcionarios de ${governmentName ?? cvegeo}`;
  return (
    <div className="stack-wide">
      <header className="page-head">
        <Head title={title} path={paths.officials(cvegeo)} />
        <Breadcrumbs trail={[{ name: homeNameOf(account), to: homeOf(account) }, { name: title }]} />
        <h1>{title}</h1>
        <p>
          <Link to={paths.government(cvegeo)}>Ver la página del gobierno</Link>
        </p>
      </header>
      {problem && <ProblemNotice problem={problem} />}
      {!data && !problem && <Loading what="los funcionarios" />}
      {data?.items.length === 0 && (
        <EmptyState title="Este gobierno no tiene funcionarios designados">
          <p>Los designa en su solicitud para unirse a la red.</p>
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <DataTable
          caption="Designados, primero los que están en funciones"
          keyOf={({ id }) => id}
          rows={data.items.toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent))}
          columns={[
            { title: 'Nombre', cell: ({ name }) => name },
            { title: 'Papel', cell: ({ post }) => postName(post) },
            { title: 'Cargo', cell: ({ position }) => position },
            { title: 'Correo', cell: ({ email }) => email ?? 'no a la vista' },
            { title: 'Desde', cell: ({ termStarts }) => formatDate(termStarts) },
            {
              title: 'Situación',
              cell: ({ isCurrent, endedAt }) => (
                <StatusWord kind={isCurrent ? 'good' : 'none'}>
                  {isCurrent ? 'En funciones' : `Terminó el ${endedAt === null ? '' : formatDate(endedAt)}`}
                </StatusWord>
              ),
            },
          ]}
        />
      )}
      {mayReplace && (
        <section aria-labelledby="relevo">
          <div className="section-head">
            <h2 id="relevo">Registrar un relevo</h2>
          </div>
          <Replace cvegeo={cvegeo} onDone={reload} />
        </section>
      )}
    </div>
  );
}

function Replace({ cvegeo, onDone }: { cvegeo: string; onDone: () => Promise<void> }) {
  const { call } = useSession();
  const [replaced, setReplaced] = useState<string | null>(null);
  return (
    <div className="stack">
      <p>
        Quien deja el cargo pierde el acceso al momento; quien llega recibe su invitación por correo. Nada de
        lo anterior se borra: queda en el historial.
      </p>
      {replaced !== null && (
        <Notice role="status" title="Relevo registrado">
          <p>La invitación a {replaced} va en camino.</p>
        </Notice>
      )}
      <WorkForm
        key={replaced}
        label="Registrar el relevo"
        check={(form) => {
          const file = form.get('designation');
          return {
            ...(textOf(form, 'name') === '' && { name: 'Escriba el nombre completo.' }),
            ...(textOf(form, 'position') === '' && { position: 'Escriba el cargo.' }),
            ...(textOf(form, 'email') === '' && { email: 'Escriba el correo institucional.' }),
            ...(textOf(form, 'termStarts') === '' && { termStarts: 'Escriba desde cuándo.' }),
            ...((!(file instanceof File) || file.size === 0) && {
              designation: 'Adjunte el oficio de designación.',
            }),
          };
        }}
        action={async (form) => {
          if (textOf(form, 'termEnds') === '') form.delete('termEnds');
          await call(`/api/v1/governments/${cvegeo}/officials`, {
            method: 'POST',
            body: form,
          });
          setReplaced(textOf(form, 'email'));
          await onDone();
        }}
      >
        {(mistakes) => (
          <>
            <SelectField
              name="post"
              label="Papel que se releva"
              options={['liaison', 'administrator'].map((post) => ({ value: post, label: postName(post) }))}
              mistake={mistakes['post']}
            />
            <TextField name="name" label="Nombre de quien llega" mistake={mistakes['name']} />
            <TextField name="position" label="Cargo" mistake={mistakes['position']} />
            <TextField name="email" label="Correo institucional" type="email" mistake={mistakes['email']} />
            <TextField name="termStarts" label="Desde" type="date" mistake={mistakes['termStarts']} />
            <TextField
              name="termEnds"
              label="Hasta"
              type="date"
              isRequired={false}
              mistake={mistakes['termEnds']}
            />
            <FileField
              name="designation"
              label="Oficio de designación (PDF, JPEG o PNG)"
              accept="application/pdf,image/jpeg,image/png"
              mistake={mistakes['designation']}
            />
          </>
        )}
      </WorkForm>
    </div>
  );
}
