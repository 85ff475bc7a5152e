import type { Step, StepId } from './steps.ts';
import type { Publishing } from './use-publishing.ts';

/** What every step receives: where to go on, and the address of any other. */
export type StepProps = {
  publishing: Publishing;
  steps: Step[];
  next: string;
  pathOf: (id: StepId) => string;
};
