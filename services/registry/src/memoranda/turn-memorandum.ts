import {
  dateInMexicoCity,
  isDayOver,
  memorandumDue,
  memorandumTransitions,
  nextState,
  type MemorandumState,
} from '@rma/domain';
import type { LedgerEntry } from '@rma/persistence';
import { beginCommitments } from '../commitments/begin-commitments.ts';
import type { Trx } from '../dependencies.ts';
import type { Member } from '../membership/membership-queries.ts';
import { moveMember } from '../membership/membership.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { endAddenda, takeEffect, terminateRenewed } from './memorandum-family.ts';
import { memorandumEntry } from './memorandum-ledger.ts';
import { stateNotice } from './memorandum-notices.ts';
import type { Memorandum } from './memorandum-queries.ts';
import { putState, showMemorandum } from './memorandum-writes.ts';

const kinds = {
  activate: 'memorandum.activated',
  'near-end': 'memorandum.expiring',
  expire: 'memorandum.expired',
} as const;

type Turning = { at: Date; notify: Notifications['notify'] };

/**
 * Moves a locked memorandum to where today's calendar puts it, with what follows from that: an approved member
 * becomes active, an addendum changes its agreement, a renewal ends the agreement it renews, commitments begin.
 * Returns the ledger entries for the caller to append last; none when nothing is due.
 */
export async function turnMemorandum(
  trx: Trx,
  { memorandum, member }: { memorandum: Memorandum; member: Member },
  turning: Turning,
): Promise<{ state: MemorandumState; entries: LedgerEntry[] }> {
  const step = await takeStep(trx, { memorandum, member }, turning);
  if (step.entries.length === 0) return step;
  const moved = { memorandum: { ...memorandum, state: step.state }, member };
  const further = await turnMemorandum(trx, moved, turning);
  return { state: further.state, entries: [...step.entries, ...further.entries] };
}

async function takeStep(
  trx: Trx,
  { memorandum, member }: { memorandum: Memorandum; member: Member },
  { at, notify }: Turning,
): Promise<{ state: MemorandumState; entries: LedgerEntry[] }> {
  const { id, state, valid_from: validFrom, valid_until: validUntil } = memorandum;
  const today = dateInMexicoCity(at);
  const event = memorandumDue({ state, validFrom, validUntil }, today);
  // The last day is over only when it is over at the government's too.
  const isEarly = event === 'expire' && !isDayOver(validUntil, memorandum.cvegeo, at);
  const next = event === null || isEarly ? null : nextState(memorandumTransitions, state, event);
  if (event === null || next === null) return { state, entries: [] };
  await putState(trx, id, {
    state: next,
    at,
    ...(event === 'expire' && { ended: { on: validUntil, because: 'terminó su vigencia' } }),
  });
  await showMemorandum(trx, id);
  await notify(trx, { officialsOf: memorandum.cvegeo }, stateNotice(event, memorandum));
  const entries = [memorandumEntry(kinds[event], memorandum)];
  if (event === 'expire') entries.push(...(await endAddenda(trx, memorandum, { event: 'expire', at })));
  if (event === 'activate') {
    await beginCommitments(trx, memorandum);
    entries.push(...(await takeEffect(trx, memorandum, { at })));
    entries.push(...(await terminateRenewed(trx, memorandum, { at })));
    const cause = `entró en vigor el convenio ${memorandum.folio}`;
    const moved = await moveMember(trx, member, { event: 'activate', at, cause });
    if (moved) entries.push(moved.entry);
  }
  return { state: next, entries };
}
