import { sql, type Kysely } from 'kysely';

/** The ledger read by kind: a rare kind among millions of entries is found without reading them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index entry_kind on ledger.entry (kind, seq)`.execute(db);
}
