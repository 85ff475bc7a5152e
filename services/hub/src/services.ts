import { join } from 'node:path';
import { createCatalog } from '@rma/catalog';
import { systemClock, type Clock } from '@rma/domain';
import { createHarvester } from '@rma/harvester';
import { createObservatory } from '@rma/observatory';
import { createBlobStore, createDatabase, type Tables } from '@rma/persistence';
import { createRegistry, readEfirmaTrust } from '@rma/registry';
import { createOutbound, type CreateOutboundOptions, type Logger, type Metrics } from '@rma/service-kit';
import { isOfThisMachine } from './demonstration/accounts.ts';
import type { HubEnvironment } from './environment.ts';

/** Of the whole product, as its API and its nodes tell it. */
export const version = '0.1.0';

const statementTimeoutMs = 120_000;

/**
 * The services that write, each on a connection pool with its own role, as both the server and the worker
 * use them. `close` ends the pools.
 */
export function createServices(options: {
  environment: HubEnvironment;
  connectionString: string;
  /** host:port entries that may be reached though they are private: the demonstration portal's. */
  outboundAllow: readonly string[];
  logger: Logger;
  metrics: Metrics;
  clock?: Clock;
}) {
  const { environment, connectionString, outboundAllow, logger, metrics, clock = systemClock } = options;
  const { publicUrl, smtpUrl } = environment;

  const databaseFor = (name: string) =>
    createDatabase<Tables>({
      connectionString,
      role: `rma_${name}`,
      applicationName: `rma-${name}`,
      statementTimeoutMs,
      onConnectionError: (error) => logger.warn({ err: error, service: name }, 'database connection lost'),
    });
  const databases = {
    registry: databaseFor('registry'),
    catalog: databaseFor('catalog'),
    harvester: databaseFor('harvester'),
    observatory: databaseFor('observatory'),
  };
  const reach = {
    contact: { publicUrl, email: environment.contactEmail },
    allow: outboundAllow,
    // The demonstration shows real addresses, and asks none of them.
    onlyAllowed: environment.isDemonstration,
    logger,
    metrics,
  };
  const outbound = createOutbound(reach);

  const common = { clock, publicUrl, metrics };
  const { node } = environment;
  const registry = createRegistry({
    ...common,
    instance: {
      mode: node === null ? 'hub' : 'node',
      version,
      cvegeo: node?.cvegeo ?? null,
      contactEmail: environment.contactEmail,
      hub: node === null || node.hubUrl === null ? null : { url: node.hubUrl, outbound },
    },
    db: databases.registry,
    blobs: createBlobStore(environment.blobStoreUrl, 'registry'),
    smtpUrl,
    outbound,
    llaveMx: environment.llaveMx,
    efirma: readEfirmaTrust(environment.efirma),
    // Whoever tries the demonstration on their own machine is not asked to fetch their telephone.
    secondFactor: environment.isDemonstration && isOfThisMachine(environment) ? 'offered' : 'required',
    logger: logger.child({ service: 'registry' }),
  });
  const { signer } = registry;
  const catalog = createCatalog({
    ...common,
    signer,
    db: databases.catalog,
    blobs: createBlobStore(environment.blobStoreUrl, 'catalog'),
    outbound,
    partialFolder: join(environment.dataDir, 'partial'),
    uploadLimitBytes: environment.uploadLimitBytes,
    logger: logger.child({ service: 'catalog' }),
  });
  const harvester = createHarvester({
    ...common,
    signer,
    db: databases.harvester,
    outbound,
    logger: logger.child({ service: 'harvester' }),
  });
  const observatory = createObservatory({
    ...common,
    db: databases.observatory,
    blobs: createBlobStore(environment.blobStoreUrl, 'catalog'),
    logger: logger.child({ service: 'observatory' }),
  });

  return {
    /** The way to the nodes of others, who are asked while somebody waits. */
    createOutboundForNodes: (politeness: NonNullable<CreateOutboundOptions['politeness']>) =>
      createOutbound({ ...reach, politeness }),
    registry,
    catalog,
    harvester,
    observatory,
    async close() {
      await Promise.all([registry, catalog, harvester, observatory].map((service) => service.close()));
      await outbound.close();
      await Promise.all(Object.values(databases).map((database) => database.destroy()));
    },
  };
}

export type Services = ReturnType<typeof createServices>;
