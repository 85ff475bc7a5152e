import type { Transitions } from './state-machine.ts';

/**
 * A public request for data. `received`: written, its author's e-mail still to be confirmed, nobody sees it;
 * `published`: public, and the government's days run; `checked`: the squad found it valid.
 */
export const dataRequestStates = [
  'received',
  'published',
  'checked',
  'answered',
  'merged',
  'rejected',
] as const;
export type DataRequestState = (typeof dataRequestStates)[number];

/** `answer` from answered is what follows a dated plan: the data is open, or its date moves. */
export type DataRequestEvent = 'publish' | 'check' | 'answer' | 'merge' | 'reject';

export const dataRequestTransitions: Transitions<DataRequestState, DataRequestEvent> = {
  received: { publish: 'published' },
  published: { check: 'checked', answer: 'answered', merge: 'merged', reject: 'rejected' },
  checked: { answer: 'answered', merge: 'merged', reject: 'rejected' },
  answered: { answer: 'answered' },
  merged: {},
  rejected: {},
};

/** States in which a request still waits for its government. */
export const openRequestStates: readonly DataRequestState[] = ['published', 'checked'];

export const dataRequestAnswers = ['opened', 'planned', 'refused'] as const;
export type DataRequestAnswer = (typeof dataRequestAnswers)[number];

/** Who asks, for those who wish to say it, in Spanish. */
export const requesterKinds = {
  person: 'Una persona',
  journalist: 'Periodismo',
  academia: 'Academia o investigación',
  'civil-society': 'Organización civil',
  company: 'Empresa',
  government: 'Otro gobierno',
} as const;
export type RequesterKind = keyof typeof requesterKinds;
export const requesterKindNames = Object.keys(requesterKinds) as [RequesterKind, ...RequesterKind[]];

/** What can be wrong with a dataset, in the words of who finds it. */
export const reportKinds = {
  'broken-link': 'Un archivo no se puede descargar',
  'wrong-column': 'Una columna o un valor está mal',
  'out-of-date': 'Está desactualizado',
  incomplete: 'Le faltan datos',
  'personal-data': 'Tiene datos personales',
  other: 'Otra cosa',
} as const;
export const reportKindNames = Object.keys(reportKinds) as [
  keyof typeof reportKinds,
  ...(keyof typeof reportKinds)[],
];

export const reportAnswers = {
  fixed: 'Corregido',
  planned: 'Se corregirá',
  'as-intended': 'Está como debe estar',
} as const;
export const reportAnswerNames = Object.keys(reportAnswers) as [
  keyof typeof reportAnswers,
  ...(keyof typeof reportAnswers)[],
];

/**
 * How alike two titles are by their lexemes, 0 to 1: the share of the shorter one that is in both, so that a longer
 * wording of the same wish is still the same. At least two lexemes must meet for any likeness at all.
 */
export function lexemeLikeness(one: readonly string[], other: readonly string[]): number {
  const there = new Set(other);
  const shared = new Set(one.filter((lexeme) => there.has(lexeme))).size;
  const shorter = Math.min(new Set(one).size, there.size);
  return shared < 2 && shared < shorter ? 0 : shorter === 0 ? 0 : shared / shorter;
}

/** From here on two requests to a government are shown as possibly the same. */
export const likelySame = 0.6;
