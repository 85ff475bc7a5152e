import type { Cohort } from '../../parts/toolkit/programme-types.ts';

export type GovernmentProgress = {
  cvegeo: string;
  name: string;
  finishedAt: string | null;
  done: { task: string; doneAt: string; note: string | null }[];
};
export type CohortProgress = Omit<Cohort, 'governments' | 'finished'> & {
  governments: GovernmentProgress[];
};
