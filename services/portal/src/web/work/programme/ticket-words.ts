import type { TicketState, TicketTopic } from '@rma/domain';
import type { StatusKind } from '../../design/icons.tsx';

export type Ticket = {
  id: string;
  number: number;
  cvegeo: string;
  governmentName: string;
  topic: TicketTopic;
  title: string;
  state: TicketState;
  isShared: boolean;
  openedAt: string;
  firstAnswerMinutes: number | null;
  solutionMinutes: number | null;
};

export const ticketRoles = ['liaison', 'administrator', 'squad', 'coordinator'] as const;

export const ticketStateWords: Record<TicketState, { kind: StatusKind; word: string }> = {
  open: { kind: 'late', word: 'Sin respuesta' },
  answered: { kind: 'none', word: 'Respondida' },
  solved: { kind: 'good', word: 'Resuelta' },
};
