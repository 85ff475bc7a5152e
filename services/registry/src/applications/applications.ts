import { actorReference, dateAt, normalizeCvegeo, type Actor, type Result } from '@rma/domain';
import { appendToLedger, transaction, type LedgerEntry, type OfficialDetails } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import type { SentInvitation } from '../accounts/invitations.ts';
import type { Documents, OpenedDocument } from '../documents/documents.ts';
import type { ReceivedFile } from '../documents/receive-file.ts';
import { lockMember, putMembership, type Member } from '../membership/membership-queries.ts';
import { moveMember } from '../membership/membership.ts';
import { refusalLetter } from '../messages/letters.ts';
import type { Messages } from '../messages/messages.ts';
import { posts, type Post } from '../officials/official-queries.ts';
import { settleCustody } from '../officials/settle-custody.ts';
import type { Officials } from '../officials/officials.ts';
import * as queries from './application-queries.ts';

export type NewApplication = {
  /** As people write it; leading zeros that were lost are restored. */
  cvegeo: string;
  liaison: OfficialDetails;
  administrator: OfficialDetails;
  motivation: string | null;
};

type Parts = { documents: Documents; messages: Messages; officials: Officials };
type Undecidable = 'application-not-found' | 'application-decided';

/** What the ledger says of why. */
const applied = 'solicitud de ingreso';
const approved = 'aprobación de su solicitud';

/** A prospect or a government that left becomes an applicant; anybody else is in already. */
async function applyFor(trx: Trx, member: Member, at: Date): Promise<LedgerEntry | null> {
  if (member.state !== null)
    return (await moveMember(trx, member, { event: 'reapply', at, cause: applied }))?.entry ?? null;
  await putMembership(trx, { cvegeo: member.cvegeo, state: 'applied', since: at, joinedAt: null });
  return {
    kind: 'membership.applied',
    subject: `government:${member.cvegeo}`,
    cvegeo: member.cvegeo,
    cause: applied,
    detail: { from: null, to: 'applied' },
  };
}

/** Locks an application that waits for a decision, with its government. */
async function lockOpen(trx: Trx, id: string) {
  const seen = await queries.findApplication(trx, id);
  if (!seen) return { ok: false, reason: 'application-not-found' } as const;
  const member = await lockMember(trx, seen.cvegeo);
  const application = await queries.findApplication(trx, id);
  if (!member || application?.state !== 'submitted')
    return { ok: false, reason: 'application-decided' } as const;
  return { ok: true, application, member } as const;
}

/** How a government joins: it applies with its two officials, and a coordinator decides. */
export function createApplications(deps: RegistryDeps, { documents, messages, officials }: Parts) {
  const { db, clock, publicUrl } = deps;

  return {
    /** For anybody. Nothing of a refused application is kept, its document included. */
    async submit(
      actor: Actor,
      wish: NewApplication,
      { designation }: { designation: ReceivedFile },
    ): Promise<
      Result<
        { id: string; cvegeo: string; governmentName: string; submittedAt: Date },
        'unknown-government' | 'application-exists'
      >
    > {
      const cvegeo = normalizeCvegeo(wish.cvegeo);
      if (cvegeo === null) return { ok: false, reason: 'unknown-government' };
      return transaction(db, { name: 'submit application' }, async (trx) => {
        const member = await lockMember(trx, cvegeo);
        if (!member) return { ok: false, reason: 'unknown-government' };
        const submittedAt = clock.now();
        const entry = await applyFor(trx, member, submittedAt);
        if (!entry) return { ok: false, reason: 'application-exists' };
        const designationId = await documents.keep(trx, actor, designation);
        const { liaison, administrator, motivation } = wish;
        const id = await queries.addApplication(trx, {
          cvegeo,
          liaison,
          administrator,
          motivation,
          designationId,
          submittedAt,
        });
        await appendToLedger(trx, [entry], { actor, clock });
        return { ok: true, id, cvegeo, governmentName: member.name, submittedAt };
      });
    },

    /** One more than `first` when there are more. */
    list(
      actor: Actor,
      page: { state: queries.ApplicationState | undefined; first: number; after: string | null },
    ) {
      authorize(actor, 'application.read', { cvegeo: null });
      return queries.listApplications(db, page);
    },

    async read(
      actor: Actor,
      id: string,
    ): Promise<Result<{ application: queries.Application }, 'application-not-found'>> {
      authorize(actor, 'application.read', { cvegeo: null });
      const application = await queries.findApplication(db, id);
      return application ? { ok: true, application } : { ok: false, reason: 'application-not-found' };
    },

    async openDesignation(
      actor: Actor,
      id: string,
    ): Promise<Result<{ document: OpenedDocument }, 'application-not-found'>> {
      authorize(actor, 'application.read', { cvegeo: null });
      const application = await queries.findApplication(db, id);
      const document = application ? await documents.open(application.designation_id) : null;
      return document ? { ok: true, document } : { ok: false, reason: 'application-not-found' };
    },

    /** The government becomes a member, its two officials take their posts and are invited by mail. */
    approve(
      actor: Actor,
      id: string,
    ): Promise<Result<{ cvegeo: string; invitations: Record<Post, SentInvitation | null> }, Undecidable>> {
      authorize(actor, 'application.decide', { cvegeo: null });
      return transaction(db, { name: 'approve application' }, async (trx) => {
        const open = await lockOpen(trx, id);
        if (!open.ok) return open;
        const { application, member } = open;
        const at = clock.now();
        const moved = await moveMember(trx, member, { event: 'approve', at, cause: approved });
        if (!moved) return { ok: false, reason: 'application-decided' };
        await queries.decideApplication(trx, id, {
          state: 'approved',
          at,
          by: actorReference(actor),
          reason: null,
        });
        const entries = [moved.entry];
        const invitations: Record<Post, SentInvitation | null> = { liaison: null, administrator: null };
        for (const post of posts) {
          const { name, position, email, phone = null, termEnds = null } = application[post];
          const made = await officials.designate(trx, actor, {
            post,
            name,
            position,
            email,
            phone,
            termStarts: dateAt(member.cvegeo, at),
            termEnds,
            cvegeo: member.cvegeo,
            governmentName: member.name,
            designationId: application.designation_id,
            continues: null,
            cause: approved,
          });
          invitations[post] = made.invitation;
          entries.push(made.entry);
        }
        entries.push(...(await settleCustody(trx, member.cvegeo, { at, cause: approved })));
        await appendToLedger(trx, entries, { actor, clock });
        return { ok: true, cvegeo: member.cvegeo, invitations };
      });
    },

    /** The reason is mailed to the two officials; the government may apply again. */
    decline(actor: Actor, id: string, { reason }: { reason: string }): Promise<Result<object, Undecidable>> {
      authorize(actor, 'application.decide', { cvegeo: null });
      return transaction(db, { name: 'decline application' }, async (trx) => {
        const open = await lockOpen(trx, id);
        if (!open.ok) return open;
        const { application, member } = open;
        const at = clock.now();
        const moved = await moveMember(trx, member, { event: 'decline', at, cause: reason });
        if (!moved) return { ok: false, reason: 'application-decided' };
        const by = actorReference(actor);
        await queries.decideApplication(trx, id, { state: 'declined', at, by, reason });
        const people = new Map(
          posts.map((post) => [application[post].email.toLowerCase(), application[post]]),
        );
        for (const { name, email } of people.values()) {
          const applyLink = `${publicUrl}/unirse`;
          await messages.post(
            trx,
            refusalLetter({ name, email, governmentName: member.name, reason, applyLink }),
          );
        }
        await appendToLedger(trx, [moved.entry], { actor, clock });
        return { ok: true };
      });
    },
  };
}

export type Applications = ReturnType<typeof createApplications>;
