import {
  dateInMexicoCity,
  memorandumTransitions,
  nextState,
  type Actor,
  type MemorandumState,
} from '@rma/domain';
import { appendToLedger } from '@rma/persistence';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import { lockMember, type Member } from '../membership/membership-queries.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { memorandumEntry } from './memorandum-ledger.ts';
import * as queries from './memorandum-queries.ts';
import { putState, showMemorandum } from './memorandum-writes.ts';
import { turnMemorandum } from './turn-memorandum.ts';

export type LockedMemorandum = { memorandum: queries.Memorandum; member: Member };

/** Locks a memorandum and its member, always in this order; null when there is none. */
export async function lockWithMember(trx: Trx, id: string): Promise<LockedMemorandum | null> {
  const seen = await queries.findMemorandum(trx, id);
  const member = seen ? await lockMember(trx, seen.cvegeo) : null;
  const memorandum = member ? await queries.lockMemorandum(trx, id) : undefined;
  return memorandum && member ? { memorandum, member } : null;
}

/** The only door to a signed agreement: both parties' live signatures over the very same document. */
export function createCompletion({ clock }: RegistryDeps, { notify }: Pick<Notifications, 'notify'>) {
  return {
    lockWithMember,

    /**
     * To be called in the transaction that added a signature, after everything else in it (it writes on the
     * ledger). When the live signatures of both parties over the memorandum's document are there, the memorandum
     * is signed, public, and in force if its calendar says so. `isComplete` false: nothing was changed.
     */
    async completeIfSigned(
      trx: Trx,
      id: string,
      { actor, at }: { actor: Actor; at: Date },
    ): Promise<{ isComplete: boolean; state: MemorandumState | null }> {
      const locked = await lockWithMember(trx, id);
      if (!locked) return { isComplete: false, state: null };
      const { memorandum, member } = locked;
      const signatures = await queries.listSignedParties(trx, id);
      const isSignedByBoth = ['federation', 'government'].every((party) =>
        signatures.some((signature) => signature.party === party),
      );
      const state = nextState(memorandumTransitions, memorandum.state, 'complete');
      if (!isSignedByBoth || state === null) return { isComplete: false, state: memorandum.state };
      const lastMs = Math.max(...signatures.map(({ signedAt }) => signedAt.getTime()));
      const signedOn = dateInMexicoCity(new Date(lastMs));
      await putState(trx, id, { state, at, signedOn });
      await showMemorandum(trx, id);
      const signed: queries.Memorandum = { ...memorandum, state, signed_on: signedOn };
      const turned = await turnMemorandum(trx, { memorandum: signed, member }, { at, notify });
      const entries = [memorandumEntry('memorandum.signed', signed), ...turned.entries];
      await appendToLedger(trx, entries, { actor, clock });
      return { isComplete: true, state: turned.state };
    },
  };
}

export type Completion = ReturnType<typeof createCompletion>;
