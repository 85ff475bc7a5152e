import { memorandumTransitions, nextState, type Actor, type MemorandumEvent, type Result } from '@rma/domain';
import { appendToLedger, transaction, type LedgerEntry } from '@rma/persistence';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import { lockWithMember, type LockedMemorandum } from './completion.ts';
import { memorandumEntry, type MemorandumLedgerKind } from './memorandum-ledger.ts';
import { findMemorandum, type Memorandum } from './memorandum-queries.ts';
import { putState, showMemorandum } from './memorandum-writes.ts';

export type StepRefusal =
  | 'memorandum-not-found'
  | 'memorandum-state-refuses'
  | 'version-stale'
  | 'version-missing';

/**
 * What a person decides on: the version they read (null when they did not say, which is refused after their
 * permission was looked at), and their reason where one is asked for.
 */
export type Step = { version: number | null; reason?: string | undefined };

/** Why a memorandum cannot be changed by who read `version` of it; null when it can. */
export function versionProblem(
  memorandum: { version: number } | null | undefined,
  version: number | null,
): Exclude<StepRefusal, 'memorandum-state-refuses'> | null {
  if (!memorandum) return 'memorandum-not-found';
  if (version === null) return 'version-missing';
  return memorandum.version === version ? null : 'version-stale';
}

type Decision = Step & {
  event: MemorandumEvent;
  kind: MemorandumLedgerKind;
  ended?: { on: string; because: string };
  /** What must be so before the state is what it will be. */
  before?: (trx: Trx, memorandum: Memorandum) => Promise<void>;
  /** What else happens in the same transaction; its entries go on the ledger too. */
  after?: (trx: Trx, locked: LockedMemorandum, at: Date) => Promise<LedgerEntry[]>;
};

/** Moves a memorandum along its table by one decision, in one transaction, with its ledger entry. */
export function createStep({ db, clock }: RegistryDeps) {
  return (actor: Actor, id: string, decision: Decision): Promise<Result<object, StepRefusal>> => {
    const { event, kind, version, reason, ended, before, after } = decision;
    return transaction(db, { name: `memorandum ${event}` }, async (trx) => {
      const locked = await lockWithMember(trx, id);
      const problem = versionProblem(locked?.memorandum, version);
      if (!locked || problem !== null) return { ok: false, reason: problem ?? 'memorandum-not-found' };
      const { memorandum, member } = locked;
      const state = nextState(memorandumTransitions, memorandum.state, event);
      if (state === null) return { ok: false, reason: 'memorandum-state-refuses' };
      const at = clock.now();
      await before?.(trx, memorandum);
      await putState(trx, id, { state, at, ...(ended && { ended }) });
      const now = await findMemorandum(trx, id);
      const moved: LockedMemorandum = { memorandum: now ?? { ...memorandum, state }, member };
      const further = (await after?.(trx, moved, at)) ?? [];
      await showMemorandum(trx, id);
      // What people ask each other before signing stays between them; afterwards the public reads the reason.
      const entry = memorandumEntry(
        kind,
        moved.memorandum,
        kind === 'memorandum.returned' ? {} : { cause: reason },
      );
      await appendToLedger(trx, [entry, ...further], { actor, clock });
      return { ok: true };
    });
  };
}
