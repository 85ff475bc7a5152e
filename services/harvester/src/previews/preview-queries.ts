import type { Tables } from '@rma/persistence';
import { sql, type Insertable, type Kysely, type Selectable, type Updateable } from 'kysely';

export type PreviewRow = Selectable<Tables['harvest.preview']>;
type Open = { cvegeo: string; since: Date };

export async function insertPreview(
  db: Kysely<Tables>,
  preview: Insertable<Tables['harvest.preview']>,
): Promise<string> {
  const { id } = await db
    .insertInto('harvest.preview')
    .values(preview)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function findPreview(db: Kysely<Tables>, id: string): Promise<PreviewRow | undefined> {
  return db.selectFrom('harvest.preview').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A government's previews that are waiting or being made since a moment, oldest first. */
export async function openPreviews(db: Kysely<Tables>, { cvegeo, since }: Open): Promise<PreviewRow[]> {
  return db
    .selectFrom('harvest.preview')
    .selectAll()
    .where('cvegeo', '=', cvegeo)
    .where('state', 'in', ['waiting', 'working'])
    .where('requested_at', '>', since)
    .orderBy('requested_at')
    .execute();
}

/** Takes a preview for one attempt; undefined when it is over. Each attempt has a number, and the highest one counts. */
export async function claimPreview(
  db: Kysely<Tables>,
  id: string,
  now: Date,
): Promise<PreviewRow | undefined> {
  return db
    .updateTable('harvest.preview')
    .set((eb) => ({
      state: 'working',
      stage: 'detect',
      read_count: 0,
      beat_at: now,
      attempt_count: eb('attempt_count', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'working'])
    .returningAll()
    .executeTakeFirst();
}

/** Writes to a preview that still belongs to this attempt; false when another one took it over or it is gone. */
export async function updatePreview(
  db: Kysely<Tables>,
  attempt: { id: string; number: number },
  change: Updateable<Tables['harvest.preview']>,
): Promise<boolean> {
  const result = await db
    .updateTable('harvest.preview')
    .set(change)
    .where('id', '=', attempt.id)
    .where('attempt_count', '=', attempt.number)
    .where('state', '=', 'working')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The newest finished preview of what a source reads. */
export async function newestPreviewOf(
  db: Kysely<Tables>,
  source: { cvegeo: string; url: string; organization: string | null },
): Promise<PreviewRow | undefined> {
  return db
    .selectFrom('harvest.preview')
    .selectAll()
    .where('cvegeo', '=', source.cvegeo)
    .where((eb) => eb.or([eb('source_url', '=', source.url), eb('url', '=', source.url)]))
    .where('organization', 'is not distinct from', source.organization)
    .where('state', '=', 'ready')
    .orderBy('requested_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The source a government already has at an address and organisation, but for refused ones. */
export async function sourceAt(
  db: Kysely<Tables>,
  address: { cvegeo: string; url: string; organization: string | null },
) {
  return db
    .selectFrom('harvest.source')
    .select(['id', 'state'])
    .where('cvegeo', '=', address.cvegeo)
    .where('url', '=', address.url)
    .where(sql<boolean>`selection->>'organization' is not distinct from ${address.organization}`)
    .where('state', '<>', 'refused')
    .limit(1)
    .executeTakeFirst();
}

export async function deletePreviewsBefore(db: Kysely<Tables>, moment: Date): Promise<number> {
  const result = await db.deleteFrom('harvest.preview').where('requested_at', '<', moment).executeTakeFirst();
  return Number(result.numDeletedRows);
}
