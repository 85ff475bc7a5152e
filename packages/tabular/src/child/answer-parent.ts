import type { SaidByChild } from './run-child.ts';

/** The child's side of `runChild`: one request, one answer, then the process ends; with the parent it ends too. */
export const answerParent = <Request, Answer>(
  work: (request: Request, tell: (said: SaidByChild<Answer>) => void) => Promise<SaidByChild<Answer>>,
): void => {
  const tell = (said: SaidByChild<Answer>): void => {
    process.send?.(said);
  };
  const answer = (said: SaidByChild<Answer>): void => {
    process.send?.(said, undefined, {}, () => process.exit(0));
  };
  process.once('disconnect', () => process.exit(1));
  process.once('message', (request: Request) => {
    work(request, tell).then(answer, (error: unknown) =>
      answer({ failure: error instanceof Error ? error.message : String(error) }),
    );
  });
};
