import {
  actorReference,
  can,
  dateInMexicoCity,
  governmentsFor,
  memberStates,
  memorandumFolio,
  type Actor,
  type MemorandumState,
  type Result,
} from '@rma/domain';
import { appendToLedger, transaction } from '@rma/persistence';
import { authorize, refusal } from '@rma/service-kit';
import type { RegistryDeps } from '../dependencies.ts';
import type { Documents, OpenedDocument } from '../documents/documents.ts';
import type { ReceivedFile } from '../documents/receive-file.ts';
import { lockMember } from '../membership/membership-queries.ts';
import * as queries from './memorandum-queries.ts';
import { memorandumEntry, turnMemorandum } from './turn-memorandum.ts';

const dayMs = 86_400_000;

type NotWritable = 'memorandum-not-found' | 'memorandum-not-drafted';

/** The agreements between governments and the federation. Dates are calendar dates of Mexico City. */
export function createMemoranda(deps: RegistryDeps, { documents }: { documents: Documents }) {
  const { db, clock } = deps;

  async function readMemorandum(
    actor: Actor,
    id: string,
  ): Promise<Result<{ memorandum: queries.Memorandum }, 'memorandum-not-found'>> {
    if (governmentsFor(actor, 'memorandum.read').length === 0) throw refusal(actor, 'memorandum.read');
    const memorandum = await queries.findMemorandum(db, id);
    // Another government's memorandum is answered like one that does not exist.
    return memorandum && can(actor, 'memorandum.read', memorandum)
      ? { ok: true, memorandum }
      : { ok: false, reason: 'memorandum-not-found' };
  }

  return {
    /** A draft with the next folio of the government and year. Drafts are private: nothing goes on the ledger. */
    draft(
      actor: Actor,
      wish: queries.Terms & { cvegeo: string },
    ): Promise<Result<{ id: string; folio: string }, 'unknown-government' | 'not-a-member'>> {
      authorize(actor, 'memorandum.write', { cvegeo: wish.cvegeo });
      return transaction(db, { name: 'draft memorandum' }, async (trx) => {
        const member = await lockMember(trx, wish.cvegeo);
        if (!member) return { ok: false, reason: 'unknown-government' };
        if (!memberStates.some((state) => state === member.state))
          return { ok: false, reason: 'not-a-member' };
        const createdAt = clock.now();
        const year = Number(dateInMexicoCity(createdAt).slice(0, 4));
        const prefix = memorandumFolio(wish.cvegeo, year, 0).slice(0, -3);
        const folio = memorandumFolio(wish.cvegeo, year, (await queries.lastConsecutive(trx, prefix)) + 1);
        const createdBy = actorReference(actor);
        const id = await queries.addMemorandum(trx, { ...wish, folio, createdAt, createdBy });
        return { ok: true, id, folio };
      });
    },

    /** What ends first comes first, of the governments the actor may read; one more than `first` if there are. */
    list(
      actor: Actor,
      page: Pick<queries.MemorandumPage, 'state' | 'cvegeo' | 'first' | 'after'> & {
        expiresWithinDays: number | undefined;
      },
    ) {
      const governments = governmentsFor(actor, 'memorandum.read');
      if (governments.length === 0) throw refusal(actor, 'memorandum.read');
      const { expiresWithinDays, ...rest } = page;
      const nowMs = clock.now().getTime();
      const expiring =
        expiresWithinDays === undefined
          ? undefined
          : {
              from: dateInMexicoCity(new Date(nowMs)),
              until: dateInMexicoCity(new Date(nowMs + expiresWithinDays * dayMs)),
            };
      return queries.listMemoranda(db, { ...rest, governments, expiring });
    },

    read: readMemorandum,

    /** Changes the terms of a draft that is still the version its editor read. */
    revise(
      actor: Actor,
      id: string,
      change: { version: number; terms: (current: queries.Memorandum) => queries.Terms },
    ): Promise<Result<object, NotWritable | 'version-stale'>> {
      authorize(actor, 'memorandum.write', { cvegeo: null });
      return transaction(db, { name: 'revise memorandum' }, async (trx) => {
        const memorandum = await queries.lockMemorandum(trx, id);
        if (!memorandum) return { ok: false, reason: 'memorandum-not-found' };
        if (memorandum.version !== change.version) return { ok: false, reason: 'version-stale' };
        if (memorandum.state !== 'drafted') return { ok: false, reason: 'memorandum-not-drafted' };
        await queries.putTerms(trx, id, { ...change.terms(memorandum), at: clock.now() });
        return { ok: true };
      });
    },

    /** Files the scanned signed copy; the memorandum becomes public, and active at once if it is in force. */
    async sign(
      actor: Actor,
      id: string,
      signature: { signedOn: string; copy: ReceivedFile },
    ): Promise<Result<{ state: MemorandumState }, NotWritable>> {
      authorize(actor, 'memorandum.write', { cvegeo: null });
      const seen = await queries.findMemorandum(db, id);
      if (!seen) return { ok: false, reason: 'memorandum-not-found' };
      return transaction(db, { name: 'sign memorandum' }, async (trx) => {
        const member = await lockMember(trx, seen.cvegeo);
        const draft = await queries.lockMemorandum(trx, id);
        if (!member || !draft) return { ok: false, reason: 'memorandum-not-found' };
        if (draft.state !== 'drafted') return { ok: false, reason: 'memorandum-not-drafted' };
        const at = clock.now();
        const { signedOn, copy } = signature;
        const signedCopyId = await documents.keep(trx, actor, copy);
        await queries.putSignature(trx, id, { signedOn, signedCopyId, at });
        await queries.showMemorandum(trx, id);
        const memorandum: queries.Memorandum = { ...draft, state: 'signed' };
        const turned = await turnMemorandum(trx, { memorandum, member }, { at });
        const entries = [memorandumEntry('memorandum.signed', memorandum), ...turned.entries];
        await appendToLedger(trx, entries, { actor, clock });
        return { ok: true, state: turned.state };
      });
    },

    /** The scanned signed copy, for who may read the memorandum. */
    async openSignedCopy(
      actor: Actor,
      id: string,
    ): Promise<Result<{ document: OpenedDocument }, 'memorandum-not-found' | 'document-not-found'>> {
      const found = await readMemorandum(actor, id);
      if (!found.ok) return found;
      const copyId = found.memorandum.signed_copy_id;
      const document = copyId === null ? null : await documents.open(copyId);
      return document ? { ok: true, document } : { ok: false, reason: 'document-not-found' };
    },

    /** Moves every memorandum to where the calendar puts it, each in its own transaction; returns how many. */
    async turnAll(actor: Actor): Promise<number> {
      authorize(actor, 'memorandum.write', { cvegeo: null });
      const due = await queries.listDueMemoranda(db, dateInMexicoCity(clock.now()));
      for (const { id, cvegeo } of due) {
        await transaction(db, { name: 'turn memorandum' }, async (trx) => {
          const member = await lockMember(trx, cvegeo);
          const memorandum = await queries.lockMemorandum(trx, id);
          if (!member || !memorandum) return;
          const { entries } = await turnMemorandum(trx, { memorandum, member }, { at: clock.now() });
          await appendToLedger(trx, entries, { actor, clock });
        });
      }
      return due.length;
    },
  };
}

export type Memoranda = ReturnType<typeof createMemoranda>;
