import type { Standing } from '@rma/domain';
import type { Database, Trx } from '../dependencies.ts';

export const posts = ['liaison', 'administrator'] as const;
export type Post = (typeof posts)[number];

export type NewOfficial = {
  cvegeo: string;
  post: Post;
  standing: Standing;
  name: string;
  position: string;
  email: string;
  phone: string | null;
  designationId: string;
  termStarts: string;
  termEnds: string | null;
  /** Last day of the administration that designates them, once confirmed. */
  administrationEnds: string | null;
  accountId: string | null;
  recordedAt: Date;
  recordedBy: string;
};

const columns = [
  'id',
  'cvegeo',
  'post',
  'standing',
  'name',
  'position',
  'email',
  'phone',
  'designation_id',
  'term_starts',
  'term_ends',
  'acts_until',
  'ended_at',
  'ended_because',
  'account_id',
  'recorded_at',
] as const;

/** Puts an official in a post that nobody holds, or substitutes; a holder also in the national view. */
export async function addOfficial(trx: Trx, official: NewOfficial): Promise<string> {
  const { id, acts_until: actsUntil } = await trx
    .insertInto('registry.official')
    .values({
      cvegeo: official.cvegeo,
      post: official.post,
      standing: official.standing,
      name: official.name,
      position: official.position,
      email: official.email,
      phone: official.phone,
      designation_id: official.designationId,
      term_starts: official.termStarts,
      term_ends: official.termEnds,
      administration_ends: official.administrationEnds,
      ended_at: null,
      ended_because: null,
      account_id: official.accountId,
      recorded_at: official.recordedAt,
      recorded_by: official.recordedBy,
    })
    .returning(['id', 'acts_until'])
    .executeTakeFirstOrThrow();
  if (official.standing === 'substitute') return id;
  await trx
    .insertInto('national.official')
    .values({
      id,
      cvegeo: official.cvegeo,
      post: official.post,
      name: official.name,
      position: official.position,
      term_starts: official.termStarts,
      term_ends: actsUntil,
    })
    .execute();
  return id;
}

export function findOfficialInPost(
  db: Database,
  cvegeo: string,
  { post, standing }: { post: Post; standing: Standing },
) {
  return db
    .selectFrom('registry.official')
    .select(columns)
    .where('cvegeo', '=', cvegeo)
    .where('post', '=', post)
    .where('standing', '=', standing)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

/** Everybody who holds or held a post of a government: who holds one first, then the newest. */
export function listOfficials(db: Database, cvegeo: string) {
  return db
    .selectFrom('registry.official')
    .select(columns)
    .where('cvegeo', '=', cvegeo)
    .orderBy('ended_at', (order) => order.desc().nullsFirst())
    .orderBy('recorded_at', 'desc')
    .orderBy('id')
    .execute();
}

export function findOfficial(db: Database, id: string) {
  return db.selectFrom('registry.official').select(columns).where('id', '=', id).executeTakeFirst();
}

/** Ends one post; false when it had ended. */
export async function endOfficial(
  trx: Trx,
  id: string,
  ending: { at: Date; because: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('registry.official')
    .set({ ended_at: ending.at, ended_because: ending.because })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  await trx.deleteFrom('national.official').where('id', '=', id).execute();
  return numUpdatedRows === 1n;
}

/** Ends every post of a government that is leaving. */
export async function endAllOfficials(
  trx: Trx,
  cvegeo: string,
  ending: { at: Date; because: string },
): Promise<{ id: string; post: Post }[]> {
  const ended = await trx
    .updateTable('registry.official')
    .set({ ended_at: ending.at, ended_because: ending.because })
    .where('cvegeo', '=', cvegeo)
    .where('ended_at', 'is', null)
    .returning(['id', 'post'])
    .execute();
  await trx.deleteFrom('national.official').where('cvegeo', '=', cvegeo).execute();
  return ended;
}

export async function linkOfficialAccount(trx: Trx, id: string, accountId: string): Promise<void> {
  await trx.updateTable('registry.official').set({ account_id: accountId }).where('id', '=', id).execute();
}

/** Officials still in post whose last day is `day` or earlier. */
export function listEndingOfficials(db: Database, day: string) {
  return db
    .selectFrom('registry.official')
    .select(columns)
    .where('ended_at', 'is', null)
    .where('acts_until', '<=', day)
    .orderBy('acts_until')
    .orderBy('id')
    .execute();
}

export type Official = NonNullable<Awaited<ReturnType<typeof findOfficial>>>;
