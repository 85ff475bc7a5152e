import type { Clock } from '@rma/domain';
import type { BlobStore, Tables } from '@rma/persistence';
import type { InstanceSigner, Logger, Metrics, Outbound } from '@rma/service-kit';
import type { Kysely } from 'kysely';

/** What the catalog works with. `db` has the rights of rma_catalog; nobody else deletes from `blobs`. */
export type CatalogDependencies = {
  db: Kysely<Tables>;
  clock: Clock;
  logger: Logger;
  metrics: Metrics;
  blobs: BlobStore;
  /** Fetches the files of harvested datasets. */
  outbound: Outbound;
  /** The key by which this instance signs its feed and its notices; absent, they go unsigned. */
  signer?: InstanceSigner | undefined;
  /** Folder for uploads that arrive in pieces; made when it is needed, and shared with the worker that sweeps it. */
  partialFolder: string;
  /** How the hub is known from outside, without a final slash. */
  publicUrl: string;
  /** Largest upload; 1 GiB by default. */
  uploadLimitBytes?: number | undefined;
  /** An upload that sends nothing for this long is given up; 60 s by default. */
  uploadIdleMs?: number | undefined;
  /** Longest a validation may take; 10 minutes by default. */
  validationDeadlineMs?: number | undefined;
};
