import type { StatusKind } from '../../design/icons.tsx';
import { formatDate } from '../../format.ts';

export type WorkRequest = {
  id: string;
  folio: string;
  cvegeo: string;
  title: string;
  description: string;
  state: 'published' | 'checked' | 'answered' | 'merged' | 'rejected';
  answer: 'opened' | 'planned' | 'refused' | null;
  answerText: string | null;
  plannedOn: string | null;
  datasetId: string | null;
  mergedInto: string | null;
  themeId: string | null;
  votes: number;
  requesterKind: string;
  requesterName: string | null;
  purpose: string | null;
  benefit: string | null;
  showsRequester: boolean;
  receivedAt: string;
  dueOn: string;
  answeredAt: string | null;
  isLate: boolean;
  rejectionReason: string | null;
};

export type OneRequest = WorkRequest & {
  events: ('check' | 'merge' | 'reject' | 'answer')[];
  similar: { id: string; folio: string; title: string; votes: number; state: string }[];
};

export type WorkReport = {
  id: string;
  folio: string;
  datasetId: string;
  datasetTitle: string;
  cvegeo: string;
  kind: string;
  description: string;
  state: 'published' | 'answered' | 'rejected';
  answer: string | null;
  answerText: string | null;
  receivedAt: string;
  dueOn: string;
  answeredAt: string | null;
  isLate: boolean;
};

/** How something the public waits for stands with its deadline, in a mark and words. */
export function deadlineWords({ dueOn, isLate, state }: { dueOn: string; isLate: boolean; state: string }): {
  kind: StatusKind;
  word: string;
} {
  if (state === 'answered')
    return isLate ? { kind: 'bad', word: 'Respondida fuera de plazo' } : { kind: 'good', word: 'Respondida' };
  if (state === 'merged') return { kind: 'none', word: 'Unida a otra' };
  if (state === 'rejected') return { kind: 'none', word: 'No admitida' };
  return isLate
    ? { kind: 'bad', word: `Venció el ${formatDate(dueOn)}` }
    : { kind: 'late', word: `Vence el ${formatDate(dueOn)}` };
}
