import { sql, type Kysely } from 'kysely';

/**
 * Previews go on after a killed worker and say how far they are; a proposed source may be refused with a reason, and
 * proposed again once what was wrong is mended.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table harvest.preview
      add column kind text,
      add column stage text check (stage in ('detect', 'read', 'judge')),
      add column read_count integer not null default 0,
      add column attempt_count smallint not null default 0,
      add column beat_at timestamptz,
      add column failure jsonb,
      add column source_url text,
      add column source_kind text;
    create index preview_of_address on harvest.preview (cvegeo, source_url, requested_at desc);
    create index preview_requested on harvest.preview (requested_at);

    alter table harvest.source
      drop constraint source_state_check,
      add constraint source_state_check check (state in ('proposed', 'approved', 'paused', 'revoked', 'refused')),
      add column refusal_reason text,
      drop constraint source_once;
    create unique index source_once on harvest.source (cvegeo, url, selection) where state <> 'refused';
  `.execute(db);
}
