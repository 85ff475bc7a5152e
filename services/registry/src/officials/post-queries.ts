import { mayActInPost, type Holder, type Period, type Standing } from '@rma/domain';
import type { Database } from '../dependencies.ts';
import type { Post } from './official-queries.ts';

/** Somebody in a post today or about to be, with what the rule of who acts needs. */
export type PostHolding = Holder & {
  id: string;
  cvegeo: string;
  post: Post;
  standing: Standing;
  accountId: string | null;
};

/** Who is in the posts of these governments, holders and substitutes, with their live absences. */
export async function listPosts(db: Database, cvegeos: readonly string[]): Promise<PostHolding[]> {
  const officials = await db
    .selectFrom('registry.official')
    .select(['id', 'cvegeo', 'post', 'standing', 'account_id', 'term_starts', 'acts_until'])
    .where('cvegeo', 'in', [...cvegeos])
    .where('ended_at', 'is', null)
    .orderBy('cvegeo')
    .orderBy('post')
    .orderBy('standing')
    .execute();
  const absences = await listLiveAbsences(
    db,
    officials.map(({ id }) => id),
  );
  return officials.map((row) => ({
    id: row.id,
    cvegeo: row.cvegeo,
    post: row.post,
    standing: row.standing,
    accountId: row.account_id,
    term: { from: row.term_starts, until: row.acts_until },
    absences: absences.filter(({ officialId }) => officialId === row.id),
  }));
}

async function listLiveAbsences(
  db: Database,
  officialIds: readonly string[],
): Promise<(Period & { officialId: string })[]> {
  if (officialIds.length === 0) return [];
  const rows = await db
    .selectFrom('registry.official_absence')
    .select(['official_id', 'from_on', 'until_on'])
    .where('official_id', 'in', [...officialIds])
    .where('ended_at', 'is', null)
    .execute();
  return rows.map((row) => ({ officialId: row.official_id, from: row.from_on, until: row.until_on }));
}

/** Whether anybody acts in these posts on `today`. */
export function holderOrSubstituteActs(holdings: readonly PostHolding[], today: string): boolean {
  return holdings.some((each) => actsOn(each, holdings, today));
}

/** Whether one of these people acts on `today` in their post. */
export function actsOn(one: PostHolding, holdings: readonly PostHolding[], today: string): boolean {
  if (one.standing === 'holder') return mayActInPost({ standing: 'holder', holder: one }, today);
  const holder =
    holdings.find(
      ({ cvegeo, post, standing }) => cvegeo === one.cvegeo && post === one.post && standing === 'holder',
    ) ?? null;
  return mayActInPost({ standing: 'substitute', term: one.term, holder }, today);
}
