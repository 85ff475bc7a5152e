import type { AlikeDatasets } from '@rma/domain';
import { datasetTraits, type Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';

type Db = Kysely<Tables>;
/** Whose facts are read: everybody's, or those of these keys. */
export type Whose = 'all' | readonly string[];

const among = (whose: Whose, column: string) =>
  whose === 'all' ? sql`true` : sql`${sql.ref(column)} = any(${[...whose]}::text[])`;

export type DatasetGroup = AlikeDatasets & { cvegeo: string; theme_id: string };

/** Live datasets whose quality is known, by government and theme, those alike counted together. */
export async function datasetGroups(db: Db, whose: Whose): Promise<DatasetGroup[]> {
  const { rows } = await sql<DatasetGroup>`
    select cvegeo, theme_id, count(*)::integer as datasets, "hasFile", links, stars, freshness, "wasUpdated",
      "isDescribed", "hasPublisherAndMail", conforms, documentation
    from (
      select d.cvegeo, coalesce(d.theme_id, '') as theme_id, ${datasetTraits}
      from national.dataset d join national.dataset_quality q on q.dataset_id = d.id
      where d.archived_at is null and ${among(whose, 'd.cvegeo')}
    ) as traits
    group by cvegeo, theme_id, "hasFile", links, stars, freshness, "wasUpdated", "isDescribed",
      "hasPublisherAndMail", conforms, documentation`.execute(db);
  return rows;
}

/** The points of each catalogue; theme '' is all of it. */
export async function metadataPoints(db: Db, whose: Whose) {
  const { rows } = await sql<{ cvegeo: string; theme_id: string; won: number; judged: number }>`
    select cvegeo, theme_id, score as won, 405 - unknown as judged
    from national.catalogue_quality where ${among(whose, 'cvegeo')}`.execute(db);
  return rows;
}

/** Which standards, without their version, each government publishes something of. */
export async function publishedStandards(db: Db, whose: Whose) {
  const { rows } = await sql<{ cvegeo: string; standard: string }>`
    select distinct d.cvegeo, split_part(d.standard_id, '@', 1) as standard
    from national.dataset d join national.dataset_quality q on q.dataset_id = d.id
    where d.archived_at is null and d.standard_id is not null and ${among(whose, 'd.cvegeo')}`.execute(db);
  return rows;
}

/** Which standards each government's inventory says it cannot open. */
export async function closedStandards(db: Db, whose: Whose) {
  const { rows } = await sql<{ cvegeo: string; standard: string }>`
    select distinct cvegeo, split_part(standard_id, '@', 1) as standard
    from national.inventory_item
    where state = 'not-openable' and standard_id is not null and ${among(whose, 'cvegeo')}`.execute(db);
  return rows;
}

type Tally<Name extends string> = { cvegeo: string; theme_id: string } & Record<Name, number>;

/** Items of opening plans whose first promised day is over on `today`, or that were opened. */
export async function planTallies(db: Db, whose: Whose, today: string) {
  const { rows } = await sql<Tally<'inTime' | 'late' | 'missed'>>`
    select cvegeo, coalesce(theme_id, '') as theme_id,
      count(*) filter (where opened_on <= first_planned_on)::integer as "inTime",
      count(*) filter (where opened_on > first_planned_on)::integer as late,
      count(*) filter (where opened_on is null and first_planned_on < ${today}::date)::integer as missed
    from national.inventory_item
    where state <> 'not-openable' and first_planned_on is not null and ${among(whose, 'cvegeo')}
    group by 1, 2`.execute(db);
  return rows;
}

/** Commitments that are kept, or whose day is over on `today`; those about a theme's packages are of that theme. */
export async function commitmentTallies(db: Db, whose: Whose, today: string) {
  const { rows } = await sql<Tally<'met' | 'metLate' | 'unmet'>>`
    select cvegeo,
      case when indicator = 'packages-live' then coalesce(parameters ->> 'theme', '') else '' end as theme_id,
      count(*) filter (where state = 'met')::integer as met,
      count(*) filter (where state = 'met-late')::integer as "metLate",
      count(*) filter (where state in ('overdue', 'lapsed', 'pending') and due_on < ${today}::date)::integer as unmet
    from national.commitment where ${among(whose, 'cvegeo')}
    group by 1, 2`.execute(db);
  return rows;
}

/** Requests and reports that were answered, or whose day is over on `today`; of the year before it. */
export async function answerTallies(db: Db, whose: Whose, today: string) {
  const { rows } = await sql<Tally<'inTime' | 'late'>>`
    select cvegeo, theme_id,
      count(*) filter (where is_answered and not is_late)::integer as "inTime",
      count(*) filter (where is_late or (not is_answered and due_on < ${today}::date))::integer as late
    from (
      select cvegeo, coalesce(theme_id, '') as theme_id, state = 'answered' as is_answered, is_late, due_on
      from national.data_request where state in ('published', 'checked', 'answered')
      union all
      select report.cvegeo, coalesce(dataset.theme_id, ''), report.state = 'answered', report.is_late, report.due_on
      from national.dataset_report report left join national.dataset dataset on dataset.id = report.dataset_id
    ) as asked
    where due_on >= ${today}::date - 365 and ${among(whose, 'cvegeo')}
    group by 1, 2`.execute(db);
  return rows;
}
