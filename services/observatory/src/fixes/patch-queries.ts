import type { Contact, Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';
import type { PatchedDataset } from './propose.ts';

export type PatchRow = Omit<PatchedDataset, 'themeName' | 'place' | 'usualContact' | 'rows' | 'told'> & {
  ordinal: number;
  sourceId: string | null;
  themeId: string | null;
  remoteId: string | null;
  sourceTitle: string | null;
  from: string | null;
  to: string | null;
};

/** Of which datasets of a government: those of one source, those hosted here (null), or all (undefined). */
export type PatchScope = { cvegeo: string; sourceId: string | null | undefined };

/** The next datasets of a government that lose something, with what a patch is made of. */
export async function patchRowsAfter(
  db: Kysely<Tables>,
  { cvegeo, sourceId }: PatchScope,
  { after, limit, findings }: { after: number; limit: number; findings: readonly string[] },
): Promise<PatchRow[]> {
  const { rows } = await sql<PatchRow>`
    select dataset.id, dataset.ordinal, dataset.title, left(dataset.description, 1000) as description, dataset.keywords,
      dataset.theme_id as "themeId", dataset.licence, dataset.spatial, dataset.temporal, dataset.periodicity,
      dataset.issued, dataset.modified, dataset.contact, dataset.distributions, quality.findings,
      dataset.source_id as "sourceId", record.remote_id as "remoteId", source.title as "sourceTitle",
      part.temporal_from as "from", part.temporal_to as "to"
    from national.dataset_quality quality
    join national.dataset dataset on dataset.id = quality.dataset_id
    left join national.harvested_record record on record.dataset_id = dataset.id
    left join national.source source on source.id = dataset.source_id
    left join national.table_part part on part.dataset_id = dataset.id
    where quality.cvegeo = ${cvegeo} and quality.ordinal > ${after} and quality.findings ?| ${[...findings]}::text[]
      -- As among the fixes: what the network writes itself (inventories, plans) is of no package, and nobody can mend it.
      and (dataset.source_id is not null or dataset.package_id is not null)
      ${sourceId === undefined ? sql`` : sql`and dataset.source_id is not distinct from ${sourceId}::uuid`}
    order by quality.ordinal limit ${limit}`.execute(db);
  return rows;
}

/** Whom most of the datasets of each source of a government name as their contact. */
export async function usualContacts(
  db: Kysely<Tables>,
  cvegeo: string,
): Promise<Map<string | null, Contact>> {
  const { rows } = await sql<{ sourceId: string | null; contact: Contact }>`
    select distinct on (source_id) source_id as "sourceId", contact
    from national.dataset
    where cvegeo = ${cvegeo} and archived_at is null and contact is not null
    group by source_id, contact order by source_id, count(*) desc, contact`.execute(db);
  return new Map(rows.map(({ sourceId, contact }) => [sourceId, contact]));
}

/** What addresses said of themselves when they were last asked. */
export async function toldByAddresses(
  db: Kysely<Tables>,
  urls: readonly string[],
): Promise<PatchedDataset['told']> {
  if (urls.length === 0) return new Map();
  const rows = await db
    .selectFrom('national.link_check')
    .select(['url', 'content_type', 'bytes'])
    .where('url', 'in', [...urls])
    .where('state', '=', 'available')
    .execute();
  return new Map(rows.map(({ url, content_type, bytes }) => [url, { contentType: content_type, bytes }]));
}

export const findPublisher = (db: Kysely<Tables>, cvegeo: string) =>
  db
    .selectFrom('national.government')
    .select(['cvegeo', 'name', 'level', 'state_name'])
    .where('cvegeo', '=', cvegeo)
    .executeTakeFirst();

export const findSource = (db: Kysely<Tables>, { id, cvegeo }: { id: string; cvegeo: string }) =>
  db
    .selectFrom('national.source')
    .select(['id', 'title', 'url', 'kind'])
    .where('id', '=', id)
    .where('cvegeo', '=', cvegeo)
    .executeTakeFirst();
