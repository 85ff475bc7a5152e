import type { Transitions } from './state-machine.ts';

/** How a government stands in the network. No row means it is still a prospect. */
export const membershipStates = [
  'applied',
  'approved',
  'active',
  'dormant',
  'suspended',
  'withdrawn',
] as const;
export type MembershipState = (typeof membershipStates)[number];

/**
 * `approve` by a coordinator; `activate` by the memorandum in force; the rest by a coordinator with a reason.
 * `reinstate` lifts the suspension of a member that had no memorandum yet, `resume` of one that had.
 */
export type MembershipEvent =
  | 'approve'
  | 'decline'
  | 'activate'
  | 'fall-dormant'
  | 'suspend'
  | 'resume'
  | 'reinstate'
  | 'withdraw'
  | 'reapply';

export const membershipTransitions: Transitions<MembershipState, MembershipEvent> = {
  applied: { approve: 'approved', decline: 'withdrawn' },
  approved: { activate: 'active', withdraw: 'withdrawn', suspend: 'suspended' },
  active: { 'fall-dormant': 'dormant', suspend: 'suspended', withdraw: 'withdrawn' },
  dormant: { resume: 'active', suspend: 'suspended', withdraw: 'withdrawn' },
  suspended: { resume: 'active', reinstate: 'approved', withdraw: 'withdrawn' },
  withdrawn: { reapply: 'applied' },
};

/** Members proper: what the network counts and shows as such. */
export const memberStates: readonly MembershipState[] = ['approved', 'active', 'dormant'];

/** True for states that may write and publish. */
export function mayPublish(state: MembershipState | null): boolean {
  return state !== null && memberStates.includes(state);
}
