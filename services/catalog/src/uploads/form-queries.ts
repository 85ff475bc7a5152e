import type { Tables } from '@rma/persistence';
import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';

export type FormRow = Selectable<Tables['catalog.upload_form']>;
/** A form that is in the blob store and not yet on record. */
export type NewForm = Pick<FormRow, 'role' | 'sha256' | 'bytes'>;

/** The further forms of some uploads: Parquet, JSON, GeoJSON. */
export const formsOf = (db: Kysely<Tables>, uploadIds: readonly string[]): Promise<FormRow[]> =>
  db
    .selectFrom('catalog.upload_form')
    .selectAll()
    .where('upload_id', '=', sql<string>`any(${uploadIds}::uuid[])`)
    .orderBy(sql`array_position(array['parquet', 'json', 'geojson'], role)`)
    .execute();

/** Makes these the forms of an upload; a form that it already had keeps its id, which is its address. */
export async function replaceForms(
  trx: Transaction<Tables>,
  uploadId: string,
  forms: readonly NewForm[],
): Promise<void> {
  const roles = forms.map(({ role }) => role);
  await trx
    .deleteFrom('catalog.upload_form')
    .where('upload_id', '=', uploadId)
    .where('role', '<>', sql<'parquet'>`all(${roles}::text[])`)
    .execute();
  if (forms.length === 0) return;
  await trx
    .insertInto('catalog.upload_form')
    .values(forms.map(({ role, sha256, bytes }) => ({ upload_id: uploadId, role, sha256, bytes })))
    .onConflict((conflict) =>
      conflict
        .columns(['upload_id', 'role'])
        .doUpdateSet((eb) => ({ sha256: eb.ref('excluded.sha256'), bytes: eb.ref('excluded.bytes') })),
    )
    .execute();
}
