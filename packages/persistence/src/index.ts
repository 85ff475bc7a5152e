export * from './dataset-traits.ts';
export * from './jobs.ts';
export * from './ledger.ts';
export * from './national-dataset.ts';
export * from './network-months.ts';
export * from './scorecard-board.ts';
export type * from './tables/index.ts';
export { violates } from './constraints.ts';
export { createDatabase, type DatabaseOptions } from './database.ts';
export {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './embedded/embedded-postgres.ts';
export type { EmbeddedLogger } from './embedded/embedded-logger.ts';
export { StartupError, type StartupReason } from './embedded/startup-error.ts';
export { MigrationError, migrateToLatest, type MigrationOptions } from './migrations.ts';
export { transaction, type TransactionOptions } from './transaction.ts';
export { superviseEmbeddedPostgres } from './embedded/supervisor.ts';
export { removeEmbeddedPostgres } from './embedded/removal.ts';
export { createBlobStore, type BlobStore, type PutResult } from './blobs/blob-store.ts';
