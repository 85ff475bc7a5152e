import {
  addDays,
  actorReference,
  can,
  dateInMexicoCity,
  governmentsFor,
  memberStates,
  memorandumFolio,
  type Actor,
  type Result,
} from '@rma/domain';
import { appendToLedger, transaction } from '@rma/persistence';
import { authorize, refusal } from '@rma/service-kit';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import type { Documents, OpenedDocument } from '../documents/documents.ts';
import { lockMember } from '../membership/membership-queries.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { createCompletion, lockWithMember } from './completion.ts';
import { createMemorandumLife } from './life.ts';
import { kinshipProblem, templateOf, type Kinship, type KinshipRefusal } from './kinship.ts';
import { memorandumEntry } from './memorandum-ledger.ts';
import * as queries from './memorandum-queries.ts';
import { addVersion } from './memorandum-versions.ts';
import * as writes from './memorandum-writes.ts';
import { versionProblem, type StepRefusal } from './memorandum-step.ts';
import { createNegotiation } from './negotiation.ts';
import { createReview } from './review.ts';

/** A draft that is asked for: without commitments or particulars when it has none yet. */
export type NewDraft = Omit<writes.Terms, 'commitments' | 'particulars'> &
  Partial<writes.Terms> &
  Kinship & { cvegeo: string };

export type MemorandaParts = {
  documents: Documents;
  notify: Notifications['notify'];
  /** What follows when a document is ready: the signatories are asked to sign it, in the same transaction. */
  inviteToSign: (trx: Trx, memorandum: queries.Memorandum) => Promise<void>;
};

/** The agreements between governments and the federation, and their addenda. Dates are those of Mexico City. */
export function createMemoranda(deps: RegistryDeps, parts: MemorandaParts) {
  const { db, clock } = deps;
  const { documents } = parts;

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
    ...createCompletion(deps, parts),
    ...createNegotiation(deps, parts),
    ...createReview(deps, parts),
    ...createMemorandumLife(deps, parts),

    /**
     * A draft with the next folio of the government and year: an agreement, the renewal of one (`renewsId`), or an
     * addendum to one (`parentId`). Its text is private; the ledger says that there is one.
     */
    draft(
      actor: Actor,
      wish: NewDraft,
    ): Promise<
      Result<{ id: string; folio: string }, 'unknown-government' | 'not-a-member' | KinshipRefusal>
    > {
      authorize(actor, 'memorandum.write', { cvegeo: wish.cvegeo });
      return transaction(db, { name: 'draft memorandum' }, async (trx) => {
        const member = await lockMember(trx, wish.cvegeo);
        if (!member) return { ok: false, reason: 'unknown-government' };
        if (!memberStates.some((state) => state === member.state))
          return { ok: false, reason: 'not-a-member' };
        const problem = await kinshipProblem(trx, wish);
        if (problem !== null) return { ok: false, reason: problem };
        const createdAt = clock.now();
        const year = Number(dateInMexicoCity(createdAt).slice(0, 4));
        const prefix = memorandumFolio(wish.cvegeo, year, 0).slice(0, -3);
        const folio = memorandumFolio(wish.cvegeo, year, (await queries.lastConsecutive(trx, prefix)) + 1);
        const terms = { ...wish, commitments: wish.commitments ?? [], particulars: wish.particulars ?? {} };
        const id = await writes.addMemorandum(trx, {
          ...terms,
          folio,
          kind: wish.parentId === undefined ? 'agreement' : 'addendum',
          parentId: wish.parentId ?? null,
          renewsId: wish.renewsId ?? null,
          template: templateOf(wish),
          createdAt,
          createdBy: actorReference(actor),
        });
        await addVersion(trx, { id, version: 1, terms }, { actor, at: createdAt });
        const memorandum = await queries.findMemorandum(trx, id);
        if (!memorandum) throw new Error(`The memorandum ${id} that was just drafted is missing.`);
        await appendToLedger(trx, [memorandumEntry('memorandum.drafted', memorandum)], { actor, clock });
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
      const today = dateInMexicoCity(clock.now());
      const expiring =
        expiresWithinDays === undefined
          ? undefined
          : { from: today, until: addDays(today, expiresWithinDays) };
      return queries.listMemoranda(db, { ...rest, governments, expiring });
    },

    read: readMemorandum,

    /**
     * Changes the terms of a draft that is still the version its editor read. Every version is kept, so what
     * somebody else wrote meanwhile can be shown beside what was refused.
     */
    revise(
      actor: Actor,
      id: string,
      change: { version: number | null; terms: (current: queries.Memorandum) => writes.Terms },
    ): Promise<
      Result<
        object,
        Exclude<StepRefusal, 'memorandum-state-refuses'> | 'memorandum-not-drafted' | KinshipRefusal
      >
    > {
      authorize(actor, 'memorandum.write', { cvegeo: null });
      return transaction(db, { name: 'revise memorandum' }, async (trx) => {
        // The member first, as every step does: what ends an agreement locks it before its addenda.
        const memorandum = (await lockWithMember(trx, id))?.memorandum;
        const problem = versionProblem(memorandum, change.version);
        if (!memorandum || problem !== null) return { ok: false, reason: problem ?? 'memorandum-not-found' };
        if (memorandum.state !== 'drafted') return { ok: false, reason: 'memorandum-not-drafted' };
        const terms = change.terms(memorandum);
        const unfit = await kinshipProblem(trx, {
          ...terms,
          cvegeo: memorandum.cvegeo,
          ...(memorandum.parent_id !== null && { parentId: memorandum.parent_id }),
        });
        if (unfit !== null) return { ok: false, reason: unfit };
        const at = clock.now();
        const version = await writes.putTerms(trx, id, { ...terms, at });
        await addVersion(trx, { id, version, terms }, { actor, at });
        return { ok: true };
      });
    },

    /** The PDF that is or was to be signed, for the two parties; for everybody once both signed. */
    async openDocument(
      actor: Actor,
      id: string,
    ): Promise<Result<{ document: OpenedDocument }, 'memorandum-not-found' | 'document-not-found'>> {
      const shown = await queries.findMemorandum(db, id);
      if (!shown || (shown.signed_on === null && !can(actor, 'memorandum.review', shown)))
        return { ok: false, reason: 'memorandum-not-found' };
      const document = shown.document_id === null ? null : await documents.open(shown.document_id);
      return document ? { ok: true, document } : { ok: false, reason: 'document-not-found' };
    },
  };
}

export type Memoranda = ReturnType<typeof createMemoranda>;
