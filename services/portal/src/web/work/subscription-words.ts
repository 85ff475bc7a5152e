import type { StatusKind } from '../design/icons.tsx';
import { countOf, formatDate, formatMoment } from '../format.ts';

/** An address that is told of changes, as its people read it. */
export type Subscription = {
  id: string;
  kind: 'webhook' | 'hub';
  title: string;
  url: string;
  cvegeo: string | null;
  theme: string | null;
  state: 'waiting' | 'active' | 'paused' | 'failing' | 'ended';
  behind: number;
  failures: number;
  failingSince: string | null;
  nextAttemptAt: string | null;
  endedBecause: string | null;
};

export type Delivery = {
  from: number;
  to: number;
  at: string;
  attempt: number;
  status: number | null;
  failure: string | null;
};

export const subscriptionStates: Record<Subscription['state'], { kind: StatusKind; word: string }> = {
  waiting: { kind: 'late', word: 'Por comenzar' },
  active: { kind: 'good', word: 'Recibe avisos' },
  paused: { kind: 'none', word: 'En pausa' },
  failing: { kind: 'late', word: 'No responde bien' },
  ended: { kind: 'bad', word: 'Terminada' },
};

/** What to know about a subscription besides its state. */
export function howItGoes({
  state,
  endedBecause,
  failingSince,
  nextAttemptAt,
  behind,
}: Subscription): string {
  if (state === 'ended') return endedBecause ?? '';
  if (state === 'failing' && failingSince !== null)
    return `Falla desde el ${formatDate(failingSince)}; ${
      nextAttemptAt === null
        ? 'se intentará con el siguiente cambio'
        : `se intentará de nuevo el ${formatMoment(nextAttemptAt)}`
    }. Nada se pierde: al responder recibirá todo en orden.`;
  if (behind > 0) return `${countOf(behind, 'cambio', 'cambios')} por avisar.`;
  return 'Al corriente.';
}

/** What became of a notice. */
export const deliveryWords = ({ failure, attempt }: Delivery): string =>
  `${failure ?? 'Recibido'}${attempt === 0 ? ' (prueba)' : attempt > 1 ? ` (intento ${attempt})` : ''}`;
