import { StatusWord } from '../../design/text.tsx';
import type { StatusKind } from '../../design/icons.tsx';
import { formatDate } from '../../format.ts';
import { agoOf } from './source-data.ts';

export type LinkState =
  | 'WAITING'
  | 'AVAILABLE'
  | 'BROKEN'
  | 'UNREACHABLE'
  | 'NOT_FOUND_PAGE'
  | 'WRONG_CONTENT'
  | 'REFUSED';

export type LinkCheck = {
  state: LinkState;
  status: number | null;
  checkedAt: string;
  failingSince: string | null;
};

/** Each state as the reader of a download needs it; `since` is said of those that fail. */
export const linkWords: Record<LinkState, { kind: StatusKind; word: string }> = {
  WAITING: { kind: 'none', word: 'por comprobar' },
  AVAILABLE: { kind: 'good', word: 'disponible' },
  BROKEN: { kind: 'bad', word: 'no se puede descargar' },
  UNREACHABLE: { kind: 'bad', word: 'no responde' },
  NOT_FOUND_PAGE: { kind: 'bad', word: 'ya no lleva al archivo' },
  WRONG_CONTENT: { kind: 'bad', word: 'entrega otra cosa en lugar del archivo' },
  REFUSED: { kind: 'none', word: 'esta red no visita esa dirección' },
};

/** `Comprobado hace 2 h: no responde desde el 20 nov 2026.` */
export function LinkCheckLine({ check, now }: { check: LinkCheck; now: string }) {
  const { state, status, checkedAt, failingSince } = check;
  const { kind, word } = linkWords[state];
  if (state === 'REFUSED' || state === 'WAITING')
    return <StatusWord kind={kind}>Sin comprobar: {word}.</StatusWord>;
  const code = state === 'BROKEN' && status !== null ? ` (error ${status})` : '';
  const since = failingSince === null ? '' : ` desde el ${formatDate(failingSince)}`;
  return (
    <StatusWord kind={kind}>
      Comprobado {agoOf(checkedAt, now)}: {word}
      {code}
      {since}.
    </StatusWord>
  );
}
