import { sql, type Kysely } from 'kysely';

/**
 * A schema per owner, a role per purpose. Roles cannot log in: a service takes its own on connecting
 * (docs/decisions/0004-one-postgres.md).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const role of ['rma_registry', 'rma_catalog', 'rma_harvester', 'rma_gateway']) {
    await sql`
      do $$ begin
        create role ${sql.raw(role)} nologin noinherit;
      exception when duplicate_object or unique_violation then null;
      end $$`.execute(db);
    await sql`
      do $$ begin
        execute format('grant ${sql.raw(role)} to %I', current_user);
      exception when unique_violation or invalid_grant_operation then null;
      end $$`.execute(db);
  }
  await sql`create extension if not exists citext`.execute(db);
  for (const schema of ['registry', 'catalog', 'harvest', 'ledger', 'national', 'jobs']) {
    await sql`create schema ${sql.id(schema)}`.execute(db);
  }
  await sql`
    revoke create on schema public from public;
    grant usage on schema registry to rma_registry;
    grant usage on schema catalog to rma_catalog;
    grant usage on schema harvest to rma_harvester;
    grant usage on schema national to rma_registry, rma_catalog, rma_harvester, rma_gateway;
    grant usage on schema jobs, ledger to rma_registry, rma_catalog, rma_harvester;
    alter default privileges in schema registry grant select, insert, update, delete on tables to rma_registry;
    alter default privileges in schema registry grant usage on sequences to rma_registry;
    alter default privileges in schema catalog grant select, insert, update, delete on tables to rma_catalog;
    alter default privileges in schema catalog grant usage on sequences to rma_catalog;
    alter default privileges in schema harvest grant select, insert, update, delete on tables to rma_harvester;
    alter default privileges in schema harvest grant usage on sequences to rma_harvester;
    alter default privileges in schema national grant select on tables to rma_registry, rma_catalog, rma_harvester, rma_gateway;
  `.execute(db);
}
