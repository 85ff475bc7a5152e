import { TextField } from '../../design/form.tsx';
import { StatusWord } from '../../design/text.tsx';
import { formatDate } from '../../format.ts';
import type { Administration } from '../../parts/people.ts';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { ProblemNotice } from '../problem-notice.tsx';
import { type Listed, sendJson, useRest } from '../rest.ts';
import { WorkForm } from '../work-form.tsx';

/** From when to when a government's administrations are in office, and confirming the one that is supposed. */
export function AdministrationWork({
  cvegeo,
  mayRecord,
  onDone,
}: {
  cvegeo: string;
  mayRecord: boolean;
  onDone: () => Promise<void>;
}) {
  const path = `/api/v1/governments/${cvegeo}/administrations`;
  const { data, problem, reload } = useRest<Listed<Administration>>(path);
  const { call } = useSession();
  const last = data?.items[0];
  return (
    <section className="stack" aria-labelledby="administracion">
      <h2 id="administracion">Periodo de administración</h2>
      {problem && <ProblemNotice problem={problem} />}
      <ul>
        {data?.items.map(({ startsOn, endsOn, source, isConfirmed }) => (
          <li key={startsOn}>
            Del {formatDate(startsOn)} al {formatDate(endsOn)}.{' '}
            <StatusWord kind={isConfirmed ? 'good' : 'late'}>
              {isConfirmed ? 'Confirmado' : 'Por confirmar'}
            </StatusWord>{' '}
            <span className="small soft">{source}</span>
          </li>
        ))}
      </ul>
      {mayRecord && data && (
        <details>
          <summary>Confirmar, corregir o registrar un periodo</summary>
          <p>
            Con el último día confirmado, los accesos de quienes fueron designados en ese periodo terminan ese
            día. Quien siga necesita un oficio nuevo. Lo publicado no cambia.
          </p>
          <WorkForm
            key={`${last?.startsOn} ${String(last?.isConfirmed)}`}
            label="Confirmar el periodo"
            check={(form) => ({
              ...(textOf(form, 'startsOn') === '' && { startsOn: 'Escriba el primer día.' }),
              ...(textOf(form, 'endsOn') === '' && { endsOn: 'Escriba el último día.' }),
              ...(textOf(form, 'source').length < 5 && {
                source: 'Diga dónde consta: ley, periódico oficial o bando.',
              }),
            })}
            action={async (form) => {
              await sendJson(call, 'POST', {
                path,
                body: {
                  startsOn: textOf(form, 'startsOn'),
                  endsOn: textOf(form, 'endsOn'),
                  source: textOf(form, 'source'),
                },
              });
              await reload();
              await onDone();
            }}
          >
            {(mistakes) => (
              <>
                <TextField
                  name="startsOn"
                  label="Primer día"
                  type="date"
                  defaultValue={last?.startsOn ?? ''}
                  mistake={mistakes['startsOn']}
                />
                <TextField
                  name="endsOn"
                  label="Último día"
                  type="date"
                  defaultValue={last?.endsOn ?? ''}
                  mistake={mistakes['endsOn']}
                />
                <TextField name="source" label="Dónde consta" mistake={mistakes['source']} />
              </>
            )}
          </WorkForm>
        </details>
      )}
    </section>
  );
}
