import type { Tables } from '@rma/persistence';
import { standards, standardVersions, versionedId } from '@rma/themes';
import { sql, type Kysely } from 'kysely';

/** Title and columns of every version of every standard, as the database compares words. */
function namesOfStandards() {
  return standards()
    .flatMap(({ id }) => standardVersions(id))
    .map((standard) => ({
      standard_id: versionedId(standard),
      title: standard.title.es,
      columns: standard.schema.fields.map((field) => ({ name: field.name, title: field.title ?? '' })),
    }));
}

/**
 * Makes national.standard_name say what the standards in use say, so that datasets are found by the columns of the
 * standard they follow. Writes only what differs; datasets of a standard that changed follow by a trigger.
 */
export async function keepStandardNames(db: Kysely<Tables>): Promise<void> {
  await sql`
    with said as (
      select standard_id, title, array(
        select national.column_text(given->>'name', given->>'title')
        from jsonb_array_elements(columns) with ordinality as one (given, place) order by place) as columns
      from jsonb_to_recordset(${JSON.stringify(namesOfStandards())}::jsonb)
        as row (standard_id text, title text, columns jsonb))
    insert into national.standard_name (standard_id, title, columns)
    select standard_id, title, columns from said
    where not exists (select from national.standard_name known
      where (known.standard_id, known.title, known.columns) = (said.standard_id, said.title, said.columns))
    on conflict (standard_id) do update set title = excluded.title, columns = excluded.columns`.execute(db);
}
