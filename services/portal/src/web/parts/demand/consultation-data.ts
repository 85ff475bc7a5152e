import { countOf, formatDate } from '../../format.ts';
import type { RequestLine } from './request-data.ts';

export const consultationFields = `id title description openedAt closesOn isOpen closedAt outcome participants
  government { cvegeo fullName }
  options { id title description points firsts request { id votes } }`;

export type Consultation = {
  id: string;
  title: string;
  description: string;
  openedAt: string;
  closesOn: string;
  isOpen: boolean;
  closedAt: string | null;
  outcome: string | null;
  participants: number;
  government: { cvegeo: string; fullName: string } | null;
  options: {
    id: string;
    title: string;
    description: string | null;
    points: number | null;
    firsts: number | null;
    request: Pick<RequestLine, 'id' | 'votes'> | null;
  }[];
};

/** Whether people can still take part, until when, and how many did. */
export function consultationStanding({ isOpen, closesOn, participants }: Consultation): {
  kind: 'good' | 'none';
  word: string;
} {
  const many = countOf(participants, 'persona participó', 'personas participaron');
  return isOpen
    ? { kind: 'good', word: `Abierta hasta el ${formatDate(closesOn)}; ${many}` }
    : { kind: 'none', word: `Cerró el ${formatDate(closesOn)}; ${many}` };
}
