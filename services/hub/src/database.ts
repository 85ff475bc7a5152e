import { migrationsFolder, seedReference } from '@rma/db';
import { migrateToLatest, superviseEmbeddedPostgres } from '@rma/persistence';
import type { Logger } from '@rma/service-kit';

/** The database the hub works with, ready to use: migrated, with INEGI's governments in it. */
export type HubDatabase = {
  connectionString: string;
  stop(): Promise<void>;
};

/**
 * Starts the embedded PostgreSQL in `dataDir`, or takes the one at `databaseUrl`, and brings it up to date.
 * Throws StartupError or MigrationError.
 */
export async function openDatabase(options: {
  databaseUrl: string | undefined;
  dataDir: string;
  logger: Logger;
}): Promise<HubDatabase> {
  const { databaseUrl, dataDir, logger } = options;
  const embedded = databaseUrl === undefined ? await superviseEmbeddedPostgres({ dataDir, logger }) : null;
  const connectionString = embedded?.connectionString ?? databaseUrl ?? '';
  try {
    await migrateToLatest({ connectionString, folder: migrationsFolder, logger });
    await seedReference({ connectionString });
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  return {
    connectionString,
    stop: async () => embedded?.stop(),
  };
}
