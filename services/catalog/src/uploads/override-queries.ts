import type { Tables } from '@rma/persistence';
import { sql, type Insertable, type Kysely, type Transaction } from 'kysely';

/** Who let which columns of some uploads be published as they are, and why. */
export const overridesOf = (db: Kysely<Tables>, uploadIds: readonly string[]) =>
  db
    .selectFrom('catalog.privacy_override')
    .select(['upload_id', 'header', 'kinds', 'reason', 'decided_by', 'decided_at'])
    .where('upload_id', '=', sql<string>`any(${uploadIds}::uuid[])`)
    .orderBy('header')
    .execute();

export type PrivacyOverride = Awaited<ReturnType<typeof overridesOf>>[number];

/** Makes these the overrides of an upload, in place of those it had. */
export async function replaceOverrides(
  trx: Transaction<Tables>,
  uploadId: string,
  overrides: readonly Omit<Insertable<Tables['catalog.privacy_override']>, 'id' | 'upload_id'>[],
): Promise<void> {
  await trx.deleteFrom('catalog.privacy_override').where('upload_id', '=', uploadId).execute();
  if (overrides.length === 0) return;
  await trx
    .insertInto('catalog.privacy_override')
    .values(overrides.map((override) => ({ ...override, upload_id: uploadId })))
    .execute();
}
