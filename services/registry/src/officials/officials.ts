import {
  actorReference,
  can,
  dateAt,
  memberStates,
  type Actor,
  type Result,
  type Standing,
} from '@rma/domain';
import { appendToLedger, transaction, type LedgerEntry } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import { addGrant } from '../accounts/grant-queries.ts';
import type { Invitations, SentInvitation } from '../accounts/invitations.ts';
import { findAdministrationEnd } from '../administrations/administration-queries.ts';
import type { Documents, OpenedDocument } from '../documents/documents.ts';
import type { ReceivedFile } from '../documents/receive-file.ts';
import { giveBack } from '../handover/end-adoption.ts';
import { findMember, lockMember, type Member } from '../membership/membership-queries.ts';
import { listAbsencesOf } from './absence-queries.ts';
import { endPost } from './end-official.ts';
import { listDueIncoming, listIncoming, putIncoming, settleIncoming } from './incoming-queries.ts';
import * as queries from './official-queries.ts';
import { earliestClock } from './official-terms.ts';
import { actsOn, listPosts } from './post-queries.ts';
import { settleCustody } from './settle-custody.ts';

/** A person for a post; dates are calendar dates where the government is (YYYY-MM-DD), both ends included. */
export type Designation = {
  post: queries.Post;
  name: string;
  position: string;
  email: string;
  phone: string | null;
  termStarts: string;
  termEnds: string | null;
};

const isMember = (member: Member) => memberStates.some((state) => state === member.state);
const isSameEmail = (one: string | undefined, other: string) => one?.toLowerCase() === other.toLowerCase();

/** The officials a government designates: a history in which each replaces the one before. */
export function createOfficials(
  deps: RegistryDeps,
  parts: { documents: Documents; invitations: Invitations },
) {
  const { db, clock } = deps;
  const { documents, invitations } = parts;

  /**
   * Puts a person in a vacant post and invites them, in the caller's transaction. Who already acts for the
   * same post under the same e-mail (`continues`) keeps their account and needs no invitation. A designation ends at
   * the latest with the administration that makes it.
   */
  async function designate(
    trx: Trx,
    actor: Actor,
    designation: Designation & {
      cvegeo: string;
      governmentName: string;
      designationId: string;
      continues: string | null;
      standing?: Standing;
      /** Why, for the ledger. */
      cause: string;
    },
  ): Promise<{ id: string; invitation: SentInvitation | null; entry: LedgerEntry }> {
    const { cvegeo, governmentName, post, name, email, position, continues } = designation;
    const { standing = 'holder' } = designation;
    const at = clock.now();
    const recordedBy = actorReference(actor);
    const id = await queries.addOfficial(trx, {
      ...designation,
      standing,
      administrationEnds: await findAdministrationEnd(trx, cvegeo, dateAt(cvegeo, at)),
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
      kind: standing === 'holder' ? 'official.designated' : 'official.substituted',
      subject: `official:${id}`,
      cvegeo,
      cause: designation.cause,
      detail: { post, position, termStarts, termEnds },
    };
    return { id, invitation, entry };
  }

  /** Ends whoever was in a post, or substituted, and puts another there, with all that follows from it. */
  async function putInPost(
    trx: Trx,
    actor: Actor,
    put: Designation & {
      cvegeo: string;
      governmentName: string;
      designationId: string;
      standing: Standing;
    },
  ): Promise<{ id: string; invitation: SentInvitation | null }> {
    const { cvegeo, post, email, standing } = put;
    const substitute = await queries.findOfficialInPost(trx, cvegeo, { post, standing: 'substitute' });
    const former =
      standing === 'holder' ? await queries.findOfficialInPost(trx, cvegeo, { post, standing }) : substitute;
    // Whoever comes to hold a post does not substitute in it any more.
    const ending = [former, isSameEmail(substitute?.email, email) ? substitute : undefined];
    const at = clock.now();
    const entries: LedgerEntry[] = [];
    for (const official of new Set(ending)) {
      if (official) entries.push(await endPost(trx, official, { actor, cause: 'relevo', at }));
    }
    const continued = ending.find((official) => isSameEmail(official?.email, email));
    const cause = former ? 'relevo' : 'designación';
    const made = await designate(trx, actor, { ...put, continues: continued?.account_id ?? null, cause });
    const because = 'el municipio designó a sus funcionarios';
    entries.push(
      made.entry,
      ...(standing === 'holder' ? await giveBack(trx, cvegeo, { at, because }) : []),
      ...(await settleCustody(trx, cvegeo, { at, cause })),
    );
    await appendToLedger(trx, entries, { actor, clock });
    return { id: made.id, invitation: made.invitation };
  }

  return {
    designate,

    /** The history of a government's posts; contacts only for who may read them. Null: unknown key. */
    async list(actor: Actor, cvegeo: string) {
      const seesContact = can(actor, 'official.read-contact', { cvegeo });
      if ((await findMember(db, cvegeo)) === null) return null;
      const officials = await queries.listOfficials(db, cvegeo);
      const absences = await listAbsencesOf(
        db,
        officials.map(({ id }) => id),
      );
      const inPosts = await listPosts(db, [cvegeo]);
      const today = dateAt(cvegeo, clock.now());
      const acting = new Set(inPosts.filter((each) => actsOn(each, inPosts, today)).map(({ id }) => id));
      return { seesContact, officials, absences, acting, incoming: await listIncoming(db, cvegeo) };
    },

    /**
     * Records who holds a post, or who substitutes its holder. From the first day of the term on the one before loses
     * it and its access; a holder whose first day is to come takes office on it by the calendar.
     */
    replace(
      actor: Actor,
      cvegeo: string,
      change: { designation: Designation; standing: Standing; document: ReceivedFile },
    ): Promise<
      Result<
        { id: string; invitation: SentInvitation | null },
        'unknown-government' | 'not-a-member' | 'substitute-is-holder'
      >
    > {
      authorize(actor, 'official.replace', { cvegeo });
      const { designation, standing, document } = change;
      const { post, email } = designation;
      return transaction(db, { name: 'replace official' }, async (trx) => {
        const member = await lockMember(trx, cvegeo);
        if (!member) return { ok: false, reason: 'unknown-government' };
        if (!isMember(member)) return { ok: false, reason: 'not-a-member' };
        const holder = await queries.findOfficialInPost(trx, cvegeo, { post, standing: 'holder' });
        if (standing === 'substitute' && isSameEmail(holder?.email, email))
          return { ok: false, reason: 'substitute-is-holder' };
        const at = clock.now();
        const designationId = await documents.keep(trx, actor, document);
        if (standing === 'holder' && designation.termStarts > dateAt(cvegeo, at)) {
          const by = actorReference(actor);
          const id = await putIncoming(trx, { ...designation, cvegeo, designationId, at, by });
          return { ok: true, id, invitation: null };
        }
        if (standing === 'holder') await settleIncoming(trx, { cvegeo, post }, at);
        const put = { ...designation, cvegeo, governmentName: member.name, designationId, standing };
        return { ok: true, ...(await putInPost(trx, actor, put)) };
      });
    },

    /** Puts in their posts those whose first day has come where the government is; returns how many. */
    async takeOffice(actor: Actor): Promise<number> {
      authorize(actor, 'official.replace', { cvegeo: null });
      const now = clock.now();
      const due = (await listDueIncoming(db, dateAt(earliestClock, now))).filter(
        ({ cvegeo, term_starts: first }) => dateAt(cvegeo, now) >= first,
      );
      let taken = 0;
      for (const { cvegeo, post, id } of due)
        await transaction(db, { name: 'take office' }, async (trx) => {
          const member = await lockMember(trx, cvegeo);
          const incoming = (await listIncoming(trx, cvegeo)).find((each) => each.id === id);
          if (!member || !incoming) return;
          await settleIncoming(trx, { cvegeo, post }, now);
          if (!isMember(member)) return;
          taken += 1;
          await putInPost(trx, actor, {
            ...incoming,
            termStarts: incoming.term_starts,
            termEnds: incoming.term_ends,
            designationId: incoming.designation_id,
            governmentName: member.name,
            standing: 'holder',
          });
        });
      return taken;
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
  };
}

export type Officials = ReturnType<typeof createOfficials>;
