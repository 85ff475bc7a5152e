import { foldText } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';

type Asked = { q: string; limit: number };

/** Live datasets that have all these words, the last one perhaps unfinished; the newest first. */
export async function packagesLike(
  db: Kysely<Tables>,
  { q, limit }: Asked,
): Promise<{ id: string; title: string }[]> {
  const words = foldText(q).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [];
  const question = `${words.join(' & ')}:*`;
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from national.dataset
    where archived_at is null and search @@ to_tsquery('pg_catalog.spanish', ${question})
    order by updated_at desc, ordinal limit ${limit}`.execute(db);
  return rows;
}

/** Formats of live datasets that have this in their name, in lower case as CKAN gives them. */
export async function formatsLike(db: Kysely<Tables>, { q, limit }: Asked): Promise<string[]> {
  const { rows } = await sql<{ format: string }>`
    select distinct lower(format) as format from national.dataset, unnest(formats) as format
    where archived_at is null and position(lower(${q}) in lower(format)) > 0
    order by 1 limit ${limit}`.execute(db);
  return rows.map(({ format }) => format);
}
