import { Notice } from '../../design/text.tsx';
import type { Drift } from '../upload-types.ts';

/** What changed since the delivery the public has now, told before it is published; doubtful changes first. */
export function DriftList({ drift }: { drift: Drift | null }) {
  if (!drift || drift.notices.length === 0) return null;
  const isDoubtful = ({ severity }: Drift['notices'][number]) => severity === 'warning';
  const notices = drift.notices.toSorted((a, b) => Number(isDoubtful(b)) - Number(isDoubtful(a)));
  return (
    <Notice
      title="Qué cambió desde la última entrega"
      {...(notices.some(isDoubtful) && { kind: 'attention' as const })}
    >
      <ul>
        {notices.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
      <p>
        Si es lo que esperaba, siga adelante: quienes usan estos datos lo leerán en las notas de la edición.
      </p>
    </Notice>
  );
}
