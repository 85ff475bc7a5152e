import { sql, type Kysely } from 'kysely';

/** Officials hear of a source when something needs their hand; whoever wants every change asks for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table harvest.source alter column notify set default 'error';
    update harvest.source set notify = 'error' where notify = 'change';
  `.execute(db);
}
