import { sql, type Kysely } from 'kysely';

/**
 * The agreement's text: what fills its template, the versions it went through, what each party said about them,
 * and the public face of a signed one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table registry.memorandum
      add column particulars jsonb not null default '{}',
      -- The version of the text that the government said it would sign.
      add column accepted_version integer,
      add column accepted_at timestamptz,
      add column accepted_by text,
      add column ended_on date,
      -- The text of the document that is signed, block by block; kept, since templates and last days move on.
      add column text jsonb,
      add constraint memorandum_signed_document check (
        state in ('drafted', 'in-review', 'discarded') or document_id is not null or signed_copy_id is not null);

    create table registry.memorandum_version (
      memorandum_id uuid not null references registry.memorandum,
      version integer not null,
      terms jsonb not null,
      made_at timestamptz not null,
      made_by text not null,
      made_by_name text not null,
      primary key (memorandum_id, version)
    );

    create table registry.memorandum_comment (
      id uuid primary key default uuidv7(),
      memorandum_id uuid not null references registry.memorandum,
      -- What it is about: a clause of the template, or the whole text when null.
      clause text,
      party text not null check (party in ('federation', 'government')),
      body text not null,
      -- The wording its author proposes for the clause.
      proposal text,
      version integer not null,
      written_at timestamptz not null,
      written_by text not null,
      written_by_name text not null,
      settled_at timestamptz,
      settled_by text,
      check (proposal is null or clause is not null)
    );
    create index memorandum_comment_of on registry.memorandum_comment (memorandum_id, id);
    create index memorandum_parent on registry.memorandum (parent_id) where parent_id is not null;
    create index memorandum_renews on registry.memorandum (renews_id) where renews_id is not null;

    alter table national.memorandum
      add column renews_id uuid,
      add column federation_party jsonb,
      add column government_party jsonb,
      add column signatures jsonb not null default '[]',
      -- The signed text, block by block: the same that its PDF says.
      add column text jsonb,
      add column ended_because text,
      add column ended_on date;
    create index national_memorandum_parent on national.memorandum (parent_id) where parent_id is not null;
  `.execute(db);
}
