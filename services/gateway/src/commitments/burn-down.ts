import { openCommitmentStates, type CommitmentState } from '@rma/domain';

type Tracked = { dueOn: string; steps: readonly { state: CommitmentState; happenedOn: string }[] };

/** `open` is how many were still to be kept that day, null for days to come; `planned`, how many should be at most. */
export type BurnDownPoint = { date: string; open: number | null; planned: number };

const isOpen = ({ steps }: Tracked, date: string): boolean => {
  const last = steps.findLast(({ happenedOn }) => happenedOn <= date);
  return last !== undefined && openCommitmentStates.includes(last.state);
};

/**
 * How the work of keeping commitments went and should go, at each day something changes: their beginnings, their
 * changes of state, their last days and today. Dates are YYYY-MM-DD; in order, each once.
 */
export function burnDown(commitments: readonly Tracked[], today: string): BurnDownPoint[] {
  if (commitments.length === 0) return [];
  const begunOn = ({ steps }: Tracked) => steps[0]?.happenedOn ?? today;
  const dates = commitments.flatMap(({ dueOn, steps }) => [
    dueOn,
    ...steps.map(({ happenedOn }) => happenedOn),
  ]);
  return [...new Set([...dates, today])].toSorted().map((date) => {
    const begun = commitments.filter((each) => begunOn(each) <= date);
    return {
      date,
      open: date > today ? null : begun.filter((each) => isOpen(each, date)).length,
      planned: begun.filter(({ dueOn }) => dueOn > date).length,
    };
  });
}
