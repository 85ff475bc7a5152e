import { sql, type Kysely } from 'kysely';

/** Lists of requests by their last day do not sort a hundred thousand rows to show twenty. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index national_data_request_due on national.data_request (due_on, id);
    create index data_request_state_due on registry.data_request (state, due_on, id);
  `.execute(db);
}
