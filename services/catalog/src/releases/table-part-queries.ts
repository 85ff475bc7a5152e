import type { Tables } from '@rma/persistence';
import { sql, type Insertable, type Transaction } from 'kysely';

type Part = Insertable<Tables['national.table_part']>;

/** Makes this the part of its dataset. */
export async function putTablePart(
  trx: Transaction<Tables>,
  { dataset_id, ...columns }: Part,
): Promise<void> {
  await trx
    .insertInto('national.table_part')
    .values({ dataset_id, ...columns })
    .onConflict((conflict) => conflict.column('dataset_id').doUpdateSet(columns))
    .execute();
}

/** Makes these the parts that a package gives to the national tables; with none, it takes its parts out of them. */
export async function putTableParts(
  trx: Transaction<Tables>,
  packageId: string,
  parts: readonly Part[],
): Promise<void> {
  const kept = parts.map((part) => part.dataset_id);
  await trx
    .deleteFrom('national.table_part')
    .where('package_id', '=', packageId)
    .where('dataset_id', '<>', sql<string>`all(${kept}::uuid[])`)
    .execute();
  // oxlint-disable-next-line no-await-in-loop -- one connection answers one query at a time
  for (const part of parts) await putTablePart(trx, part);
}
