import type { Tables } from '@rma/persistence';
import { isAmong, unversioned, type Bounds } from '@rma/search';
import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import type { IndexedDataset } from './bitmap-store.ts';

// A control character that no lexeme contains; splitting is much faster than reading a Postgres array.
const SEPARATOR = '\u001f';

type Row = {
  ordinal: number;
  us: number | null;
  issued_us: number | null;
  lexemes: string;
  title_lexemes: string;
  keyword_lexemes: string;
  structure_lexemes: string;
  columns: string[] | null;
  theme_id: string | null;
  state_cvegeo: string;
  cvegeo: string;
  level: string;
  origin: string;
  formats: string[];
  standard_id: string | null;
  licence: string | null;
  periodicity: string | null;
  temporal: string | null;
  box: [number, number, number, number] | null;
  grade: number | null;
  rating: string | null;
  freshness: string | null;
  package_id: string | null;
  source_id: string | null;
};

const DATE = String.raw`(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T[\d:.]+Z?)?`;
const period = new RegExp(String.raw`^\s*(?:${DATE}|\.\.)?\s*(?:(/)\s*(?:${DATE}|\.\.)?)?\s*$`);
const FIRST_DAY = 0;
const LAST_DAY = 99_991_231;

/** The same as the database's `national.period_days`, which takes as long as all the rest of a row. */
function periodDays(said: string): [number, number] | null {
  const part = /\d{4}/.test(said) ? period.exec(said) : null;
  if (part === null) return null;
  const dayOf = (year: string, month: string, day: string) =>
    Number(year) * 10_000 + Number(month) * 100 + Number(day);
  const [, year, month, day, slash, lastYear, lastMonth, lastDay] = part;
  const first = year === undefined ? FIRST_DAY : dayOf(year, month ?? '01', day ?? '01');
  if (slash === undefined) return [first, dayOf(year ?? '0', month ?? '12', day ?? '31')];
  return [first, lastYear === undefined ? LAST_DAY : dayOf(lastYear, lastMonth ?? '12', lastDay ?? '31')];
}

const split = (text: string) => (text === '' ? [] : text.split(SEPARATOR));
const known = (value: string | null) => (value === null ? [] : [value]);

function fromRow(row: Row): IndexedDataset {
  const titleLexemes = split(row.title_lexemes);
  return {
    ordinal: row.ordinal,
    modifiedUs: row.us ?? NaN,
    issuedUs: row.issued_us ?? NaN,
    lexemes: split(row.lexemes),
    titleLexemes,
    keywordLexemes: split(row.keyword_lexemes),
    structureLexemes: split(row.structure_lexemes),
    columns: row.columns ?? [],
    titleWords: titleLexemes.length,
    grade: row.grade,
    period: row.temporal === null ? null : periodDays(row.temporal),
    box: row.box,
    facets: {
      theme: known(row.theme_id),
      state: [row.state_cvegeo],
      level: [row.level],
      format: row.formats,
      origin: [row.origin],
      standard: row.standard_id === null ? [] : [unversioned(row.standard_id)],
      licence: known(row.licence),
      periodicity: known(row.periodicity),
      freshness: known(row.freshness),
      quality: known(row.rating),
    },
    version: row.standard_id,
    government: row.cvegeo,
    packageId: row.package_id,
    sourceId: row.source_id,
  };
}

/** The lexemes of a vector that stand in a part of the dataset (a weight), or all of them, as one text. */
const lexemesOf = (weight?: 'a' | 'b' | 'd') => {
  const vector = weight === undefined ? sql`d.search` : sql`ts_filter(d.search, ${sql.lit(`{${weight}}`)})`;
  return sql`array_to_string(tsvector_to_array(${vector}), ${SEPARATOR})`;
};

const columnLexemes = sql`case when d.preview is null and d.standard_id is null then null else array(
  select distinct array_to_string(tsvector_to_array(to_tsvector('pg_catalog.spanish', called)), ' ')
  from unnest(national.column_texts(d.preview, d.standard_id)) as called) end`;

async function indexed(
  db: Kysely<Tables>,
  condition: RawBuilder<SqlBool>,
  limit: number,
): Promise<IndexedDataset[]> {
  const { rows } = await sql<Row>`
    select d.ordinal, (extract(epoch from d.modified) * 1000000)::float8 as us,
      (extract(epoch from d.issued) * 1000000)::float8 as issued_us,
      ${lexemesOf()} as lexemes, ${lexemesOf('a')} as title_lexemes, ${lexemesOf('b')} as keyword_lexemes,
      ${lexemesOf('d')} as structure_lexemes, ${columnLexemes} as columns,
      d.theme_id, d.state_cvegeo, d.cvegeo, d.level, d.origin, d.formats, d.standard_id, d.licence, d.periodicity,
      d.package_id, d.source_id, d.temporal, case when d.spatial like '{%' then national.spatial_box(d.spatial) end as box,
      q.grade, q.rating, q.freshness
    from national.dataset d left join national.dataset_quality q on q.dataset_id = d.id
    where d.archived_at is null and ${condition}
    order by d.ordinal limit ${limit}`.execute(db);
  return rows.map(fromRow);
}

/** Keys of governments whose point is inside a box. */
export async function governmentsWithin(
  db: Kysely<Tables>,
  { west, south, east, north }: Bounds,
): Promise<string[]> {
  const rows = await db
    .selectFrom('national.government')
    .select('cvegeo')
    .where('lon', '>=', west)
    .where('lon', '<=', east)
    .where('lat', '>=', south)
    .where('lat', '<=', north)
    .execute();
  return rows.map((row) => row.cvegeo);
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
