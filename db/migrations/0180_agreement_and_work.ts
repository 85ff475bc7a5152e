import { sql, type Kysely } from 'kysely';

/**
 * The agreement and the work behind it: what several parts of it share. Memoranda gain a text that is signed by
 * both parties; commitments, notifications, administrations, requests and the public face of inventories follow.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table registry.memorandum drop constraint memorandum_state_check;
    alter table registry.memorandum add constraint memorandum_state_check check (state in (
      'drafted', 'in-review', 'to-sign', 'signed', 'active', 'expiring', 'suspended', 'expired', 'terminated',
      'discarded'));
    alter table registry.memorandum drop constraint memorandum_check1;
    alter table registry.memorandum
      add column kind text not null default 'agreement' check (kind in ('agreement', 'addendum')),
      add column parent_id uuid references registry.memorandum,
      add column renews_id uuid references registry.memorandum,
      add column template text,
      add column commitments jsonb not null default '[]',
      add column document_id uuid references registry.document,
      add column document_sha256 text,
      add column ended_because text,
      add constraint memorandum_addendum check ((kind = 'addendum') = (parent_id is not null)),
      add constraint memorandum_document check ((document_id is null) = (document_sha256 is null));

    create table registry.memorandum_signature (
      id uuid primary key default uuidv7(),
      memorandum_id uuid not null references registry.memorandum,
      party text not null check (party in ('federation', 'government')),
      method text not null check (method in ('e-firma', 'attested-copy')),
      signed_at timestamptz not null,
      signatory text not null,
      document_sha256 text not null,
      certificate bytea,
      certificate_number text,
      signature bytea,
      revocation text check (revocation in ('good', 'revoked', 'unknown')),
      evidence jsonb,
      copy_id uuid references registry.document,
      attestation text,
      recorded_by text not null,
      voided_at timestamptz,
      check (method <> 'e-firma' or (certificate is not null and signature is not null and evidence is not null)),
      check (method <> 'attested-copy' or (copy_id is not null and attestation is not null))
    );
    create unique index memorandum_signature_live on registry.memorandum_signature (memorandum_id, party)
      where voided_at is null;

    create table registry.commitment (
      id uuid primary key default uuidv7(),
      memorandum_id uuid not null references registry.memorandum,
      cvegeo text not null references registry.government,
      position integer not null,
      indicator text not null,
      parameters jsonb not null,
      due_on date not null,
      state text not null default 'pending'
        check (state in ('pending', 'met', 'overdue', 'met-late', 'lapsed', 'excepted')),
      -- What the network measured last: how much there is, of how much was promised.
      measured double precision,
      target double precision,
      measured_at timestamptz,
      met_on date,
      excepted_at timestamptz,
      excepted_by text,
      exception_reason text,
      unique (memorandum_id, position),
      check (state <> 'excepted' or exception_reason is not null)
    );
    create index commitment_government on registry.commitment (cvegeo, due_on);
    create index commitment_due on registry.commitment (due_on) where state in ('pending', 'overdue', 'lapsed');

    create table registry.administration (
      id uuid primary key default uuidv7(),
      cvegeo text not null references registry.government,
      starts_on date not null,
      ends_on date not null,
      source text not null,
      is_confirmed boolean not null,
      recorded_at timestamptz not null,
      recorded_by text not null,
      unique (cvegeo, starts_on),
      check (ends_on > starts_on)
    );
    create index administration_end on registry.administration (ends_on);

    create table registry.notification (
      id uuid primary key default uuidv7(),
      account_id uuid references registry.account,
      recipient citext not null,
      kind text not null,
      cvegeo text references registry.government,
      title text not null,
      body text not null,
      path text not null,
      about text,
      created_at timestamptz not null,
      read_at timestamptz,
      mail text not null check (mail in ('immediate', 'digest', 'portal')),
      mailed_at timestamptz
    );
    create unique index notification_about on registry.notification (about, recipient) where about is not null;
    create index notification_account on registry.notification (account_id, id desc);
    create index notification_digest on registry.notification (recipient, id)
      where mail = 'digest' and mailed_at is null;

    create table registry.data_request (
      id uuid primary key default uuidv7(),
      folio text not null unique,
      cvegeo text not null references registry.government,
      title text not null,
      description text not null,
      state text not null check (state in
        ('received', 'published', 'checked', 'answered', 'merged', 'rejected')),
      answer text check (answer in ('opened', 'planned', 'refused')),
      merged_into uuid references registry.data_request,
      theme_id text,
      votes integer not null default 0,
      received_at timestamptz not null,
      due_on date not null,
      answered_at timestamptz,
      is_late boolean not null default false,
      check ((state = 'answered') = (answer is not null)),
      check ((state = 'merged') = (merged_into is not null))
    );
    create index data_request_government on registry.data_request (cvegeo, received_at desc);
    create index data_request_due on registry.data_request (due_on) where state in ('published', 'checked');

    create table national.inventory (
      cvegeo text primary key,
      filed_at timestamptz,
      plan_published_at timestamptz,
      items integer not null,
      open integer not null,
      planned integer not null,
      overdue integer not null,
      closed_by_law integer not null
    );
    create table national.inventory_item (
      id uuid primary key,
      cvegeo text not null,
      title text not null,
      description text,
      theme_id text,
      standard_id text,
      state text not null check (state in ('listed', 'planned', 'open', 'not-openable')),
      legal_basis text,
      planned_on date,
      opened_on date,
      dataset_id uuid,
      priority integer,
      updated_at timestamptz not null
    );
    create index inventory_item_government on national.inventory_item (cvegeo, planned_on);

    create table national.commitment (
      id uuid primary key,
      memorandum_id uuid not null,
      cvegeo text not null,
      position integer not null,
      indicator text not null,
      parameters jsonb not null,
      due_on date not null,
      state text not null,
      measured double precision,
      target double precision,
      measured_at timestamptz,
      met_on date,
      exception_reason text
    );
    create index national_commitment_memorandum on national.commitment (memorandum_id, position);
    create index national_commitment_government on national.commitment (cvegeo, due_on);

    alter table national.memorandum
      add column kind text not null default 'agreement',
      add column parent_id uuid,
      add column document_sha256 text;

    grant select, insert, update, delete on national.commitment to rma_registry;
    grant select, insert, update, delete on national.inventory, national.inventory_item to rma_catalog;
    grant select on national.dataset_event, national.feed_head to rma_registry;
  `.execute(db);
}
