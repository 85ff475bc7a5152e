/** The process that `validateInChild` forks. */
import { standard, useStandards } from '@rma/themes';
import { answerParent } from './answer-parent.ts';
import type { Validation } from './child-protocol.ts';
import { validateTable } from '../validate-table.ts';

answerParent<Validation>(async ({ standardsFolders, ...request }, tell) => {
  useStandards(standardsFolders);
  const found = standard(request.standard);
  if (!found) return { failure: `unknown standard ${request.standard}` };
  const report = await validateTable(
    { ...request, standard: found },
    { onProgress: (progress) => tell({ progress }) },
  );
  return { answer: report };
});
