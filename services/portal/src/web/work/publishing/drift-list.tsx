import { Notice } from '../../design/text.tsx';
import type { Drift } from '../upload-types.ts';

/** What changed since the delivery the public has now, told before it is published. */
export function DriftList({ drift }: { drift: Drift | null }) {
  if (!drift || drift.notices.length === 0) return null;
  return (
    <Notice kind="attention" title="Qué cambió desde la última entrega">
      <ul>
        {drift.notices.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
      <p>
        Si es lo que esperaba, siga adelante: quienes usan estos datos lo leerán en las notas de la edición.
      </p>
    </Notice>
  );
}
