import type { Transitions } from './state-machine.ts';

/** What a government asks the squad, or its peers. */
export const ticketStates = ['open', 'answered', 'solved'] as const;
export type TicketState = (typeof ticketStates)[number];
export type TicketEvent = 'answer' | 'ask-again' | 'solve' | 'reopen';

/** Nobody solves a ticket that nobody answered. */
export const ticketTransitions: Transitions<TicketState, TicketEvent> = {
  open: { answer: 'answered' },
  answered: { answer: 'answered', 'ask-again': 'answered', solve: 'solved' },
  solved: { answer: 'solved', reopen: 'answered' },
};

/** What a ticket is about, as the person who opens it chooses. */
export const ticketTopics = {
  agreement: 'Convenio y designaciones',
  inventory: 'Inventario',
  plan: 'Plan de apertura',
  formats: 'Formatos y limpieza de archivos',
  quality: 'Calidad y estándares',
  privacy: 'Datos personales y fundamento legal',
  automation: 'Automatización',
  portal: 'Mi portal y la cosecha',
  use: 'Uso de los datos',
  other: 'Otra cosa',
} as const;
export type TicketTopic = keyof typeof ticketTopics;
export const ticketTopicNames = Object.keys(ticketTopics) as [TicketTopic, ...TicketTopic[]];
