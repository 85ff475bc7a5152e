import type { JWK } from 'jose';
import type { Insertable, Updateable } from 'kysely';
import type { Tables } from '@rma/persistence';
import type { Database } from '../dependencies.ts';

type Row = Tables['registry.hub_registration'];

/** How this node stands at a hub; undefined before it ever tried. */
export function findRegistration(db: Database, hubUrl: string) {
  return db
    .selectFrom('registry.hub_registration')
    .selectAll()
    .where('hub_url', '=', hubUrl)
    .executeTakeFirst();
}

/** Writes what is now known of it. */
export async function putRegistration(
  db: Database,
  hubUrl: string,
  set: Omit<Insertable<Row> & Updateable<Row>, 'hub_url' | 'hub_keys'> & { hub_keys?: JWK[] },
): Promise<void> {
  const { hub_keys, ...rest } = set;
  const values = { ...rest, ...(hub_keys && { hub_keys: JSON.stringify(hub_keys) }) };
  await db
    .insertInto('registry.hub_registration')
    .values({ hub_url: hubUrl, ...values })
    .onConflict((conflict) => conflict.column('hub_url').doUpdateSet(values))
    .execute();
}
