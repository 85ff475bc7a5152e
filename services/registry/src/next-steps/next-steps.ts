import { memberStates, type Actor } from '@rma/domain';
import { authorize } from '@rma/service-kit';
import type { RegistryDeps } from '../dependencies.ts';
import { publicationSteps, sourceSteps } from './catalogue-steps.ts';
import { commitmentSteps } from './commitment-steps.ts';
import { reportSteps, requestSteps } from './demand-steps.ts';
import { findName, listMembersOfState } from './government-queries.ts';
import { handoverSteps } from './handover-steps.ts';
import { memorandumSteps } from './memorandum-steps.ts';
import { officialSteps } from './official-steps.ts';
import { planSteps } from './plan-steps.ts';
import { programmeSteps } from './programme-steps.ts';
import type { FindSteps, Step } from './step.ts';

/** Everything that may have to be done, each kind by its own query. */
const finders: readonly FindSteps[] = [
  memorandumSteps,
  officialSteps,
  handoverSteps,
  commitmentSteps,
  requestSteps,
  reportSteps,
  planSteps,
  programmeSteps,
  sourceSteps,
  publicationSteps,
];

const mostSteps = 5;
const mostOfOneKind = 2;
const mostPriorities = 3;

const inOrder = (steps: readonly Step[]): Step[] =>
  steps.toSorted((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0));

/**
 * The first `most` steps by the day they are due or can wait until. While there is something else, at most two of one
 * kind and government, so that none hides the others; then, what is left.
 */
export function firstSteps(steps: readonly Step[], most: number): Step[] {
  const taken = new Map<string, number>();
  const isOneTooMany = ({ kind, cvegeo }: Step): boolean => {
    const count = (taken.get(`${kind} ${cvegeo}`) ?? 0) + 1;
    taken.set(`${kind} ${cvegeo}`, count);
    return count > mostOfOneKind;
  };
  const groups = Object.groupBy(inOrder(steps), (step) => (isOneTooMany(step) ? 'further' : 'first'));
  return inOrder([...(groups.first ?? []), ...(groups.further ?? [])].slice(0, most));
}

/** What comes next: for a government's people, and for whoever answers for a state's technology. */
export function createNextSteps({ db, clock }: RegistryDeps) {
  async function gather(cvegeos: readonly string[]): Promise<Step[]> {
    if (cvegeos.length === 0) return [];
    const now = clock.now();
    const found = await Promise.all(finders.map((find) => find(db, cvegeos, { now })));
    return found.flat();
  }

  return {
    /** At most five, the most pressing first; never none, so that a liaison always knows the next step. */
    async ofGovernment(actor: Actor, cvegeo: string): Promise<Step[] | null> {
      authorize(actor, 'commitment.read', { cvegeo });
      if ((await findName(db, cvegeo)) === null) return null;
      return firstSteps(await gather([cvegeo]), mostSteps);
    },

    /** The three things to fix first among a state and its municipalities in the network. */
    async ofState(actor: Actor, cvegeo: string): Promise<(Step & { governmentName: string })[] | null> {
      authorize(actor, 'commitment.read', { cvegeo });
      const members = await listMembersOfState(db, cvegeo, memberStates);
      if (members === null) return null;
      const steps = await gather([...members.keys()]);
      // What could be published next is no defect to mend.
      const defects = steps.filter(({ kind }) => kind !== 'publish');
      return firstSteps(defects, mostPriorities).map((step) => ({
        ...step,
        governmentName: members.get(step.cvegeo) ?? step.cvegeo,
      }));
    },
  };
}

export type NextSteps = ReturnType<typeof createNextSteps>;
