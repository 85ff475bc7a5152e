import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Logger, runMigrations } from 'graphile-worker';
import { Migrator, type Migration, type MigrationProvider } from 'kysely/migration';
import { Client } from 'pg';
import { createDatabase } from './database.ts';

export type MigrationOptions = {
  connectionString: string;
  /** Absolute folder of numbered `.ts` files, each exporting `up(db)`; forward only. */
  folder: string;
  logger?: { info(fields: object, message: string): void } | undefined;
};

/** A migration failed and was rolled back, as were the later ones; `migration` is its file without extension. */
export class MigrationError extends Error {
  readonly migration: string;

  constructor(migration: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`La migración ${migration} falló: ${why}\nMigration ${migration} failed: ${why}`, { cause });
    this.name = 'MigrationError';
    this.migration = migration;
  }
}

/** Named when no single migration failed: the database was migrated by a different set of them. */
const nothingMigrated = '(ninguna / none)';

// One number for "the schema of Red México Abierto is being changed", the same for every process.
const MIGRATION_LOCK = 7_462_026;

const isMigrationFile = (name: string) => /^\d.*\.ts$/.test(name) && !/\.(test|d)\.ts$/.test(name);

function isMigration(module: unknown): module is Migration {
  return typeof module === 'object' && module !== null && 'up' in module && typeof module.up === 'function';
}

function migrationsIn(folder: string): MigrationProvider {
  return {
    async getMigrations() {
      const migrations: Record<string, Migration> = {};
      for (const file of (await readdir(folder)).filter(isMigrationFile).toSorted()) {
        const name = file.slice(0, -'.ts'.length);
        const module: unknown = await import(pathToFileURL(join(folder, file)).href);
        if (!isMigration(module)) throw new MigrationError(name, new Error('it exports no function "up"'));
        migrations[name] = module;
      }
      return migrations;
    },
  };
}

// Held by a connection of its own, so it covers our migrations and the job queue's together and ends with the process.
async function withMigrationLock(connectionString: string, work: () => Promise<void>): Promise<void> {
  const client = new Client({
    connectionString,
    application_name: 'rma-migrations-lock',
    keepAlive: true,
  });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await work();
  } finally {
    await client.end();
  }
}

async function runOwnMigrations(options: MigrationOptions): Promise<void> {
  const db = createDatabase<unknown>({
    connectionString: options.connectionString,
    applicationName: 'rma-migrations',
    maxConnections: 2,
  });
  try {
    const migrator = new Migrator({ db, provider: migrationsIn(options.folder) });
    const { error, results = [] } = await migrator.migrateToLatest();
    const failed = results.find((result) => result.status === 'Error');
    if (failed) throw new MigrationError(failed.migrationName, error);
    if (error !== undefined) throw new MigrationError(nothingMigrated, error);
    const applied = results.map((result) => result.migrationName);
    if (applied.length > 0) options.logger?.info({ applied }, 'database schema migrated');
  } finally {
    await db.destroy();
  }
}

/**
 * Brings the database to the newest schema: our migrations, then the job queue's. Safe to call from several
 * processes at once (one works, the others wait and find nothing to do) and at every start.
 * All of our migrations apply or none; throws MigrationError naming the one that failed.
 */
export async function migrateToLatest(options: MigrationOptions): Promise<void> {
  await withMigrationLock(options.connectionString, async () => {
    await runOwnMigrations(options);
    await runMigrations({
      connectionString: options.connectionString,
      logger: new Logger(() => () => {}),
    });
  });
}
