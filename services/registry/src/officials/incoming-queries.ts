import type { Database, Trx } from '../dependencies.ts';
import type { Designation } from './officials.ts';
import type { Post } from './official-queries.ts';

const columns = [
  'id',
  'cvegeo',
  'post',
  'name',
  'position',
  'email',
  'phone',
  'designation_id',
  'term_starts',
  'term_ends',
] as const;

/** Writes who will hold a post, in the place of whoever was to. */
export async function putIncoming(
  trx: Trx,
  incoming: Designation & { cvegeo: string; designationId: string; at: Date; by: string },
): Promise<string> {
  const { cvegeo, post, at } = incoming;
  await settleIncoming(trx, { cvegeo, post }, at);
  const { id } = await trx
    .insertInto('registry.incoming_official')
    .values({
      cvegeo,
      post,
      name: incoming.name,
      position: incoming.position,
      email: incoming.email,
      phone: incoming.phone,
      designation_id: incoming.designationId,
      term_starts: incoming.termStarts,
      term_ends: incoming.termEnds,
      recorded_at: at,
      recorded_by: incoming.by,
      settled_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Nobody is about to hold a post any more: they do, or another does. */
export async function settleIncoming(
  trx: Trx,
  which: { cvegeo: string; post: Post },
  at: Date,
): Promise<void> {
  await trx
    .updateTable('registry.incoming_official')
    .set({ settled_at: at })
    .where('cvegeo', '=', which.cvegeo)
    .where('post', '=', which.post)
    .where('settled_at', 'is', null)
    .execute();
}

/** Who is about to hold the posts of a government. */
export function listIncoming(db: Database, cvegeo: string) {
  return db
    .selectFrom('registry.incoming_official')
    .select(columns)
    .where('cvegeo', '=', cvegeo)
    .where('settled_at', 'is', null)
    .orderBy('post')
    .execute();
}

export type Incoming = Awaited<ReturnType<typeof listIncoming>>[number];

/** Those whose first day is `day` or earlier. */
export function listDueIncoming(db: Database, day: string): Promise<Incoming[]> {
  return db
    .selectFrom('registry.incoming_official')
    .select(columns)
    .where('settled_at', 'is', null)
    .where('term_starts', '<=', day)
    .orderBy('term_starts')
    .orderBy('id')
    .execute();
}
