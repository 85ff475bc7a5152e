import { Link } from 'react-router';
import { SelectField, TextArea } from '../../design/form.tsx';
import { supportWords } from '../../parts/demand/request-data.ts';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { themeWords } from '../../words.ts';
import { textOf } from '../form-text.ts';
import { sendJson } from '../rest.ts';
import { WorkForm } from '../work-form.tsx';
import type { OneRequest } from './demand-types.ts';

/** What the squad may do with a request: find it valid, join it to one that asks the same, or not take it. */
export function SquadForms({ request, onDone }: { request: OneRequest; onDone: () => Promise<void> }) {
  const { call } = useSession();
  const { id, events, similar, themeId } = request;
  const decide = async (what: string, body: Record<string, unknown>) => {
    await sendJson(call, 'POST', { path: `/api/v1/data-requests/${id}/${what}`, body });
    await onDone();
  };
  const mergeable = similar.filter(({ state }) => state === 'published' || state === 'checked');
  if (!events.some((event) => event !== 'answer')) return null;
  return (
    <div className="stack-wide">
      {events.includes('check') && (
        <section aria-labelledby="valida" className="stack">
          <div className="section-head">
            <h2 id="valida">Es válida</h2>
          </div>
          <WorkForm
            label="Marcar como revisada"
            action={(form) => decide('check', { themeId: textOf(form, 'themeId') || null })}
          >
            {(mistakes) => (
              <SelectField
                name="themeId"
                label="Tema"
                defaultValue={themeId ?? ''}
                options={[
                  { value: '', label: 'Ninguno' },
                  ...Object.entries(themeWords).map(([value, label]) => ({ value, label })),
                ]}
                mistake={mistakes['themeId']}
              />
            )}
          </WorkForm>
        </section>
      )}
      {events.includes('merge') && mergeable.length > 0 && (
        <section aria-labelledby="igual" className="stack">
          <div className="section-head">
            <h2 id="igual">Quizá pide lo mismo que otra</h2>
          </div>
          <ul className="plain stack">
            {mergeable.map((other) => (
              <li key={other.id} className="stack-tight">
                <p>
                  <Link to={paths.panelRequest(other.id)}>{other.title}</Link>{' '}
                  <span className="soft small">
                    {other.folio}, {supportWords(other.votes)}
                  </span>
                </p>
                <WorkForm
                  label={`Unir con ${other.folio}`}
                  kind="quiet"
                  action={() => decide('merge', { into: other.id })}
                />
              </li>
            ))}
          </ul>
          <p className="small soft">Quienes piden esta pasan a la otra, y cada quien cuenta una vez.</p>
        </section>
      )}
      {events.includes('reject') && (
        <section aria-labelledby="no-admitir" className="stack">
          <div className="section-head">
            <h2 id="no-admitir">No admitirla</h2>
          </div>
          <WorkForm
            label="No admitir y decir por qué"
            kind="danger"
            check={(form) =>
              textOf(form, 'reason').length < 10
                ? { reason: 'Diga en al menos diez letras por qué: se publica y se envía a quien la hizo.' }
                : {}
            }
            action={(form) => decide('rejection', { reason: textOf(form, 'reason') })}
          >
            {(mistakes) => (
              <TextArea
                name="reason"
                label="Motivo"
                hint="Solo si no pide datos, ofende, o expone a alguien. Su texto deja de mostrarse; el motivo se publica."
                mistake={mistakes['reason']}
              />
            )}
          </WorkForm>
        </section>
      )}
    </div>
  );
}
