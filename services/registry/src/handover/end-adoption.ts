import type { LedgerEntry } from '@rma/persistence';
import type { Trx } from '../dependencies.ts';
import { endAdoption } from './adoption-queries.ts';

/** Ends the adoption of a member that takes care of itself again, or leaves; the ledger entry, if there was one. */
export async function giveBack(
  trx: Trx,
  cvegeo: string,
  ending: { at: Date; because: string },
): Promise<LedgerEntry[]> {
  const state = await endAdoption(trx, cvegeo, ending);
  if (state === null) return [];
  return [
    {
      kind: 'member.adoption-ended',
      subject: `government:${cvegeo}`,
      cvegeo,
      cause: ending.because,
      detail: { state },
    },
  ];
}
