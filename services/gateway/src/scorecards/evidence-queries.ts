import type { DatasetTraits } from '@rma/domain';
import { datasetTraits, type Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';

/** One dataset and what a scorecard looks at of it. */
export type JudgedDataset = DatasetTraits & {
  id: string;
  ordinal: number;
  title: string;
  grade: number;
  score: number;
  unknown: number;
};

/** What evidence is about: a government, all themes ('') or one. */
export type Scope = { cvegeo: string; theme: string };

const isOf = ({ theme }: Scope, column: string) =>
  theme === '' ? sql`true` : sql`${sql.ref(column)} = ${theme}`;

/** The live, assessed datasets of a scope after a place, the worst first. */
export async function judgedDatasets(
  db: Kysely<Tables>,
  scope: Scope,
  page: { after: { grade: number; ordinal: number } | null; limit: number },
): Promise<JudgedDataset[]> {
  const { after, limit } = page;
  const { rows } = await sql<JudgedDataset>`
    select d.id, d.ordinal, d.title, q.grade::integer as grade, q.score, q.unknown, ${datasetTraits}
    from national.dataset d join national.dataset_quality q on q.dataset_id = d.id
    where d.cvegeo = ${scope.cvegeo} and d.archived_at is null and ${isOf(scope, 'd.theme_id')}
      and ${after === null ? sql`true` : sql`(q.grade, d.ordinal) > (${after.grade}, ${after.ordinal})`}
    order by q.grade, d.ordinal limit ${limit}`.execute(db);
  return rows;
}

export async function countJudgedDatasets(db: Kysely<Tables>, scope: Scope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count
    from national.dataset d join national.dataset_quality q on q.dataset_id = d.id
    where d.cvegeo = ${scope.cvegeo} and d.archived_at is null and ${isOf(scope, 'd.theme_id')}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Which standards the scope publishes something of, and which its inventory says it cannot open. */
export async function standardsHeld(db: Kysely<Tables>, { cvegeo }: Scope) {
  const { rows } = await sql<{ standard: string; isClosed: boolean }>`
    select distinct split_part(d.standard_id, '@', 1) as standard, false as "isClosed"
    from national.dataset d join national.dataset_quality q on q.dataset_id = d.id
    where d.cvegeo = ${cvegeo} and d.archived_at is null and d.standard_id is not null
    union all
    select distinct split_part(standard_id, '@', 1), true from national.inventory_item
    where cvegeo = ${cvegeo} and state = 'not-openable' and standard_id is not null`.execute(db);
  return rows;
}

/** The most of each kind of evidence that is not datasets; more of it than people read. */
const most = 500;

/** What the plan promised for a day. */
export function plannedItems(db: Kysely<Tables>, { cvegeo, theme }: Scope) {
  return db
    .selectFrom('national.inventory_item')
    .select(['id', 'number', 'title', 'first_planned_on', 'opened_on', 'dataset_id'])
    .where('cvegeo', '=', cvegeo)
    .where('state', '<>', 'not-openable')
    .where('first_planned_on', 'is not', null)
    .$if(theme !== '', (query) => query.where('theme_id', '=', theme))
    .orderBy('first_planned_on')
    .orderBy('number')
    .limit(most)
    .execute();
}

export function promises(db: Kysely<Tables>, { cvegeo, theme }: Scope) {
  return db
    .selectFrom('national.commitment')
    .select(['id', 'memorandum_id', 'indicator', 'parameters', 'due_on', 'state', 'met_on'])
    .where('cvegeo', '=', cvegeo)
    .$if(theme !== '', (query) =>
      query.where('indicator', '=', 'packages-live').where(sql`parameters ->> 'theme'`, '=', theme),
    )
    .orderBy('due_on')
    .orderBy('position')
    .limit(most)
    .execute();
}

/** What was asked of it, of the year before `today`. */
export async function askedOf(db: Kysely<Tables>, { cvegeo, theme }: Scope, today: string) {
  const { rows } = await sql<{
    id: string;
    kind: 'request' | 'report';
    folio: string;
    title: string;
    isAnswered: boolean;
    isLate: boolean;
    dueOn: string;
    datasetId: string | null;
  }>`
    select * from (
      select id, 'request' as kind, folio, title, state = 'answered' as "isAnswered", is_late as "isLate",
        due_on::text as "dueOn", dataset_id as "datasetId", coalesce(theme_id, '') as theme_id
      from national.data_request
      where cvegeo = ${cvegeo} and state in ('published', 'checked', 'answered')
      union all
      select report.id, 'report', report.folio, coalesce(dataset.title, 'Un conjunto que ya no está'),
        report.state = 'answered', report.is_late, report.due_on::text, dataset.id, coalesce(dataset.theme_id, '')
      from national.dataset_report report left join national.dataset dataset on dataset.id = report.dataset_id
      where report.cvegeo = ${cvegeo}
    ) as asked
    where "dueOn"::date >= ${today}::date - 365 and ${isOf({ cvegeo, theme }, 'theme_id')}
    order by "dueOn", folio limit ${most}`.execute(db);
  return rows;
}
