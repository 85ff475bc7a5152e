/** The process that `validateInChild` forks: one request, one answer, then it ends. */
import { standard } from '@rma/themes';
import type { ChildAnswer, ChildRequest } from './child-protocol.ts';
import { validateTable } from '../validate-table.ts';

const answer = (message: ChildAnswer): void => {
  process.send?.(message, undefined, {}, () => process.exit(0));
};

process.once('disconnect', () => process.exit(1));
process.once('message', (request: ChildRequest) => {
  const found = standard(request.standard);
  if (!found) {
    answer({ failure: `unknown standard ${request.standard}` });
    return;
  }
  validateTable({ ...request, standard: found }).then(
    (report) => answer({ report }),
    (error: unknown) => answer({ failure: error instanceof Error ? error.message : String(error) }),
  );
});
