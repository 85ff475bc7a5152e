import { actorReference, can, dateInMexicoCity, memberStates, type Actor, type Result } from '@rma/domain';
import { appendToLedger, transaction, type LedgerEntry } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import { addGrant, endGrants } from '../accounts/grant-queries.ts';
import { cancelInvitations } from '../accounts/invitation-queries.ts';
import type { Invitations, SentInvitation } from '../accounts/invitations.ts';
import type { Documents, OpenedDocument } from '../documents/documents.ts';
import type { ReceivedFile } from '../documents/receive-file.ts';
import { findMember, lockMember } from '../membership/membership-queries.ts';
import * as queries from './official-queries.ts';

/** A person for a post; dates are calendar dates of Mexico City (YYYY-MM-DD), both ends included. */
export type Designation = {
  post: queries.Post;
  name: string;
  position: string;
  email: string;
  phone: string | null;
  termStarts: string;
  termEnds: string | null;
};

type Official = NonNullable<Awaited<ReturnType<typeof queries.findOfficial>>>;

/** The officials a government designates: a history in which each replaces the one before. */
export function createOfficials(
  deps: RegistryDeps,
  parts: { documents: Documents; invitations: Invitations },
) {
  const { db, clock } = deps;
  const { documents, invitations } = parts;

  /** Ends a post: its grant, its open invitations, its place in the national view. Returns the ledger entry. */
  async function end(
    trx: Trx,
    official: Official,
    ending: { actor: Actor; cause: string },
  ): Promise<LedgerEntry> {
    const { id, cvegeo, post, account_id: accountId } = official;
    const at = clock.now();
    await queries.endOfficial(trx, id, at);
    await cancelInvitations(trx, { officialId: id }, at);
    if (accountId !== null)
      await endGrants(trx, { cvegeo, accountId, role: post }, { at, by: actorReference(ending.actor) });
    return {
      kind: 'official.ended',
      subject: `official:${id}`,
      cvegeo,
      cause: ending.cause,
      detail: { post },
    };
  }

  /**
   * Puts a person in a vacant post and invites them, in the caller's transaction. Who already acts for the
   * same post under the same e-mail (`continues`) keeps their account and needs no invitation.
   */
  async function designate(
    trx: Trx,
    actor: Actor,
    designation: Designation & {
      cvegeo: string;
      governmentName: string;
      designationId: string;
      continues: string | null;
      /** Why, for the ledger. */
      cause: string;
    },
  ): Promise<{ id: string; invitation: SentInvitation | null; entry: LedgerEntry }> {
    const { cvegeo, governmentName, post, name, email, position, continues } = designation;
    const at = clock.now();
    const recordedBy = actorReference(actor);
    const id = await queries.addOfficial(trx, {
      ...designation,
      accountId: continues,
      recordedAt: at,
      recordedBy,
    });
    if (continues !== null)
      await addGrant(trx, { accountId: continues, role: post, cvegeo, grantedBy: recordedBy, at });
    const invitation =
      continues === null
        ? await invitations.send(trx, actor, {
            email,
            name,
            role: post,
            cvegeo,
            officialId: id,
            governmentName,
          })
        : null;
    const { termStarts, termEnds } = designation;
    const entry: LedgerEntry = {
      kind: 'official.designated',
      subject: `official:${id}`,
      cvegeo,
      cause: designation.cause,
      detail: { post, position, termStarts, termEnds },
    };
    return { id, invitation, entry };
  }

  return {
    designate,

    /** The history of a government's posts; contacts only for who may read them. Null: unknown key. */
    async list(actor: Actor, cvegeo: string) {
      const seesContact = can(actor, 'official.read-contact', { cvegeo });
      if ((await findMember(db, cvegeo)) === null) return null;
      return { seesContact, officials: await queries.listOfficials(db, cvegeo) };
    },

    /** Records who holds a post from now on: the one before loses it and its access in the same transaction. */
    replace(
      actor: Actor,
      cvegeo: string,
      change: { designation: Designation; document: ReceivedFile },
    ): Promise<
      Result<{ id: string; invitation: SentInvitation | null }, 'unknown-government' | 'not-a-member'>
    > {
      authorize(actor, 'official.replace', { cvegeo });
      const { designation, document } = change;
      return transaction(db, { name: 'replace official' }, async (trx) => {
        const member = await lockMember(trx, cvegeo);
        if (!member) return { ok: false, reason: 'unknown-government' };
        if (!memberStates.some((state) => state === member.state))
          return { ok: false, reason: 'not-a-member' };
        const former = await queries.findOfficialInPost(trx, cvegeo, designation);
        const isSamePerson = former?.email.toLowerCase() === designation.email.toLowerCase();
        const entries: LedgerEntry[] = [];
        if (former) entries.push(await end(trx, former, { actor, cause: 'relevo' }));
        const designationId = await documents.keep(trx, actor, document);
        const made = await designate(trx, actor, {
          ...designation,
          cvegeo,
          governmentName: member.name,
          designationId,
          continues: isSamePerson ? former.account_id : null,
          cause: former ? 'relevo' : 'designación',
        });
        await appendToLedger(trx, [...entries, made.entry], { actor, clock });
        return { ok: true, id: made.id, invitation: made.invitation };
      });
    },

    /** The document that designates an official. */
    async openDesignation(
      actor: Actor,
      wanted: { cvegeo: string; id: string },
    ): Promise<Result<{ document: OpenedDocument }, 'document-not-found'>> {
      authorize(actor, 'official.read-contact', { cvegeo: wanted.cvegeo });
      const official = await queries.findOfficial(db, wanted.id);
      const document =
        official?.cvegeo === wanted.cvegeo ? await documents.open(official.designation_id) : null;
      return document ? { ok: true, document } : { ok: false, reason: 'document-not-found' };
    },

    /** Ends the posts whose term is over, each in a transaction of its own; returns how many. */
    async endOverdue(actor: Actor): Promise<number> {
      authorize(actor, 'official.replace', { cvegeo: null });
      const overdue = await queries.listOverdueOfficials(db, dateInMexicoCity(clock.now()));
      for (const { id, cvegeo } of overdue) {
        await transaction(db, { name: 'end term' }, async (trx) => {
          await lockMember(trx, cvegeo);
          const official = await queries.findOfficial(trx, id);
          if (!official || official.ended_at !== null) return;
          const entry = await end(trx, official, { actor, cause: 'término del periodo' });
          await appendToLedger(trx, [entry], { actor, clock });
        });
      }
      return overdue.length;
    },
  };
}

export type Officials = ReturnType<typeof createOfficials>;
