import { sitemapLimit, type SitemapEntry } from '@rma/interop';
import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';
import { addresses } from '../releases/addresses.ts';

const BATCH = 5000;

/**
 * Which sitemaps of datasets there are: each holds the live ones of as many ordinals as a sitemap may list, so that a
 * dataset stays in its own for life and none is ever too long.
 */
export async function datasetSitemaps(db: Kysely<Tables>): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
    select sitemap.number from generate_series(1,
      (select coalesce(max(ordinal), 0) / ${sitemapLimit}::int + 1 from national.dataset)) as sitemap(number)
    where exists (select from national.dataset where archived_at is null
      and ordinal between (sitemap.number - 1) * ${sitemapLimit}::int and sitemap.number * ${sitemapLimit}::int - 1)
    order by sitemap.number`.execute(db);
  return rows.map(({ number }) => number);
}

/** The datasets of a sitemap, read in batches as they are taken. */
export async function* datasetEntries(
  db: Kysely<Tables>,
  { number, publicUrl }: { number: number; publicUrl: string },
): AsyncGenerator<SitemapEntry, void> {
  const at = addresses(publicUrl);
  const end = number * sitemapLimit;
  for (let next = end - sitemapLimit; next < end;) {
    const rows = await db
      .selectFrom('national.dataset')
      .where('archived_at', 'is', null)
      .where('ordinal', '>=', next)
      .where('ordinal', '<', end)
      .orderBy('ordinal')
      .limit(BATCH)
      .select(['id', 'ordinal', 'updated_at'])
      .execute();
    for (const row of rows) yield { url: at.dataset(row.id), modifiedAt: row.updated_at };
    if (rows.length < BATCH) return;
    next = (rows.at(-1)?.ordinal ?? end) + 1;
  }
}

export const governmentKeys = (db: Kysely<Tables>) =>
  db.selectFrom('national.government').orderBy('cvegeo').select('cvegeo').execute();

export const publishedPackages = (db: Kysely<Tables>) =>
  db.selectFrom('national.package').orderBy('id').select(['id', 'released_at']).execute();
