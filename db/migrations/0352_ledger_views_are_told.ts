import { sql, type Kysely } from 'kysely';

/** What the views of the ledger read tells of its changes, as its entries do: readers need not know how it is written. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['ledger.dataset_event', 'ledger.head']) {
    await sql`
      create trigger note_table after insert or update or delete on ${sql.table(table)}
        for each statement execute function national.note_table()`.execute(db);
  }
}
