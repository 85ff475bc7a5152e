import type { Clock } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import type { InstanceSigner, Logger, Metrics, Outbound } from '@rma/service-kit';
import type { Kysely } from 'kysely';

/** What the harvester works with. `db` has the rights of rma_harvester. */
export type HarvesterDependencies = {
  db: Kysely<Tables>;
  clock: Clock;
  logger: Logger;
  metrics: Metrics;
  outbound: Outbound;
  /** This instance's own address: what comes back with it is a loop. */
  publicUrl: string;
  /** The key by which this hub signs what it answers its nodes; absent where no node is received. */
  signer?: InstanceSigner | undefined;
};
