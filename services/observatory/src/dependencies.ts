import type { Clock } from '@rma/domain';
import type { BlobStore, Tables } from '@rma/persistence';
import type { Logger, Metrics } from '@rma/service-kit';
import type { Kysely } from 'kysely';

/** What the observatory works with. `db` has the rights of rma_observatory. */
export type ObservatoryDependencies = {
  db: Kysely<Tables>;
  clock: Clock;
  logger: Logger;
  metrics: Metrics;
  publicUrl: string;
  /** The catalog's files, of which national tables are made; read only. */
  blobs: Pick<BlobStore, 'path' | 'folder'>;
};
