import {
  addDays,
  dateInMexicoCity,
  expiringDays,
  memorandumTransitions,
  nextState,
  type MemorandumEvent,
} from '@rma/domain';
import type { LedgerEntry } from '@rma/persistence';
import type { Trx } from '../dependencies.ts';
import { memorandumEntry } from './memorandum-ledger.ts';
import { listAddenda, listUnsigned, lockMemorandum, type Memorandum } from './memorandum-queries.ts';
import { putLastDay, putState, showMemorandum, voidSignatures } from './memorandum-writes.ts';

/** Moves a memorandum that follows another one, when its state allows it. */
async function follow(
  trx: Trx,
  memorandum: Memorandum,
  change: { event: MemorandumEvent; at: Date; cause: string },
): Promise<LedgerEntry[]> {
  const { event, at, cause } = change;
  const state = nextState(memorandumTransitions, memorandum.state, event);
  if (state === null) return [];
  await putState(trx, memorandum.id, {
    state,
    at,
    ended: { on: dateInMexicoCity(at), because: cause },
  });
  await showMemorandum(trx, memorandum.id);
  const kind =
    event === 'discard'
      ? 'memorandum.discarded'
      : event === 'expire'
        ? 'memorandum.expired'
        : 'memorandum.terminated';
  return [memorandumEntry(kind, memorandum, { cause })];
}

/** What depends on an agreement ends with it: addenda in force, and those that nobody signed yet. */
export async function endAddenda(
  trx: Trx,
  agreement: Memorandum,
  { event, at }: { event: 'expire' | 'terminate'; at: Date },
): Promise<LedgerEntry[]> {
  const cause = `terminó el convenio ${agreement.folio}, que modificaba`;
  const entries: LedgerEntry[] = [];
  for (const addendum of await listAddenda(trx, agreement.id)) {
    const locked = await lockMemorandum(trx, addendum.id);
    if (!locked) continue;
    const ended = await follow(trx, locked, { event, at, cause });
    entries.push(...(ended.length > 0 ? ended : await follow(trx, locked, { event: 'discard', at, cause })));
  }
  return entries;
}

/** An addendum that comes into force moves the last day of its agreement, and of the addenda before it. */
export async function takeEffect(
  trx: Trx,
  addendum: Memorandum,
  { at }: { at: Date },
): Promise<LedgerEntry[]> {
  if (addendum.parent_id === null) return [];
  const siblings = await listAddenda(trx, addendum.parent_id);
  const entries: LedgerEntry[] = [];
  for (const id of [addendum.parent_id, ...siblings.map((sibling) => sibling.id)]) {
    const memorandum = id === addendum.id ? undefined : await lockMemorandum(trx, id);
    if (!memorandum || !isLive(memorandum) || memorandum.valid_until >= addendum.valid_until) continue;
    await putLastDay(trx, id, { validUntil: addendum.valid_until, at });
    const isFar = addDays(dateInMexicoCity(at), expiringDays) <= addendum.valid_until;
    const state = isFar ? nextState(memorandumTransitions, memorandum.state, 'extend') : null;
    if (state !== null) await putState(trx, id, { state, at });
    await showMemorandum(trx, id);
    entries.push(
      memorandumEntry('memorandum.extended', memorandum, {
        cause: `lo amplió el convenio modificatorio ${addendum.folio}`,
        validUntil: addendum.valid_until,
        state: state ?? memorandum.state,
      }),
    );
  }
  return entries;
}

const isLive = ({ state }: Memorandum) => ['signed', 'active', 'expiring', 'suspended'].includes(state);

/** A government that leaves signs nothing any more: what it was to sign goes, with the signatures over it. */
export async function discardUnsigned(
  trx: Trx,
  cvegeo: string,
  { at, cause }: { at: Date; cause: string },
): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (const id of await listUnsigned(trx, cvegeo)) {
    const memorandum = await lockMemorandum(trx, id);
    if (!memorandum) continue;
    await voidSignatures(trx, id, at);
    entries.push(...(await follow(trx, memorandum, { event: 'discard', at, cause })));
  }
  return entries;
}

/** A renewal in force ends the agreement it renews, with its addenda. */
export async function terminateRenewed(
  trx: Trx,
  renewal: Memorandum,
  { at }: { at: Date },
): Promise<LedgerEntry[]> {
  const renewed = renewal.renews_id === null ? undefined : await lockMemorandum(trx, renewal.renews_id);
  if (!renewed || !isLive(renewed)) return [];
  const cause = `lo sustituyó el convenio ${renewal.folio}`;
  const ended = await follow(trx, renewed, { event: 'terminate', at, cause });
  return [...ended, ...(await endAddenda(trx, renewed, { event: 'terminate', at }))];
}
