import type { Tables } from '@rma/persistence';
import { isAmong } from '@rma/search';
import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import type { IndexedDataset } from './bitmap-store.ts';

// A control character that no lexeme contains; splitting is much faster than reading a Postgres array.
const SEPARATOR = '\u001f';

type Row = {
  ordinal: number;
  us: number | null;
  lexemes: string;
  title_lexemes: string;
  theme_id: string | null;
  state_cvegeo: string;
  cvegeo: string;
  level: string;
  origin: string;
  formats: string[];
  standard: string | null;
  package_id: string | null;
  source_id: string | null;
};

const split = (text: string) => (text === '' ? [] : text.split(SEPARATOR));

function fromRow(row: Row): IndexedDataset {
  return {
    ordinal: row.ordinal,
    modifiedUs: row.us ?? NaN,
    lexemes: split(row.lexemes),
    titleLexemes: split(row.title_lexemes),
    facets: {
      theme: row.theme_id === null ? [] : [row.theme_id],
      state: [row.state_cvegeo],
      level: [row.level],
      format: row.formats,
      origin: [row.origin],
    },
    standard: row.standard,
    government: row.cvegeo,
    packageId: row.package_id,
    sourceId: row.source_id,
  };
}

async function indexed(
  db: Kysely<Tables>,
  condition: RawBuilder<SqlBool>,
  limit: number,
): Promise<IndexedDataset[]> {
  const { rows } = await sql<Row>`
    select d.ordinal, (extract(epoch from d.modified) * 1000000)::float8 as us,
      array_to_string(tsvector_to_array(d.search), ${SEPARATOR}) as lexemes,
      array_to_string(tsvector_to_array(ts_filter(d.search, '{a}')), ${SEPARATOR}) as title_lexemes,
      d.theme_id, d.state_cvegeo, d.cvegeo, d.level, d.origin, d.formats, d.standard_id as standard, d.package_id,
      d.source_id
    from national.dataset d where d.archived_at is null and ${condition}
    order by d.ordinal limit ${limit}`.execute(db);
  return rows.map(fromRow);
}

/** Live datasets among these ordinals. */
export function indexedByOrdinals(db: Kysely<Tables>, ordinals: readonly number[]) {
  return indexed(db, isAmong(ordinals), ordinals.length);
}

/** The next live datasets in the order of ordinals. */
export function indexedAfter(db: Kysely<Tables>, page: { ordinal: number; limit: number }) {
  return indexed(db, sql`d.ordinal > ${page.ordinal}`, page.limit);
}

/** Ordinal and date (microseconds, NaN unknown) of every live dataset. */
export async function datesOfLiveDatasets(
  db: Kysely<Tables>,
): Promise<{ ordinals: Int32Array; modifiedUs: Float64Array }> {
  const ordinals: number[] = [];
  const modifiedUs: number[] = [];
  for (let last = -1; ;) {
    const { rows } = await sql<{ ordinal: number; us: number | null }>`
      select ordinal, (extract(epoch from modified) * 1000000)::float8 as us from national.dataset
      where archived_at is null and ordinal > ${last} order by ordinal limit 20000`.execute(db);
    for (const { ordinal, us } of rows) {
      ordinals.push(ordinal);
      modifiedUs.push(us ?? NaN);
    }
    const end = rows.at(-1);
    if (end === undefined) break;
    last = end.ordinal;
  }
  return { ordinals: Int32Array.from(ordinals), modifiedUs: Float64Array.from(modifiedUs) };
}

/** Live ordinals that match a query in full, the order of its words included; among `ordinals` unless null. */
export async function matchingOrdinals(
  db: Kysely<Tables>,
  tsquery: string,
  ordinals: readonly number[] | null,
): Promise<number[]> {
  const candidates = ordinals === null ? sql<SqlBool>`true` : isAmong(ordinals);
  const { rows } = await sql<{ ordinal: number }>`
    select d.ordinal from national.dataset d
    where d.archived_at is null and ${candidates} and d.search @@ ${tsquery}::tsquery`.execute(db);
  return rows.map((row) => row.ordinal);
}
