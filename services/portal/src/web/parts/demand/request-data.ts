import type { StatusKind } from '../../design/icons.tsx';
import { formatDate } from '../../format.ts';

export type RequestState = 'PUBLISHED' | 'CHECKED' | 'ANSWERED' | 'MERGED' | 'REJECTED';
export type RequestAnswer = 'OPENED' | 'PLANNED' | 'REFUSED';

export const requestLineFields = `id folio title description state answer plannedOn votes receivedAt dueOn isLate isOverdue
  government { cvegeo fullName } theme { id name }`;

export type RequestLine = {
  id: string;
  folio: string;
  title: string;
  description: string;
  state: RequestState;
  answer: RequestAnswer | null;
  plannedOn: string | null;
  votes: number;
  receivedAt: string;
  dueOn: string;
  isLate: boolean;
  isOverdue: boolean;
  government: { cvegeo: string; fullName: string };
  theme: { id: string; name: string } | null;
};

/** How a request stands, in a mark and words. */
export function standingOf(
  request: Pick<RequestLine, 'state' | 'answer' | 'plannedOn' | 'isOverdue' | 'dueOn'>,
): { kind: StatusKind; word: string } {
  const { state, answer, plannedOn, isOverdue, dueOn } = request;
  if (state === 'MERGED') return { kind: 'none', word: 'Unida a otra' };
  if (state === 'REJECTED') return { kind: 'none', word: 'No admitida' };
  if (answer === 'OPENED') return { kind: 'good', word: 'Publicado' };
  if (answer === 'PLANNED') return { kind: 'late', word: `Se abrirá el ${formatDate(plannedOn ?? '')}` };
  if (answer === 'REFUSED') return { kind: 'bad', word: 'No se puede abrir' };
  if (isOverdue) return { kind: 'bad', word: `Sin respuesta; venció el ${formatDate(dueOn)}` };
  return { kind: 'late', word: `Espera respuesta, hasta el ${formatDate(dueOn)}` };
}

/** `1 persona la pide`, `12 personas la piden`. */
export const supportWords = (votes: number): string =>
  votes === 1 ? '1 persona lo pide' : `${votes} personas lo piden`;
