import type { Tables } from '@rma/persistence';
import { sql, type Kysely, type Transaction } from 'kysely';

const MOST_TERMS = 100_000;

/** The last change of a dataset, by number; it grows with every one. */
export async function lastChange(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    select coalesce(max(seq), 0)::float8 as seq from national.dataset_change where not of_quality`.execute(
    db,
  );
  return rows[0]?.seq ?? 0;
}

/**
 * Counts the words of titles and keywords of live datasets, and whole keywords of several words, into a table of this
 * transaction: those that two datasets have, the commonest 100,000. Of spellings that differ in accents alone, the
 * commonest stands for all.
 */
export async function countTerms(trx: Transaction<Tables>): Promise<void> {
  await sql`
    create temporary table counted_term on commit drop as
    with words as (
      select word as written, ndoc as datasets from ts_stat($$
        select to_tsvector('pg_catalog.simple', national.plain_signs(title || ' ' || array_to_string(keywords, ' ')))
        from national.dataset where archived_at is null $$)
      where word ~ '^[a-záéíóúüñ]{3,40}$'
      union all
      select lower(keyword), count(*) from national.dataset, unnest(keywords) as keyword
      where archived_at is null and keyword ~ '^\\S+( \\S+){1,4}$' and length(keyword) <= 60
      group by 1),
    folded as (
      select (array_agg(written order by datasets desc, written = national.fold(written), written))[1] as term, national.fold(written) as folded,
        sum(datasets)::int as datasets
      from words group by national.fold(written))
    select term, folded, datasets from folded where datasets >= 2 order by datasets desc, term limit ${sql.lit(MOST_TERMS)}
  `.execute(trx);
}

/** Makes national.search_term say what was counted, changing only what differs. Returns how many rows did. */
export async function keepTerms(trx: Transaction<Tables>): Promise<number> {
  const { rows } = await sql<{ differing: number }>`
    select (select count(*) from (
        select term, folded, datasets from counted_term except select term, folded, datasets from national.search_term
      ) as added) + (select count(*) from (
        select term from national.search_term except select term from counted_term) as gone) as differing`.execute(
    trx,
  );
  const differing = rows[0]?.differing ?? 0;
  if (differing === 0) return 0;
  await sql`
    insert into national.search_term (term, folded, datasets) select term, folded, datasets from counted_term
    on conflict (term) do update set folded = excluded.folded, datasets = excluded.datasets
    where (search_term.folded, search_term.datasets) is distinct from (excluded.folded, excluded.datasets)`.execute(
    trx,
  );
  await sql`
    delete from national.search_term kept
    where not exists (select from counted_term where counted_term.term = kept.term)`.execute(trx);
  return differing;
}
