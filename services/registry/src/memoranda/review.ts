import {
  can,
  governmentsFor,
  textDifferences,
  type Actor,
  type Result,
  type TextBlock,
  type TextDifference,
} from '@rma/domain';
import { transaction } from '@rma/persistence';
import { authorize, refusal } from '@rma/service-kit';
import type { RegistryDeps } from '../dependencies.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { agreementText } from './agreement-text.ts';
import * as comments from './comment-queries.ts';
import { coordinationPath, negotiationPath, reviewNotice } from './memorandum-notices.ts';
import { findMemorandum, type Memorandum } from './memorandum-queries.ts';
import { keptTerms } from './memorandum-terms.ts';
import { findVersion, listVersions, type KeptVersion } from './memorandum-versions.ts';

type Missing = 'memorandum-not-found';

/** Reading and discussing a text that both parties negotiate: its versions, what changed, what each says of it. */
export function createReview(deps: RegistryDeps, { notify }: Pick<Notifications, 'notify'>) {
  const { db, clock } = deps;

  /** A memorandum for one of its two parties; for anybody else there is none. */
  async function asParty(actor: Actor, id: string): Promise<Memorandum | null> {
    if (governmentsFor(actor, 'memorandum.review').length === 0) throw refusal(actor, 'memorandum.review');
    const memorandum = await findMemorandum(db, id);
    return memorandum && can(actor, 'memorandum.review', memorandum) ? memorandum : null;
  }

  async function textAt(memorandum: Memorandum, kept: KeptVersion): Promise<TextBlock[]> {
    return agreementText(db, memorandum, keptTerms(kept));
  }

  return {
    /** The text as it is, or as it was at a version. */
    async readText(
      actor: Actor,
      id: string,
      { version }: { version?: number | undefined } = {},
    ): Promise<Result<{ text: TextBlock[] }, Missing>> {
      const memorandum = await asParty(actor, id);
      if (!memorandum) return { ok: false, reason: 'memorandum-not-found' };
      if (version === undefined)
        return { ok: true, text: memorandum.text ?? (await agreementText(db, memorandum)) };
      const kept = await findVersion(db, id, version);
      return kept
        ? { ok: true, text: await textAt(memorandum, kept) }
        : { ok: false, reason: 'memorandum-not-found' };
    },

    /** Every version of the text with its author, newest first. */
    async listVersions(actor: Actor, id: string): Promise<Result<{ versions: KeptVersion[] }, Missing>> {
      return (await asParty(actor, id))
        ? { ok: true, versions: await listVersions(db, id) }
        : { ok: false, reason: 'memorandum-not-found' };
    },

    /** What changed from one version of the text to another. */
    async compare(
      actor: Actor,
      id: string,
      { from, to }: { from: number; to: number },
    ): Promise<Result<{ differences: TextDifference[] }, Missing>> {
      const memorandum = await asParty(actor, id);
      const [before, after] = await Promise.all([findVersion(db, id, from), findVersion(db, id, to)]);
      if (!memorandum || !before || !after) return { ok: false, reason: 'memorandum-not-found' };
      const texts = await Promise.all([textAt(memorandum, before), textAt(memorandum, after)]);
      return { ok: true, differences: textDifferences(...texts) };
    },

    async listComments(actor: Actor, id: string): Promise<Result<{ comments: comments.Comment[] }, Missing>> {
      return (await asParty(actor, id))
        ? { ok: true, comments: await comments.listComments(db, id) }
        : { ok: false, reason: 'memorandum-not-found' };
    },

    /** One party says something of a clause or of the whole, and the other one is told. Not once it is signed. */
    async comment(
      actor: Actor,
      id: string,
      comment: comments.NewComment,
    ): Promise<Result<{ id: string }, Missing | 'memorandum-state-refuses'>> {
      const memorandum = await asParty(actor, id);
      if (!memorandum) return { ok: false, reason: 'memorandum-not-found' };
      authorize(actor, 'memorandum.review', memorandum);
      if (!['drafted', 'in-review'].includes(memorandum.state))
        return { ok: false, reason: 'memorandum-state-refuses' };
      const party = can(actor, 'memorandum.write', { cvegeo: null }) ? 'federation' : 'government';
      const { version, cvegeo } = memorandum;
      return transaction(db, { name: 'comment memorandum' }, async (trx) => {
        const written = { ...comment, memorandumId: id, party, version } as const;
        const commentId = await comments.addComment(trx, written, { actor, at: clock.now() });
        const [audience, path] =
          party === 'federation'
            ? [{ officialsOf: cvegeo }, negotiationPath(id)]
            : [{ role: 'coordinator' as const }, coordinationPath(id)];
        await notify(
          trx,
          audience,
          reviewNotice('commented', memorandum, { path, step: commentId, reason: `«${comment.body}»` }),
        );
        return { ok: true, id: commentId };
      });
    },

    /** A comment was seen to; the coordinators say so, once. */
    async settleComment(
      actor: Actor,
      id: string,
      commentId: string,
    ): Promise<Result<object, 'comment-not-found'>> {
      authorize(actor, 'memorandum.write', { cvegeo: null });
      const isSettled = await transaction(db, { name: 'settle comment' }, (trx) =>
        comments.settleComment(trx, { memorandumId: id, id: commentId }, { actor, at: clock.now() }),
      );
      return isSettled ? { ok: true } : { ok: false, reason: 'comment-not-found' };
    },

    /**
     * For who may not save because the text changed meanwhile: what they started from, and who wrote what is
     * there now.
     */
    async conflict(
      { id, version }: Pick<Memorandum, 'id' | 'version'>,
      { readVersion }: { readVersion: number },
    ): Promise<{ base: KeptVersion | null; latest: KeptVersion | null }> {
      const [base, latest] = await Promise.all([
        findVersion(db, id, readVersion),
        findVersion(db, id, version),
      ]);
      return { base: base ?? null, latest: latest ?? null };
    },
  };
}
