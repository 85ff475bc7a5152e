import { TextArea } from '../../design/form.tsx';
import { formatDate } from '../../format.ts';
import type { Adoption } from '../../parts/people.ts';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { sendJson } from '../rest.ts';
import { WorkForm } from '../work-form.tsx';

/** The care of a state for a municipality that fell dormant. */
export function AdoptionWork({
  cvegeo,
  adoptions,
  mayAdopt,
  onDone,
}: {
  cvegeo: string;
  adoptions: Adoption[];
  mayAdopt: boolean;
  onDone: () => Promise<void>;
}) {
  const { call } = useSession();
  const live = adoptions.find(({ endedAt }) => endedAt === null);
  if (!live && !mayAdopt) return null;
  const path = `/api/v1/governments/${cvegeo}/adoption${live ? '/end' : ''}`;
  return (
    <section className="stack" aria-labelledby="cuidado">
      <h2 id="cuidado">Al cuidado de su estado</h2>
      <p>
        {live
          ? `${live.state.name} actúa por el municipio desde el ${formatDate(live.adoptedAt)}. Termina cuando el municipio designe a sus funcionarios.`
          : 'Un municipio inactivo puede quedar al cuidado de su estado: su enlace y su administrador actúan por él hasta que designe a los suyos.'}
      </p>
      {mayAdopt && (
        <details>
          <summary>{live ? 'Terminar el cuidado' : 'Dejarlo al cuidado de su estado'}</summary>
          <WorkForm
            key={String(live === undefined)}
            label={live ? 'Terminar el cuidado' : 'Dejarlo al cuidado de su estado'}
            check={(form) =>
              textOf(form, 'reason').length < 5
                ? { reason: 'Escriba el motivo: queda en la bitácora pública.' }
                : {}
            }
            action={async (form) => {
              await sendJson(call, 'POST', { path, body: { reason: textOf(form, 'reason') } });
              await onDone();
            }}
          >
            {(mistakes) => (
              <TextArea
                name="reason"
                label="Motivo (queda en la bitácora pública)"
                mistake={mistakes['reason']}
              />
            )}
          </WorkForm>
        </details>
      )}
    </section>
  );
}
