import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';

/** Assesses datasets with a grade, as the observatory writes it; rating and freshness follow from the grade. */
export async function putQuality(
  db: Kysely<Tables>,
  grades: readonly { id: string; grade: number }[],
): Promise<void> {
  await sql`
    insert into national.dataset_quality (dataset_id, ordinal, cvegeo, score, unknown, rating, stars, grade, freshness,
      conformance, findings, assessed_at)
    select d.id, d.ordinal, d.cvegeo, 4 * given.grade, 0,
      (array['bad', 'sufficient', 'good', 'excellent'])[1 + given.grade / 26], 3, given.grade,
      (array['unknown', 'stale', 'late', 'fresh'])[1 + given.grade / 26], 'unchecked', '[]', '2026-06-01T00:00:00Z'
    from jsonb_to_recordset(${JSON.stringify(grades)}::jsonb) as given (id uuid, grade int)
    join national.dataset d on d.id = given.id
    on conflict (dataset_id) do update set grade = excluded.grade, rating = excluded.rating,
      freshness = excluded.freshness`.execute(db);
}
