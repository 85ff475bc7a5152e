import { sql, type Kysely } from 'kysely';

/** What each harvested dataset is called where it comes from, so that its portal's people can be told which one it is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create view national.harvested_record as
      select dataset_id, source_id, remote_id from harvest.record where copy_of is null and state = 'live';
    grant select on national.harvested_record to rma_observatory, rma_gateway;
    create index dataset_quality_order on national.dataset_quality (cvegeo, ordinal);
  `.execute(db);
}
