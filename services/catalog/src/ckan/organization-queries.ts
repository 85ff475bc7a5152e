import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';

export type OrganizationRow = {
  cvegeo: string;
  name: string;
  level: 'state' | 'municipality';
  state_name: string;
  member_since: Date | null;
  datasets: number;
};

/** The governments that are members or have data here, with how many datasets; one alone by its key. */
export async function organizations(
  db: Kysely<Tables>,
  wanted: { cvegeo?: string } = {},
): Promise<OrganizationRow[]> {
  const isWanted = wanted.cvegeo === undefined ? sql`true` : sql`government.cvegeo = ${wanted.cvegeo}`;
  const { rows } = await sql<OrganizationRow>`
    select government.cvegeo, government.name, government.level, government.state_name,
      government.member_since, coalesce(owned.datasets, 0) as datasets
    from national.government government
    left join (select dataset.cvegeo, count(*) as datasets from national.dataset dataset
      where dataset.archived_at is null group by dataset.cvegeo) owned on owned.cvegeo = government.cvegeo
    where ${isWanted} and (owned.datasets > 0 or government.membership in ('approved', 'active', 'dormant'))
    order by government.cvegeo`.execute(db);
  return rows;
}

/** How many live datasets each theme has. */
export async function datasetsOfThemes(db: Kysely<Tables>): Promise<Map<string, number>> {
  const { rows } = await sql<{ theme_id: string; datasets: number }>`
    select theme_id, count(*) as datasets from national.dataset
    where archived_at is null and theme_id is not null group by theme_id`.execute(db);
  return new Map(rows.map((row) => [row.theme_id, row.datasets]));
}

/** Every keyword of the live datasets once, in order; `contains` is part of it. */
export async function keywords(
  db: Kysely<Tables>,
  { contains, offset, limit }: { contains: string; offset: number; limit: number | null },
): Promise<string[]> {
  const { rows } = await sql<{ keyword: string }>`
    select distinct keyword from national.dataset, unnest(keywords) as keyword
    where archived_at is null and position(lower(${contains}) in lower(keyword)) > 0
    order by keyword offset ${offset} limit ${limit}::bigint`.execute(db);
  return rows.map(({ keyword }) => keyword);
}
