/** The process that `validateInChild` forks: one request, one answer, then it ends. */
import { standard, useStandards } from '@rma/themes';
import type { ChildAnswer, ChildMessage, ChildRequest } from './child-protocol.ts';
import { validateTable } from '../validate-table.ts';

const tell = (message: ChildMessage): void => {
  process.send?.(message);
};
const answer = (message: ChildAnswer): void => {
  process.send?.(message, undefined, {}, () => process.exit(0));
};

process.once('disconnect', () => process.exit(1));
process.once('message', ({ standardsFolders, ...request }: ChildRequest) => {
  useStandards(standardsFolders);
  const found = standard(request.standard);
  if (!found) {
    answer({ failure: `unknown standard ${request.standard}` });
    return;
  }
  validateTable({ ...request, standard: found }, { onProgress: (progress) => tell({ progress }) }).then(
    (report) => answer({ report }),
    (error: unknown) => answer({ failure: error instanceof Error ? error.message : String(error) }),
  );
});
