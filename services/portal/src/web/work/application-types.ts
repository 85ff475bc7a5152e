import type { StatusKind } from '../design/icons.tsx';

type Person = {
  name: string;
  position: string;
  email: string;
  phone: string | null;
  termEnds: string | null;
};

export type Application = {
  id: string;
  cvegeo: string;
  governmentName: string;
  level: 'state' | 'municipality';
  state: 'submitted' | 'approved' | 'declined';
  liaison: Person;
  administrator: Person;
  motivation: string | null;
  designation: { fileName: string; mediaType: string; bytes: number };
  submittedAt: string;
  decidedAt: string | null;
  reason: string | null;
};

export const applicationWords: Record<Application['state'], { kind: StatusKind; word: string }> = {
  submitted: { kind: 'late', word: 'Por resolver' },
  approved: { kind: 'good', word: 'Aprobada' },
  declined: { kind: 'none', word: 'No aprobada' },
};
