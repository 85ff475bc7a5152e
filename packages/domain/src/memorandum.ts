import type { Transitions } from './state-machine.ts';
import { addDays } from './time-zones.ts';

/** The agreement (convenio) between a government and the federation, and its addenda. */
export const memorandumStates = [
  'drafted',
  'in-review',
  'to-sign',
  'signed',
  'active',
  'expiring',
  'suspended',
  'expired',
  'terminated',
  'discarded',
] as const;
export type MemorandumState = (typeof memorandumStates)[number];

/**
 * `complete` needs the live signatures of both parties over the same document; `activate`, `near-end` and `expire`
 * follow the calendar; `extend` is an addendum in force that moves the last day; the rest are decisions of people.
 */
export type MemorandumEvent =
  | 'send-to-review'
  | 'return'
  | 'make-ready'
  | 'reopen'
  | 'complete'
  | 'activate'
  | 'near-end'
  | 'extend'
  | 'suspend'
  | 'resume'
  | 'expire'
  | 'terminate'
  | 'discard';

export const memorandumTransitions: Transitions<MemorandumState, MemorandumEvent> = {
  drafted: { 'send-to-review': 'in-review', discard: 'discarded' },
  'in-review': { return: 'drafted', 'make-ready': 'to-sign', discard: 'discarded' },
  'to-sign': { reopen: 'drafted', complete: 'signed', discard: 'discarded' },
  signed: { activate: 'active', expire: 'expired', terminate: 'terminated' },
  active: { 'near-end': 'expiring', suspend: 'suspended', expire: 'expired', terminate: 'terminated' },
  expiring: { extend: 'active', suspend: 'suspended', expire: 'expired', terminate: 'terminated' },
  suspended: { resume: 'active', expire: 'expired', terminate: 'terminated' },
  expired: {},
  terminated: {},
  discarded: {},
};

/** States in which both parties have signed. */
export const signedStates: readonly MemorandumState[] = [
  'signed',
  'active',
  'expiring',
  'suspended',
  'expired',
  'terminated',
];

/** States in which the agreement binds today. */
export const inForceStates: readonly MemorandumState[] = ['active', 'expiring'];

/** An agreement is expiring during its last days, as many as these. */
export const expiringDays = 90;

/**
 * What the calendar says of a signed memorandum on `today` (both ends included, dates YYYY-MM-DD).
 * Returns null when nothing changes. The caller decides on whose calendar today is.
 */
export function memorandumDue(
  memorandum: { state: MemorandumState; validFrom: string; validUntil: string },
  today: string,
): 'activate' | 'near-end' | 'expire' | null {
  const { state, validFrom, validUntil } = memorandum;
  if (!signedStates.includes(state) || state === 'expired' || state === 'terminated') return null;
  if (today > validUntil) return 'expire';
  if (state === 'signed' && today >= validFrom) return 'activate';
  if (state === 'active' && addDays(today, expiringDays) > validUntil) return 'near-end';
  return null;
}

/**
 * A folio: RMA-<cvegeo>-<year>-<consecutive of that government and year, three digits>.
 */
export function memorandumFolio(cvegeo: string, year: number, consecutive: number): string {
  return `RMA-${cvegeo}-${year}-${String(consecutive).padStart(3, '0')}`;
}
