import {
  dateInMexicoCity,
  memorandumDue,
  memorandumTransitions,
  nextState,
  type MemorandumState,
} from '@rma/domain';
import type { LedgerEntry } from '@rma/persistence';
import type { Trx } from '../dependencies.ts';
import type { Member } from '../membership/membership-queries.ts';
import { moveMember } from '../membership/membership.ts';
import { putState, showMemorandum, type Memorandum } from './memorandum-queries.ts';

const causes = {
  'memorandum.drafted': 'se redactó',
  'memorandum.signed': 'se archivó su copia firmada',
  'memorandum.activated': 'inicio de su vigencia',
  'memorandum.expired': 'fin de su vigencia',
  'memorandum.expiring': 'se acerca el fin de su vigencia',
} as const;

const kinds = {
  activate: 'memorandum.activated',
  'near-end': 'memorandum.expiring',
  expire: 'memorandum.expired',
} as const;

/** The ledger entry of a memorandum's change of state. */
export function memorandumEntry(kind: keyof typeof causes, memorandum: Memorandum): LedgerEntry {
  const { id, folio, cvegeo, valid_from: validFrom, valid_until: validUntil } = memorandum;
  return {
    kind,
    subject: `memorandum:${id}`,
    cvegeo,
    cause: causes[kind],
    detail: { folio, validFrom, validUntil },
  };
}

/**
 * Moves a locked memorandum to where today's calendar puts it, and an approved member with a first memorandum
 * in force to active. Returns the ledger entries for the caller to append last; none when nothing is due.
 */
export async function turnMemorandum(
  trx: Trx,
  { memorandum, member }: { memorandum: Memorandum; member: Member },
  { at }: { at: Date },
): Promise<{ state: MemorandumState; entries: LedgerEntry[] }> {
  const step = await takeStep(trx, { memorandum, member }, { at });
  if (step.entries.length === 0) return step;
  const further = await turnMemorandum(
    trx,
    { memorandum: { ...memorandum, state: step.state }, member },
    { at },
  );
  return { state: further.state, entries: [...step.entries, ...further.entries] };
}

async function takeStep(
  trx: Trx,
  { memorandum, member }: { memorandum: Memorandum; member: Member },
  { at }: { at: Date },
): Promise<{ state: MemorandumState; entries: LedgerEntry[] }> {
  const { id, state, valid_from: validFrom, valid_until: validUntil } = memorandum;
  const event = memorandumDue({ state, validFrom, validUntil }, dateInMexicoCity(at));
  const next = event === null ? null : nextState(memorandumTransitions, state, event);
  if (event === null || next === null) return { state, entries: [] };
  await putState(trx, id, { state: next, at });
  await showMemorandum(trx, id);
  const entries = [memorandumEntry(kinds[event], memorandum)];
  if (event === 'activate') {
    const cause = `entró en vigor el convenio ${memorandum.folio}`;
    const moved = await moveMember(trx, member, { event: 'activate', at, cause });
    if (moved) entries.push(moved.entry);
  }
  return { state: next, entries };
}
