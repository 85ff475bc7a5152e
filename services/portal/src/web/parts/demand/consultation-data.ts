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

/** Whether people can still take part, and until when. */
export function consultationStanding({ isOpen, closesOn }: Consultation): {
  kind: 'good' | 'none';
  word: string;
} {
  return isOpen
    ? { kind: 'good', word: `Abierta hasta el ${formatDate(closesOn)}` }
    : { kind: 'none', word: `Cerró el ${formatDate(closesOn)}` };
}

/** How many took part, in words. */
export const participantsWords = ({ participants }: Consultation): string =>
  participants === 0
    ? 'Nadie ha participado todavía'
    : countOf(participants, 'persona participó', 'personas participaron');
