import { sql, type Kysely } from 'kysely';

/**
 * Splits words at the punctuation that people paste from word processors. In the C locale, which the embedded server
 * has, the text parser takes every sign beyond ASCII for a letter, so «Niños» or ¿Dónde would be words of their own
 * that nobody's search finds; other servers split by their own locale. With this, all of them split alike.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function national.plain_signs(t text) returns text language sql immutable parallel safe as $f$
      select regexp_replace(t, '[\u00a0\u00a1\u00ab\u00ad\u00b4\u00b7\u00bb\u00bf\u2000-\u206f\u3000\ufeff]', ' ', 'g')
    $f$;

    create or replace function national.search_vector(title text, keywords text[], publisher text, description text)
      returns tsvector language sql immutable parallel safe as $f$
      with words as (
        select national.plain_signs(title) as title,
               national.plain_signs(array_to_string(keywords, ' ')) as keywords,
               national.plain_signs(publisher) as publisher,
               national.plain_signs(left(description, 20000)) as description)
      select setweight(to_tsvector('pg_catalog.spanish', title), 'A')
          || setweight(to_tsvector('pg_catalog.spanish', national.fold(title)), 'A')
          || setweight(to_tsvector('pg_catalog.spanish', keywords), 'B')
          || setweight(to_tsvector('pg_catalog.spanish', national.fold(keywords)), 'B')
          || setweight(to_tsvector('pg_catalog.spanish', national.fold(publisher)), 'B')
          || setweight(to_tsvector('pg_catalog.spanish', description), 'C')
          || setweight(to_tsvector('pg_catalog.spanish', national.fold(description)), 'C')
      from words
    $f$;

    alter table national.dataset alter column search
      set expression as (national.search_vector(title, keywords, publisher_name, description));
  `.execute(db);
}
