import { useState } from 'react';
import { useNavigate } from 'react-router';
import { SelectField, TextField } from '../design/form.tsx';
import { Breadcrumbs, Head } from '../design/text.tsx';
import { paths } from '../paths.ts';
import { type Account, useSession } from '../session.tsx';
import { panelRoles } from './home-of.ts';
import type { StandardSummary, WorkPackage } from './package-types.ts';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { type Listed, sendJson, useRest } from './rest.ts';
import { SignedIn } from './signed-in.tsx';
import { StandardChoice } from './standard-choice.tsx';
import { WorkForm } from './work-form.tsx';
import { textOf } from './form-text.ts';

export function Page() {
  return <SignedIn roles={panelRoles}>{(account) => <NewResource account={account} />}</SignedIn>;
}

/** One decision: which standard. The package of that theme is opened or taken up, and the file comes next. */
function NewResource({ account }: { account: Account }) {
  const { call } = useSession();
  const navigate = useNavigate();
  const standards = useRest<Listed<StandardSummary>>('/api/v1/standards');
  const [chosen, setChosen] = useState<string | null>(null);
  const keys = [...new Set(account.grants.flatMap(({ cvegeo }) => cvegeo ?? []))];
  const standard = standards.data?.items.find(({ id }) => id === chosen);

  const begin = async (form: FormData) => {
    if (!standard) return;
    const opened = await sendJson<WorkPackage>(call, 'POST', {
      path: '/api/v1/packages',
      body: {
        cvegeo: textOf(form, 'cvegeo'),
        theme: standard.theme,
        contactName: textOf(form, 'contactName'),
        contactEmail: textOf(form, 'contactEmail'),
        periodicity: standard.periodicity,
      },
    });
    const existing = opened.resources.find(
      (resource) => resource.removedAt === null && resource.standard.split('@')[0] === standard.id,
    );
    if (!existing) {
      await sendJson(call, 'POST', {
        path: `/api/v1/packages/${opened.id}/resources`,
        body: { standard: standard.id, name: standard.name, title: textOf(form, 'title') },
      });
    }
    await navigate(paths.panelPackage(opened.id));
  };

  return (
    <div className="stack">
      <Head title="Publicar datos" path={paths.panelNew()} />
      <Breadcrumbs trail={[{ name: 'Mi panel', to: paths.panel() }, { name: 'Publicar datos' }]} />
      <h1>Publicar datos</h1>
      <ol className="steps" aria-label="Pasos para publicar">
        <li aria-current="step">Elegir el estándar</li>
        <li>Subir el archivo</li>
        <li>Revisar y publicar</li>
      </ol>
      {standards.problem && <ProblemNotice problem={standards.problem} />}
      {!standards.data && !standards.problem && <Loading what="los estándares" />}
      {standards.data && (
        <WorkForm
          label="Continuar"
          check={(form) =>
            form.get('standard') === null ? { standard: 'Elija qué datos va a publicar.' } : {}
          }
          action={begin}
        >
          {(mistakes) => (
            <>
              <StandardChoice
                standards={standards.data?.items ?? []}
                mistake={mistakes['standard']}
                onChoose={setChosen}
              />
              {standard && (
                <>
                  <TextField
                    key={standard.id}
                    name="title"
                    label="Título que verá el público"
                    defaultValue={standard.title.es}
                    mistake={mistakes['title']}
                  />
                  {keys.length === 1 ? (
                    <input type="hidden" name="cvegeo" value={keys[0]} />
                  ) : keys.length > 1 ? (
                    <SelectField
                      name="cvegeo"
                      label="Gobierno que publica"
                      options={keys.map((key) => ({ value: key, label: key }))}
                      mistake={mistakes['cvegeo']}
                    />
                  ) : (
                    <TextField
                      name="cvegeo"
                      label="Clave INEGI del gobierno que publica"
                      mistake={mistakes['cvegeo']}
                    />
                  )}
                  <TextField
                    name="contactName"
                    label="Quién responde dudas del público"
                    defaultValue={account.name}
                    mistake={mistakes['contactName']}
                  />
                  <TextField
                    name="contactEmail"
                    label="Correo para dudas del público"
                    type="email"
                    defaultValue={account.email}
                    mistake={mistakes['contactEmail']}
                  />
                </>
              )}
            </>
          )}
        </WorkForm>
      )}
    </div>
  );
}
