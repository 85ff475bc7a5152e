import { DataTable } from '../design/data-table.tsx';
import { Notice } from '../design/text.tsx';
import { formatMoment } from '../format.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { type Listed, useRest } from './rest.ts';
import { type Delivery, deliveryWords } from './subscription-words.ts';

/** The last notices of a subscription, with what its receiver answered. */
export function SubscriptionDeliveries({ id }: { id: string }) {
  const { data, problem } = useRest<Listed<Delivery>>(`/api/v1/subscriptions/${id}/deliveries?first=10`);
  if (problem) return <ProblemNotice problem={problem} />;
  if (!data || data.items.length === 0) return null;
  return (
    <details>
      <summary>Últimos avisos enviados</summary>
      <DataTable
        caption="Últimos avisos enviados"
        captionHidden
        keyOf={({ at, from, attempt }) => `${at} ${from} ${attempt}`}
        rows={data.items}
        needsAttention={({ failure }) => failure !== null}
        columns={[
          { title: 'Cuándo', cell: ({ at }) => formatMoment(at) },
          { title: 'Cambios', cell: ({ from, to }) => (from >= to ? `${to}` : `${from} a ${to}`) },
          { title: 'Respuesta', cell: ({ status }) => status ?? 'ninguna' },
          { title: 'Qué pasó', cell: deliveryWords },
        ]}
      />
    </details>
  );
}

/** What the receiver answered to a test that somebody asked for. */
export function TestOutcome({ delivery: { failure, status } }: { delivery: Delivery }) {
  return (
    <Notice
      {...(failure !== null && { kind: 'attention' })}
      title={failure === null ? 'La prueba llegó' : 'La prueba no llegó'}
      role="status"
    >
      <p>{failure ?? `Su sistema respondió ${status ?? 'sin código'}.`}</p>
    </Notice>
  );
}
