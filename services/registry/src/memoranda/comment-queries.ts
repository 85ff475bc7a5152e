import { actorReference, type Actor } from '@rma/domain';
import type { Database, Trx } from '../dependencies.ts';
import { nameOf } from './memorandum-versions.ts';

/** What a party says: about a clause or about the whole text, with the wording it proposes if it has one. */
export type NewComment = { clause: string | null; body: string; proposal: string | null };

export async function addComment(
  trx: Trx,
  comment: NewComment & {
    memorandumId: string;
    party: 'federation' | 'government';
    version: number;
  },
  { actor, at }: { actor: Actor; at: Date },
): Promise<string> {
  const { memorandumId, clause, party, body, proposal, version } = comment;
  const { id } = await trx
    .insertInto('registry.memorandum_comment')
    .values({
      memorandum_id: memorandumId,
      clause,
      party,
      body,
      proposal,
      version,
      written_at: at,
      written_by: actorReference(actor),
      written_by_name: nameOf(actor),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Everything that was said about a memorandum, oldest first. */
export function listComments(db: Database, memorandumId: string) {
  return db
    .selectFrom('registry.memorandum_comment')
    .select([
      'id',
      'clause',
      'party',
      'body',
      'proposal',
      'version',
      'written_at',
      'written_by_name',
      'settled_at',
    ])
    .where('memorandum_id', '=', memorandumId)
    .orderBy('id')
    .execute();
}
export type Comment = Awaited<ReturnType<typeof listComments>>[number];

/** Marks a comment as seen to; false when there is none that is open. */
export async function settleComment(
  trx: Trx,
  comment: { memorandumId: string; id: string },
  { actor, at }: { actor: Actor; at: Date },
): Promise<boolean> {
  const settled = await trx
    .updateTable('registry.memorandum_comment')
    .set({ settled_at: at, settled_by: actorReference(actor) })
    .where('id', '=', comment.id)
    .where('memorandum_id', '=', comment.memorandumId)
    .where('settled_at', 'is', null)
    .executeTakeFirst();
  return settled.numUpdatedRows > 0n;
}
