import type { Exchange, SaidByChild } from './run-child.ts';

/** The child's side of `runChild`: one request, one answer, then the process ends; with the parent it ends too. */
export const answerParent = <Held extends Exchange>(
  work: (
    request: Held['request'],
    tell: (said: SaidByChild<Held['answer']>) => void,
  ) => Promise<SaidByChild<Held['answer']>>,
): void => {
  const tell = (said: SaidByChild<Held['answer']>): void => {
    process.send?.(said);
  };
  const answer = (said: SaidByChild<Held['answer']>): void => {
    process.send?.(said, undefined, {}, () => process.exit(0));
  };
  process.once('disconnect', () => process.exit(1));
  process.once('message', (request: Held['request']) => {
    work(request, tell).then(answer, (error: unknown) =>
      answer({ failure: error instanceof Error ? error.message : String(error) }),
    );
  });
};
