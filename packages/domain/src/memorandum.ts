import type { Transitions } from './state-machine.ts';

/** The agreement (convenio) between a government and the federation. */
export const memorandumStates = ['drafted', 'signed', 'active', 'expired'] as const;
export type MemorandumState = (typeof memorandumStates)[number];

/** `sign` needs the scanned signed copy; `activate` and `expire` follow the calendar. */
export type MemorandumEvent = 'sign' | 'activate' | 'expire';

export const memorandumTransitions: Transitions<MemorandumState, MemorandumEvent> = {
  drafted: { sign: 'signed' },
  signed: { activate: 'active', expire: 'expired' },
  active: { expire: 'expired' },
  expired: {},
};

/**
 * What the calendar says of a signed memorandum on `today` (both ends included, dates YYYY-MM-DD).
 * Returns null when nothing changes.
 */
export function memorandumDue(
  memorandum: { state: MemorandumState; validFrom: string; validUntil: string },
  today: string,
): 'activate' | 'expire' | null {
  const { state, validFrom, validUntil } = memorandum;
  if (state !== 'signed' && state !== 'active') return null;
  if (today > validUntil) return 'expire';
  if (state === 'signed' && today >= validFrom) return 'activate';
  return null;
}

/**
 * A folio: RMA-<cvegeo>-<year>-<consecutive of that government and year, three digits>.
 */
export function memorandumFolio(cvegeo: string, year: number, consecutive: number): string {
  return `RMA-${cvegeo}-${year}-${String(consecutive).padStart(3, '0')}`;
}
