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
import { findMember, lockMember } from '../membership/membership-queries.ts';
import { listAbsencesOf } from './absence-queries.ts';
import { endPost } from './end-official.ts';
import * as queries from './official-queries.ts';
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
      return { seesContact, officials, absences, acting };
    },

    /**
     * Records who holds a post from now on, or who substitutes its holder: the one before loses it and its access in
     * the same transaction. A member that its state took care of takes care of itself again.
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
        if (!memberStates.some((state) => state === member.state))
          return { ok: false, reason: 'not-a-member' };
        const holder = await queries.findOfficialInPost(trx, cvegeo, { post, standing: 'holder' });
        const substitute = await queries.findOfficialInPost(trx, cvegeo, { post, standing: 'substitute' });
        if (standing === 'substitute' && isSameEmail(holder?.email, email))
          return { ok: false, reason: 'substitute-is-holder' };
        const former = standing === 'holder' ? holder : substitute;
        // Whoever comes to hold a post does not substitute in it any more.
        const ending = [former, isSameEmail(substitute?.email, email) ? substitute : undefined];
        const at = clock.now();
        const entries: LedgerEntry[] = [];
        for (const official of new Set(ending)) {
          if (official) entries.push(await endPost(trx, official, { actor, cause: 'relevo', at }));
        }
        const designationId = await documents.keep(trx, actor, document);
        const continued = ending.find((official) => isSameEmail(official?.email, email));
        const made = await designate(trx, actor, {
          ...designation,
          standing,
          cvegeo,
          governmentName: member.name,
          designationId,
          continues: continued?.account_id ?? null,
          cause: former ? 'relevo' : 'designación',
        });
        const because = 'el municipio designó a sus funcionarios';
        entries.push(
          made.entry,
          ...(standing === 'holder' ? await giveBack(trx, cvegeo, { at, because }) : []),
          ...(await settleCustody(trx, cvegeo, { at, cause: made.entry.cause ?? 'designación' })),
        );
        await appendToLedger(trx, entries, { actor, clock });
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
  };
}

export type Officials = ReturnType<typeof createOfficials>;
