import { sql, type Kysely } from 'kysely';

/** Governments, members, officials, accounts, memoranda. Owner: services/registry. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table registry.government (
      cvegeo text primary key check (cvegeo ~ '^[0-9]{2}([0-9]{3})?$'),
      level text not null check (level in ('state', 'municipality')),
      name text not null,
      state_cvegeo text not null,
      abbreviation text,
      seat_name text,
      population integer check (population > 0),
      dwellings integer,
      area_km2 double precision,
      lon double precision, lat double precision,
      west double precision, south double precision, east double precision, north double precision
    );
    create table registry.neighbour (
      cvegeo text not null references registry.government,
      neighbour_cvegeo text not null references registry.government,
      primary key (cvegeo, neighbour_cvegeo)
    );

    create table registry.membership (
      cvegeo text primary key references registry.government,
      state text not null check (state in ('applied', 'approved', 'active', 'dormant', 'suspended', 'withdrawn')),
      since timestamptz not null,
      joined_at timestamptz
    );

    create table registry.account (
      id uuid primary key default uuidv7(),
      email citext not null constraint account_email_unique unique,
      name text not null,
      password_hash text,
      state text not null default 'active' check (state in ('active', 'disabled')),
      created_at timestamptz not null,
      last_signed_in_at timestamptz
    );
    create table registry.account_grant (
      id uuid primary key default uuidv7(),
      account_id uuid not null references registry.account,
      role text not null check (role in ('coordinator', 'state-cto', 'liaison', 'administrator', 'squad', 'ally', 'auditor')),
      cvegeo text references registry.government,
      granted_at timestamptz not null,
      granted_by text not null,
      ended_at timestamptz,
      ended_by text
    );
    create unique index account_grant_live on registry.account_grant (account_id, role, coalesce(cvegeo, ''))
      where ended_at is null;

    create table registry.session (
      id uuid primary key default uuidv7(),
      account_id uuid not null references registry.account,
      started_at timestamptz not null,
      user_agent text,
      ended_at timestamptz,
      ended_because text check (ended_because in ('signed-out', 'reuse-detected', 'revoked', 'expired'))
    );
    create table registry.refresh_token (
      token_hash text primary key,
      session_id uuid not null references registry.session,
      issued_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz
    );
    create index refresh_token_session on registry.refresh_token (session_id);

    create table registry.signing_key (
      kid text primary key,
      public_jwk jsonb not null,
      private_jwk jsonb not null,
      created_at timestamptz not null,
      signs_until timestamptz not null,
      verifies_until timestamptz not null
    );

    create table registry.api_key (
      id text primary key,
      account_id uuid not null references registry.account,
      cvegeo text not null references registry.government,
      name text not null,
      secret_hash text not null,
      scopes text[] not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      last_used_at timestamptz,
      revoked_at timestamptz
    );

    create table registry.invitation (
      id uuid primary key default uuidv7(),
      email citext not null,
      name text not null,
      role text not null,
      cvegeo text references registry.government,
      official_id uuid,
      token_hash text not null unique,
      invited_by text not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      accepted_at timestamptz
    );

    create table registry.message (
      id uuid primary key default uuidv7(),
      kind text not null,
      recipient text not null,
      subject text not null,
      body text not null,
      created_at timestamptz not null,
      sent_at timestamptz,
      attempts integer not null default 0,
      last_error text
    );
    create index message_created on registry.message (created_at desc);

    create table registry.document (
      id uuid primary key default uuidv7(),
      sha256 text not null,
      bytes bigint not null,
      file_name text not null,
      media_type text not null,
      uploaded_by text not null,
      uploaded_at timestamptz not null
    );

    create table registry.application (
      id uuid primary key default uuidv7(),
      cvegeo text not null references registry.government,
      state text not null check (state in ('submitted', 'approved', 'declined')),
      liaison jsonb not null,
      administrator jsonb not null,
      motivation text,
      designation_id uuid not null references registry.document,
      submitted_at timestamptz not null,
      decided_at timestamptz,
      decided_by text,
      reason text,
      check (state <> 'declined' or reason is not null)
    );
    create unique index application_one_open on registry.application (cvegeo) where state in ('submitted', 'approved');

    create table registry.official (
      id uuid primary key default uuidv7(),
      cvegeo text not null references registry.government,
      post text not null check (post in ('liaison', 'administrator')),
      name text not null,
      position text not null,
      email citext not null,
      phone text,
      designation_id uuid not null references registry.document,
      term_starts date not null,
      term_ends date,
      ended_at timestamptz,
      account_id uuid references registry.account,
      recorded_at timestamptz not null,
      recorded_by text not null
    );
    create unique index official_one_in_post on registry.official (cvegeo, post) where ended_at is null;
    alter table registry.invitation add foreign key (official_id) references registry.official;

    create table registry.memorandum (
      id uuid primary key default uuidv7(),
      folio text not null constraint memorandum_folio_unique unique,
      cvegeo text not null references registry.government,
      title text not null,
      state text not null check (state in ('drafted', 'signed', 'active', 'expired')),
      federation_party jsonb not null,
      government_party jsonb not null,
      valid_from date not null,
      valid_until date not null,
      signed_on date,
      signed_copy_id uuid references registry.document,
      version integer not null default 1,
      created_at timestamptz not null,
      created_by text not null,
      updated_at timestamptz not null,
      check (valid_until > valid_from),
      check (state = 'drafted' or signed_copy_id is not null)
    );
    create index memorandum_until on registry.memorandum (valid_until);
    create index memorandum_government on registry.memorandum (cvegeo);
  `.execute(db);
}
