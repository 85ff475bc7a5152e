import { sql } from 'kysely';
import type { Database } from '../dependencies.ts';
import type { LiveDataset } from './distinct-datasets.ts';

/** Somebody in a post: its holder, or who may act in their place. */
export type PostHeld = { cvegeo: string; post: string; actsUntil: string | null; recordedAt: Date };

export function officialsInPost(db: Database, cvegeos: readonly string[]): Promise<PostHeld[]> {
  return db
    .selectFrom('registry.official')
    .select(['cvegeo', 'post', 'acts_until as actsUntil', 'recorded_at as recordedAt'])
    .where('cvegeo', 'in', [...cvegeos])
    .where('ended_at', 'is', null)
    .execute();
}

export function inventoriesOf(db: Database, cvegeos: readonly string[]) {
  return db
    .selectFrom('national.inventory')
    .select(['cvegeo', 'filed_at as filedAt', 'plan_published_at as planPublishedAt'])
    .where('cvegeo', 'in', [...cvegeos])
    .execute();
}

export function charterAdoptionsOf(db: Database, cvegeos: readonly string[]) {
  return db
    .selectFrom('registry.charter_adoption')
    .select(['cvegeo', 'adopted_on as adoptedOn'])
    .where('cvegeo', 'in', [...cvegeos])
    .execute();
}

/**
 * The public datasets of these governments, hosted, harvested and from nodes, the oldest first; those of `themes` with
 * when they last became public.
 */
export async function liveDatasetsOf(
  db: Database,
  cvegeos: readonly string[],
  { themes }: { themes: readonly string[] },
): Promise<LiveDataset[]> {
  const { rows } = await sql<LiveDataset>`
    select id, cvegeo, origin, theme_id as "themeId", national.fold(title) as title, identities, modified,
      periodicity, standard_id as "standardId",
      case when theme_id = any(${[...themes]}::text[]) then
        (select max(event.at) from national.dataset_event event
          where event.dataset_id = dataset.id and event.kind = 'create') end as "appearedAt"
    from national.dataset dataset
    where cvegeo = any(${[...cvegeos]}::text[]) and archived_at is null
    order by ordinal`.execute(db);
  return rows;
}

/** When the catalogue of each of these governments last changed. */
export async function lastCatalogueChangeOf(
  db: Database,
  cvegeos: readonly string[],
): Promise<{ cvegeo: string; at: Date }[]> {
  const { rows } = await sql<{ cvegeo: string; at: Date }>`
    select asked.cvegeo, event.at from unnest(${[...cvegeos]}::text[]) as asked(cvegeo)
    cross join lateral (select at from national.dataset_event
      where cvegeo = asked.cvegeo order by number desc limit 1) event`.execute(db);
  return rows;
}

/** A request or a report that has a day to be answered by. */
export type Question = { cvegeo: string; receivedAt: Date; dueOn: string; answeredAt: Date | null };

export async function questionsOf(db: Database, cvegeos: readonly string[]): Promise<Question[]> {
  const { rows } = await sql<Question>`
    select cvegeo, received_at as "receivedAt", due_on as "dueOn", answered_at as "answeredAt"
    from registry.data_request
    where cvegeo = any(${[...cvegeos]}::text[]) and state in ('published', 'checked', 'answered')
    union all
    select cvegeo, received_at, due_on, answered_at from registry.dataset_report
    where cvegeo = any(${[...cvegeos]}::text[]) and state in ('published', 'answered')`.execute(db);
  return rows;
}
