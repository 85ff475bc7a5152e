import type { DatasetQuality } from '@rma/domain';
import type { Distribution, LinkState, Preview, Tables } from '@rma/persistence';
import { sql, type Kysely, type Transaction } from 'kysely';

/** One worker assesses at a time, so that what it read is not older than what another one wrote. */
const LOCK = 7_310_001;

/** False while somebody else assesses; else nobody else does until the transaction ends. */
export async function lockAssessment(trx: Transaction<Tables>): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_xact_lock(${LOCK}) as held`.execute(
    trx,
  );
  return rows[0]?.held ?? false;
}

/** Notes every dataset and catalogue as due, once, when they were last assessed by another version of the method. */
export async function noteNewMethod(trx: Transaction<Tables>, version: number): Promise<void> {
  await sql`
    with newer as (
      update observatory.assessment_method set version = ${version} where version <> ${version} returning version),
    noted as (delete from observatory.assessment_due where exists (select from newer)),
    counted as (insert into observatory.catalogue_due (cvegeo)
      select distinct cvegeo from national.catalogue_quality where exists (select from newer))
    insert into observatory.assessment_due (ordinal)
      select ordinal from national.dataset where exists (select from newer)`.execute(trx);
}

/** Notes the datasets whose quality time alone has changed, save those that are noted already. */
export async function noteExpired(trx: Transaction<Tables>, now: Date): Promise<void> {
  await sql`
    insert into observatory.assessment_due (ordinal)
    select ordinal from national.dataset_quality quality
    where due_at <= ${now}::timestamptz and not exists (
      select from observatory.assessment_due noted where noted.ordinal = quality.ordinal)`.execute(trx);
}

export type Due = { seq: number; ordinal: number };

/** The next notes after a place, oldest first. */
export const dueAfter = (db: Kysely<Tables>, after: number, limit: number): Promise<Due[]> =>
  db
    .selectFrom('observatory.assessment_due')
    .select(['seq', 'ordinal'])
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();

export const forgetDue = (trx: Transaction<Tables>, seqs: readonly number[]) =>
  sql`delete from observatory.assessment_due where seq = any(${[...seqs]}::bigint[])`.execute(trx);

export type FactsRow = {
  id: string;
  ordinal: number;
  cvegeo: string;
  themeId: string | null;
  standardId: string | null;
  isArchived: boolean;
  isHosted: boolean;
  title: string;
  description: string;
  keywords: string[];
  spatial: string | null;
  temporal: string | null;
  hasContact: boolean;
  licence: string | null;
  issued: Date | null;
  modified: Date | null;
  periodicity: string | null;
  distributions: Distribution[];
  columns: Preview['columns'] | null;
  everyHours: number | null;
  isInTable: boolean;
  verdicts: ('conforms' | 'fails' | 'unchecked')[] | null;
};

/** What quality is made of, of the datasets with these ordinals that still exist. */
export async function factsOf(db: Kysely<Tables>, ordinals: readonly number[]): Promise<FactsRow[]> {
  const { rows } = await sql<FactsRow>`
    select dataset.id, dataset.ordinal, dataset.cvegeo, dataset.theme_id as "themeId",
      dataset.standard_id as "standardId", dataset.archived_at is not null as "isArchived",
      dataset.origin = 'hosted' as "isHosted", dataset.title, left(dataset.description, 400) as description,
      dataset.keywords, left(dataset.spatial, 40) as spatial, dataset.temporal,
      dataset.contact is not null as "hasContact", dataset.licence, dataset.issued, dataset.modified,
      dataset.periodicity, dataset.distributions, dataset.preview->'columns' as columns,
      source.every_hours as "everyHours", part.dataset_id is not null as "isInTable",
      (select array_agg(verdict.state) from national.file_verdict verdict
        where verdict.dataset_id = dataset.id) as verdicts
    from national.dataset dataset
    left join national.source source on source.id = dataset.source_id
    left join national.table_part part on part.dataset_id = dataset.id
    where dataset.ordinal = any(${[...ordinals]}::integer[])`.execute(db);
  return rows;
}

/** What an address last answered; `isPage`: what came is a page for people, not a file. */
export type Answer = { state: LinkState; isPage: boolean };

/** What addresses last answered. */
export async function answersOf(db: Kysely<Tables>, urls: readonly string[]): Promise<Map<string, Answer>> {
  if (urls.length === 0) return new Map();
  const { rows } = await sql<Answer & { url: string }>`
    select url, state, coalesce(content_type ~* 'html', true) as "isPage"
    from national.link_check where url = any(${[...urls]}::text[])`.execute(db);
  return new Map(rows.map(({ url, ...answer }) => [url, answer]));
}

export type QualityRow = Pick<FactsRow, 'id' | 'ordinal' | 'cvegeo' | 'themeId' | 'standardId'> & {
  quality: DatasetQuality;
};

const compared = [
  'ordinal',
  'cvegeo',
  'theme_id',
  'standard_id',
  'score',
  'unknown',
  'rating',
  'stars',
  'grade',
  'freshness',
  'conformance',
  'links',
  'documentation',
  'findings',
  'due_at',
] as const;
const columns = sql.raw(compared.join(', '));
const columnsOf = (row: 'known' | 'excluded') => sql.raw(compared.map((name) => `${row}.${name}`).join(', '));
const replaced = sql.raw(compared.map((name) => `${name} = excluded.${name}`).join(', '));

/** Writes what is different from what is known; how many rows that was. */
export async function writeQuality(
  trx: Transaction<Tables>,
  rows: readonly QualityRow[],
  now: Date,
): Promise<number> {
  if (rows.length === 0) return 0;
  const written = JSON.stringify(
    rows.map(({ id, ordinal, cvegeo, themeId, standardId, quality }) => ({
      dataset_id: id,
      ordinal,
      cvegeo,
      theme_id: themeId,
      standard_id: standardId,
      score: quality.score,
      unknown: quality.unknown,
      rating: quality.rating,
      stars: quality.stars,
      grade: quality.grade,
      freshness: quality.freshness,
      conformance: quality.conformance,
      links: quality.links,
      documentation: quality.documentation,
      findings: quality.findings,
      due_at: quality.dueAt,
    })),
  );
  const { numAffectedRows = 0n } = await sql`
    insert into national.dataset_quality as known (dataset_id, ${columns}, assessed_at)
    select dataset_id, ${columns}, ${now}::timestamptz
    from jsonb_to_recordset(${written}::jsonb) as made (dataset_id uuid, ordinal integer, cvegeo text, theme_id text,
      standard_id text, score integer, unknown integer, rating text, stars smallint, grade smallint, freshness text,
      conformance text, links real, documentation real, findings jsonb, due_at timestamptz)
    order by dataset_id
    on conflict (dataset_id) do update set ${replaced}, assessed_at = excluded.assessed_at
      where (${columnsOf('known')}) is distinct from (${columnsOf('excluded')})`.execute(trx);
  return Number(numAffectedRows);
}

/** Datasets that are archived have no quality until they return. */
export const forgetQuality = async (trx: Transaction<Tables>, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  await trx
    .deleteFrom('national.dataset_quality')
    .where('dataset_id', 'in', [...ids])
    .execute();
};
