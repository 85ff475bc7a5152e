import { scorecardFigureIds, scorecardFigures } from '@rma/domain';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { SelectField, TextArea, TextField } from '../../design/form.tsx';
import { Head, Notice } from '../../design/text.tsx';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { themeWords } from '../../words.ts';
import { textOf } from '../form-text.ts';
import { governmentsOf, keyRoles } from '../home-of.ts';
import { sendJson } from '../rest.ts';
import { SignedIn } from '../signed-in.tsx';
import { WorkForm } from '../work-form.tsx';

const leastLetters = 20;

export function Page() {
  const { cvegeo = '' } = useParams();
  const [query] = useSearchParams();
  const theme = query.get('tema') ?? '';
  return (
    <SignedIn roles={keyRoles}>
      {(account) => (
        <div className="stack">
          <Head title="Impugnar una cifra" path={paths.contestFigure(cvegeo, theme)} />
          <h1>Impugnar una cifra</h1>
          <p className="lede">
            Diga qué está mal y por qué. Lo que escriba y la respuesta de la coordinación serán públicos,
            junto a la cifra y en la bitácora.
          </p>
          {governmentsOf(account, keyRoles).includes(cvegeo) ? (
            <ContestForm cvegeo={cvegeo} theme={theme} />
          ) : (
            <Notice kind="attention" title="No es una calificación de su gobierno">
              <p>
                Cada gobierno impugna solo las suyas. <Link to={paths.panel()}>Ir a su panel</Link>
              </p>
            </Notice>
          )}
        </div>
      )}
    </SignedIn>
  );
}

function ContestForm({ cvegeo, theme }: { cvegeo: string; theme: string }) {
  const { call } = useSession();
  const [isSent, setIsSent] = useState(false);
  if (isSent)
    return (
      <Notice role="status" title="La impugnación ya es pública">
        <p>
          La coordinación recibió el aviso.{' '}
          <Link to={paths.scorecard(cvegeo, { tema: theme })}>Verla junto a la cifra</Link>
        </p>
      </Notice>
    );
  return (
    <WorkForm
      label="Impugnar a la vista de todos"
      check={(form) =>
        textOf(form, 'reason').length < leastLetters
          ? { reason: `Explique en al menos ${leastLetters} letras qué está mal y cómo se comprueba.` }
          : {}
      }
      action={async (form) => {
        const evidenceUrl = textOf(form, 'evidenceUrl');
        await sendJson(call, 'POST', {
          path: `/api/v1/governments/${cvegeo}/figure-contests`,
          body: {
            figure: textOf(form, 'figure'),
            reason: textOf(form, 'reason'),
            ...(theme !== '' && { theme }),
            ...(evidenceUrl !== '' && { evidenceUrl }),
          },
        });
        setIsSent(true);
      }}
    >
      {(mistakes) => (
        <>
          <SelectField
            name="figure"
            label={theme === '' ? 'Qué cifra' : `Qué cifra de ${themeWords[theme] ?? theme}`}
            options={scorecardFigureIds.map((id) => ({ value: id, label: scorecardFigures[id].name }))}
            mistake={mistakes['figure']}
          />
          <TextArea
            name="reason"
            label="Qué está mal y por qué"
            hint="No escriba datos personales: todo el mundo lo leerá."
            mistake={mistakes['reason']}
          />
          <TextField
            name="evidenceUrl"
            type="url"
            label="Dirección donde se comprueba"
            isRequired={false}
            mistake={mistakes['evidenceUrl']}
          />
        </>
      )}
    </WorkForm>
  );
}
