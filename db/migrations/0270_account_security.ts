import { sql, type Kysely } from 'kysely';

/** Second factors with their recovery codes, and how each session was opened. Owner: services/registry. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table registry.second_factor (
      account_id uuid primary key references registry.account,
      -- Base32; no route gives it back once it is confirmed.
      secret text not null,
      begun_at timestamptz not null,
      confirmed_at timestamptz,
      -- The last 30-second step whose code was taken: a code works once.
      last_step integer
    );
    create table registry.recovery_code (
      account_id uuid not null references registry.account,
      code_hash text not null,
      used_at timestamptz,
      primary key (account_id, code_hash)
    );

    alter table registry.session
      add column method text not null default 'password'
        check (method in ('password', 'invitation', 'oidc', 'llave-mx')),
      add column second_factor_at timestamptz;
    create index session_account on registry.session (account_id) where ended_at is null;
  `.execute(db);
}
