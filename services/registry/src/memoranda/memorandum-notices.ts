import type { Notice } from '../notifications/notice.ts';
import type { Memorandum } from './memorandum-queries.ts';

const nounOf = ({ kind }: Memorandum) => (kind === 'addendum' ? 'convenio modificatorio' : 'convenio');

/** Where a party works on a memorandum. */
export const negotiationPath = (id: string) => `/panel/convenios/${id}`;
export const coordinationPath = (id: string) => `/coordinacion/convenios/${id}`;
const publicPath = (id: string) => `/convenios/${id}`;

const stateWords = {
  activate: { title: 'entró en vigor', body: 'Desde hoy corren sus compromisos.' },
  'near-end': {
    title: 'está por vencer',
    body: 'Le quedan 90 días o menos. Si su gobierno quiere seguir, pida a la coordinación que lo renueve.',
  },
  expire: {
    title: 'venció',
    body: 'Lo que su gobierno publicó sigue publicado. Para seguir en la red con compromisos, pida a la coordinación uno nuevo.',
  },
  suspend: { title: 'se suspendió', body: '' },
  resume: { title: 'se reanudó', body: '' },
  terminate: { title: 'se dio por terminado', body: 'Lo que su gobierno publicó sigue publicado.' },
} as const;

/** What a government's officials are told when its memorandum changes after it was signed. */
export function stateNotice(
  event: keyof typeof stateWords,
  memorandum: Memorandum,
  { reason }: { reason?: string } = {},
): Notice {
  const { title, body } = stateWords[event];
  const sentence = `Su ${nounOf(memorandum)} ${memorandum.folio} ${title}${reason === undefined ? '' : `: ${reason}`}.`;
  return {
    kind: 'memorandum.state',
    cvegeo: memorandum.cvegeo,
    title: `Su ${nounOf(memorandum)} ${title}`,
    body: [sentence, body].filter((part) => part !== '').join(' '),
    path: publicPath(memorandum.id),
    about: `memorandum:${memorandum.id}:${event}:${memorandum.version}`,
  };
}

const reviewWords = {
  'sent-to-review': {
    title: 'espera su revisión',
    body: 'Léalo, comente las cláusulas que deban cambiar, y acéptelo o pida cambios.',
  },
  returned: { title: 'vuelve a redacción con cambios pedidos', body: '' },
  accepted: { title: 'fue aceptado por el gobierno', body: 'Puede dejarlo listo para firma.' },
  commented: { title: 'tiene un comentario nuevo', body: '' },
  reopened: { title: 'volvió a negociarse', body: 'Las firmas que ya tenía quedaron sin efecto.' },
  discarded: { title: 'quedó sin efecto', body: '' },
} as const;

/** What either party is told while the text is negotiated. `step` tells one notice from the next. */
export function reviewNotice(
  happened: keyof typeof reviewWords,
  memorandum: Memorandum,
  { path, reason, step }: { path: string; reason?: string | undefined; step: string },
): Notice {
  const { title, body } = reviewWords[happened];
  const sentence = `El ${nounOf(memorandum)} ${memorandum.folio} de ${memorandum.government_name} ${title}${
    reason === undefined ? '' : `: ${reason}`
  }.`;
  return {
    kind: 'memorandum.review',
    cvegeo: memorandum.cvegeo,
    title: `El ${nounOf(memorandum)} de ${memorandum.government_name} ${title}`.slice(0, 200),
    body: [sentence, body].filter((part) => part !== '').join(' '),
    path,
    about: `memorandum:${memorandum.id}:${happened}:${step}`,
  };
}
