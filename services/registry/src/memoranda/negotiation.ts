import { actorReference, memorandumTransitions, nextState, type Actor, type Result } from '@rma/domain';
import { transaction } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import type { Documents } from '../documents/documents.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { draftDocument } from './agreement-document.ts';
import { coordinationPath, negotiationPath, reviewNotice } from './memorandum-notices.ts';
import * as queries from './memorandum-queries.ts';
import { createStep, versionProblem, type Step, type StepRefusal } from './memorandum-step.ts';
import * as writes from './memorandum-writes.ts';

/**
 * How a memorandum moves until it is signed, by decisions of people. Each takes the version its author read
 * (`version-stale` otherwise), and goes on the public ledger.
 */
export function createNegotiation(
  deps: RegistryDeps,
  {
    documents,
    notify,
    inviteToSign,
  }: {
    documents: Documents;
    notify: Notifications['notify'];
    inviteToSign: (trx: Trx, memorandum: queries.Memorandum) => Promise<void>;
  },
) {
  const { db, clock } = deps;

  const step = createStep(deps);

  /** The permission of what only coordinators do. */
  const asCoordinator = (actor: Actor) => authorize(actor, 'memorandum.write', { cvegeo: null });

  async function authorizeOn(
    actor: Actor,
    id: string,
    action: 'memorandum.review' | 'memorandum.accept',
  ): Promise<void> {
    const seen = await queries.findMemorandum(db, id);
    authorize(actor, action, { cvegeo: seen?.cvegeo ?? null });
  }

  return {
    /** The text goes to the government, which comments, accepts or returns it. */
    async sendToReview(actor: Actor, id: string, { version }: Step) {
      asCoordinator(actor);
      return step(actor, id, {
        event: 'send-to-review',
        kind: 'memorandum.sent-to-review',
        version,
        after: async (trx, { memorandum }) => {
          await notify(
            trx,
            { officialsOf: memorandum.cvegeo },
            reviewNotice('sent-to-review', memorandum, { path: negotiationPath(id), step: `${version}` }),
          );
          return [];
        },
      });
    },

    /** Either party asks for changes: the text is a draft again. The reason is private to the two parties. */
    async returnToDraft(actor: Actor, id: string, { version, reason }: Step & { reason: string }) {
      await authorizeOn(actor, id, 'memorandum.review');
      return step(actor, id, {
        event: 'return',
        kind: 'memorandum.returned',
        version,
        after: async (trx, { memorandum }) => {
          await writes.putAcceptance(trx, id, null);
          const told = { reason, step: `${version}` };
          await notify(
            trx,
            { role: 'coordinator' },
            reviewNotice('returned', memorandum, { ...told, path: coordinationPath(id) }),
          );
          await notify(
            trx,
            { officialsOf: memorandum.cvegeo },
            reviewNotice('returned', memorandum, { ...told, path: negotiationPath(id) }),
          );
          return [];
        },
      });
    },

    /** The government would sign this version. Not a change of state: a coordinator still makes it ready. */
    async accept(actor: Actor, id: string, { version }: Step): Promise<Result<object, StepRefusal>> {
      await authorizeOn(actor, id, 'memorandum.accept');
      return transaction(db, { name: 'accept memorandum' }, async (trx) => {
        const memorandum = await queries.lockMemorandum(trx, id);
        const problem = versionProblem(memorandum, version);
        if (!memorandum || problem !== null) return { ok: false, reason: problem ?? 'memorandum-not-found' };
        if (memorandum.state !== 'in-review') return { ok: false, reason: 'memorandum-state-refuses' };
        await writes.putAcceptance(trx, id, {
          version: memorandum.version,
          at: clock.now(),
          by: actorReference(actor),
        });
        const told = { path: coordinationPath(id), step: `${version}` };
        await notify(trx, { role: 'coordinator' }, reviewNotice('accepted', memorandum, told));
        return { ok: true };
      });
    },

    /**
     * Fixes the text: its PDF is made once, and its hash is what both parties sign. The government has accepted
     * this very version here, or `reason` says how it did elsewhere (an official letter).
     */
    async makeReady(
      actor: Actor,
      id: string,
      { version, reason }: Step,
    ): Promise<Result<object, StepRefusal | 'memorandum-not-accepted'>> {
      asCoordinator(actor);
      const seen = await queries.findMemorandum(db, id);
      const problem = versionProblem(seen, version);
      if (!seen || problem !== null) return { ok: false, reason: problem ?? 'memorandum-not-found' };
      if (nextState(memorandumTransitions, seen.state, 'make-ready') === null)
        return { ok: false, reason: 'memorandum-state-refuses' };
      if (seen.accepted_version !== version && reason === undefined)
        return { ok: false, reason: 'memorandum-not-accepted' };
      const { file, sha256, text } = await draftDocument(db, seen);
      try {
        return await step(actor, id, {
          event: 'make-ready',
          kind: 'memorandum.ready-to-sign',
          version,
          reason,
          before: async (trx) => {
            const documentId = await documents.keep(trx, actor, file);
            await writes.putDocument(trx, id, { id: documentId, sha256, text });
          },
          after: async (trx, { memorandum }) => {
            await inviteToSign(trx, memorandum);
            return [];
          },
        });
      } finally {
        await file.discard();
      }
    },

    /** Back to negotiation: the document goes, and with it every signature over it. Always with a reason. */
    async reopen(actor: Actor, id: string, { version, reason }: Step & { reason: string }) {
      asCoordinator(actor);
      return step(actor, id, {
        event: 'reopen',
        kind: 'memorandum.reopened',
        version,
        reason,
        after: async (trx, { memorandum }, at) => {
          await writes.voidSignatures(trx, id, at);
          await writes.putAcceptance(trx, id, null);
          await writes.putDocument(trx, id, null);
          const told = { path: negotiationPath(id), reason, step: `${version}` };
          await notify(trx, { officialsOf: memorandum.cvegeo }, reviewNotice('reopened', memorandum, told));
          return [];
        },
      });
    },

    /** Gives up a memorandum that was not signed by both. Always with a reason. */
    async discard(actor: Actor, id: string, { version, reason }: Step & { reason: string }) {
      asCoordinator(actor);
      return step(actor, id, {
        event: 'discard',
        kind: 'memorandum.discarded',
        version,
        reason,
        after: async (trx, { memorandum }, at) => {
          await writes.voidSignatures(trx, id, at);
          const told = { path: negotiationPath(id), reason, step: `${version}` };
          await notify(trx, { officialsOf: memorandum.cvegeo }, reviewNotice('discarded', memorandum, told));
          return [];
        },
      });
    },
  };
}
