import { useState } from 'react';
import { Link } from 'react-router';
import { TextArea } from '../../design/form.tsx';
import { Notice } from '../../design/text.tsx';
import { countOf, formatDate } from '../../format.ts';
import { paths } from '../../paths.ts';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { sendJson } from '../rest.ts';
import { WorkForm } from '../work-form.tsx';
import { type Inventory, inventoryPath } from './inventory-types.ts';

function pendingOf({ pending }: Inventory): string {
  const parts = [
    ...(pending.added > 0 ? [`${pending.added} por agregarse`] : []),
    ...(pending.changed > 0 ? [`${pending.changed} con cambios`] : []),
    ...(pending.removed > 0 ? [`${pending.removed} que salen`] : []),
  ];
  return parts.length === 0
    ? 'El público ya ve el inventario como está.'
    : `Por presentar: ${parts.join(', ')}.`;
}

function planOf({ pending }: Inventory): string {
  const parts = [
    ...(pending.planAdded > 0 ? [countOf(pending.planAdded, 'fecha nueva', 'fechas nuevas')] : []),
    ...(pending.planMoved > 0 ? [countOf(pending.planMoved, 'fecha que cambia', 'fechas que cambian')] : []),
    ...(pending.planLeaving.length > 0 ? [`${pending.planLeaving.length} que dejan el plan`] : []),
  ];
  return parts.length === 0
    ? 'El plan publicado tiene estas mismas fechas.'
    : `Por publicar: ${parts.join(', ')}.`;
}

/** What the public would see change, and the two buttons that make it so. */
export function PublishSection({ inventory, onDone }: { inventory: Inventory; onDone: () => Promise<void> }) {
  const { call } = useSession();
  const [done, setDone] = useState<string | null>(null);
  const { cvegeo, pending, unfinished } = inventory;
  const leaving = pending.planLeaving;
  const publish = (path: string, said: string) => async (form: FormData) => {
    const reason = textOf(form, 'reason');
    await sendJson(call, 'POST', { path, body: reason === '' ? {} : { reason } });
    setDone(said);
    await onDone();
  };
  const checkReason = (form: FormData) =>
    leaving.length > 0 && textOf(form, 'reason').length < 10
      ? { reason: 'Escriba por qué dejan el plan, en al menos 10 letras.' }
      : {};
  return (
    <section aria-labelledby="publicar" className="stack">
      <div className="section-head">
        <h2 id="publicar">Hacerlo público</h2>
      </div>
      {done !== null && (
        <Notice role="status" title={done}>
          <p>
            Es también un conjunto de datos suyo, con su CSV.{' '}
            <Link to={paths.governmentPlan(cvegeo)}>Ver cómo quedó</Link>.
          </p>
        </Notice>
      )}
      {unfinished.length > 0 && (
        <Notice
          kind="attention"
          title={`Falta algo en ${countOf(unfinished.length, 'renglón', 'renglones')}`}
        >
          <ul>
            {unfinished.slice(0, 10).map(({ itemId, key, title, message }) => (
              <li key={itemId}>
                <Link to={paths.panelInventoryItem(cvegeo, itemId)}>
                  {key} {title}
                </Link>
                : {message}
              </li>
            ))}
          </ul>
          {unfinished.length > 10 && <p>Y {unfinished.length - 10} más, señalados arriba.</p>}
        </Notice>
      )}
      {leaving.length > 0 && (
        <Notice kind="attention" title="Dejan el plan sin haberse abierto">
          <ul>
            {leaving.map(({ key, title, plannedOn }) => (
              <li key={key}>
                {key} {title}
                {plannedOn !== null && `, prometido para el ${formatDate(plannedOn)}`}
              </li>
            ))}
          </ul>
          <p>
            Debe acordarlo su grupo de trabajo; el motivo queda en la bitácora pública. Nada de lo publicado
            se retira.
          </p>
        </Notice>
      )}
      <div className="columns">
        <div className="stack">
          <h3>Inventario</h3>
          <p>{pendingOf(inventory)} Se ven todos los renglones, sin las fechas que aún no publique.</p>
          <WorkForm
            kind="quiet"
            label="Presentar el inventario"
            busyLabel="Presentando…"
            check={checkReason}
            action={publish(inventoryPath(cvegeo, '/filing'), 'El inventario quedó presentado')}
          >
            {(mistakes) =>
              leaving.length > 0 && (
                <TextArea name="reason" label="Por qué dejan el plan" mistake={mistakes['reason']} />
              )
            }
          </WorkForm>
        </div>
        <div className="stack">
          <h3>Plan de apertura</h3>
          <p>{planOf(inventory)} Publicarlo presenta también el inventario como está.</p>
          <WorkForm
            label="Publicar el plan"
            busyLabel="Publicando…"
            check={checkReason}
            action={publish(
              `/api/v1/governments/${encodeURIComponent(cvegeo)}/plan/publication`,
              'El plan quedó publicado',
            )}
          >
            {(mistakes) =>
              leaving.length > 0 && (
                <TextArea name="reason" label="Por qué dejan el plan" mistake={mistakes['reason']} />
              )
            }
          </WorkForm>
        </div>
      </div>
    </section>
  );
}
