import { sql, type Kysely } from 'kysely';

/** One-time links by which the signatories of an agreement, who have no account, read and sign its document. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table registry.signing_invitation (
      id uuid primary key default uuidv7(),
      memorandum_id uuid not null references registry.memorandum,
      party text not null check (party in ('federation', 'government')),
      -- What the link is for: it ends with this document.
      document_sha256 text not null,
      name text not null,
      email citext not null,
      token_hash text not null unique,
      created_at timestamptz not null,
      created_by text not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      ended_at timestamptz
    );
    create unique index signing_invitation_open on registry.signing_invitation (memorandum_id, party)
      where used_at is null and ended_at is null;
    create unique index memorandum_signature_bytes on registry.memorandum_signature (signature)
      where signature is not null and voided_at is null;
  `.execute(db);
}
