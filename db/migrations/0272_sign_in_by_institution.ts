import { sql, type Kysely } from 'kysely';

/** Governments' identity providers, Llave MX, and who signs in by them. Owner: services/registry. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table registry.identity_provider (
      cvegeo text primary key references registry.government,
      issuer text not null,
      client_id text not null,
      -- No route gives it back.
      client_secret text not null,
      email_domain citext not null constraint identity_provider_domain unique,
      set_at timestamptz not null,
      set_by text not null
    );

    create table registry.account_identity (
      id uuid primary key default uuidv7(),
      account_id uuid not null references registry.account,
      method text not null check (method in ('oidc', 'llave-mx')),
      issuer text not null,
      -- The provider's own name of the person; the CURP for Llave MX.
      subject text not null,
      linked_at timestamptz not null,
      last_used_at timestamptz,
      constraint account_identity_subject unique (method, issuer, subject),
      constraint account_identity_once unique (account_id, method, issuer)
    );

    -- One way out to a provider and back, in one browser. Gone once it is back, or after its time.
    create table registry.sign_in_attempt (
      id uuid primary key default uuidv7(),
      browser_hash text not null,
      -- Null once the provider has answered and only the second factor is missing.
      state_hash text unique,
      method text not null check (method in ('oidc', 'llave-mx')),
      -- The government whose provider it is.
      cvegeo text references registry.government,
      -- Whose account: to be linked, or proved by the provider.
      account_id uuid references registry.account,
      nonce text,
      code_verifier text,
      next_path text,
      expires_at timestamptz not null,
      check (state_hash is not null or account_id is not null)
    );
    create index sign_in_attempt_browser on registry.sign_in_attempt (browser_hash);
  `.execute(db);
}
