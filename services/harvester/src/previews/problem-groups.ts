import type { RecordProblem } from '@rma/interop';
import type { ProblemGroup } from './preview-result.ts';

const MOST_GROUPS = 50;
const EXAMPLES = 3;

type About = { remoteId: string | null; title: string | null };

/** Problems of one rule and field together, with how many records have them and the first examples. */
export function createProblemGroups() {
  const groups = new Map<string, ProblemGroup>();
  return {
    add(problems: readonly RecordProblem[], about: About): void {
      for (const problem of problems) {
        const key = `${problem.rule} ${problem.field}`;
        const group = groups.get(key) ?? { ...problem, count: 0, examples: [] };
        group.count += 1;
        if (group.examples.length < EXAMPLES) group.examples.push({ ...about, value: problem.value });
        groups.set(key, group);
      }
    },
    /** The most frequent first, at most 50. */
    list: (): ProblemGroup[] =>
      [...groups.values()].toSorted((a, b) => b.count - a.count).slice(0, MOST_GROUPS),
  };
}
