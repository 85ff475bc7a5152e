import { systemClock } from '@rma/domain';
import { createGateway, nodePoliteness } from '@rma/gateway';
import { createBlobStore, createDatabase, type Tables } from '@rma/persistence';
import { createPortal } from '@rma/portal';
import { buildPortal } from '@rma/portal/build';
import {
  authentication,
  createReadiness,
  createServer,
  listen,
  openapi,
  requireFreePort,
  type Logger,
  type Metrics,
  type Server,
} from '@rma/service-kit';
import { openDatabase } from './database.ts';
import { demonstrationAccounts, settleDemonstrationAccounts } from './demonstration/accounts.ts';
import { openDemonstration } from './demonstration/demonstration.ts';
import { demonstrationEfirmaRoutes } from './demonstration/efirma.ts';
import { workerVariables, type HubEnvironment } from './environment.ts';
import { inProcess } from './in-process.ts';
import { createServices, version, type Services } from './services.ts';
import { superviseWorker } from './worker/supervisor.ts';

/** A running hub: its address, what its operator must be told once, and how to stop it in order. */
export type Hub = {
  url: string;
  /** Given once, when the first coordinator's password was generated. */
  firstCoordinator: { email: string; password: string } | null;
  steps: { name: string; close: () => Promise<unknown> }[];
};

/**
 * Everything, in order: pages built, database up, services composed behind one port, demonstration loaded,
 * worker running. Throws StartupError, MigrationError; what had been started by then is closed.
 */
export async function startHub(options: {
  environment: HubEnvironment;
  logger: Logger;
  metrics: Metrics;
}): Promise<Hub> {
  const { environment, logger, metrics } = options;
  const steps: Hub['steps'] = [];
  const onClose = (name: string, close: () => Promise<unknown>) => steps.unshift({ name, close });
  await requireFreePort(environment);
  try {
    await buildPortal();
    const database = await openDatabase({
      databaseUrl: environment.databaseUrl,
      dataDir: environment.dataDir,
      logger,
    });
    onClose('database', () => database.stop());
    const { connectionString } = database;

    const demonstration = environment.isDemonstration ? await openDemonstration(environment) : null;
    if (demonstration !== null) onClose('demonstration portal', () => demonstration.close());
    const outboundAllow = [...environment.outboundAllow, ...(demonstration?.outboundAllow ?? [])];

    const services = createServices({ environment, connectionString, outboundAllow, logger, metrics });
    onClose('services', () => services.close());
    const ownGovernment = await services.registry.settleOwnGovernment();
    await settleDemonstrationAccounts(services, environment);
    const first = await services.registry.ensureFirstCoordinator(environment.firstCoordinator);
    if (demonstration !== null) await demonstration.load(services, { connectionString, logger });

    const server = await composeServer({
      environment,
      ownGovernment,
      connectionString,
      services,
      logger,
      metrics,
      onClose,
    });
    const url = await listen(server, environment);

    await services.registry.hubJoining.askSoon();
    const worker = superviseWorker({
      variables: workerVariables(environment, { connectionString, outboundAllow }),
      logger,
    });
    onClose('worker', () => worker.stop());
    return {
      url,
      firstCoordinator:
        first.created && first.generatedPassword !== null
          ? { email: first.email, password: first.generatedPassword }
          : null,
      steps,
    };
  } catch (error) {
    for (const step of steps) await step.close();
    throw error;
  }
}

async function composeServer(options: {
  environment: HubEnvironment;
  /** The government whose node this is. */
  ownGovernment: { cvegeo: string; name: string } | null;
  connectionString: string;
  services: Services;
  logger: Logger;
  metrics: Metrics;
  onClose: (name: string, close: () => Promise<unknown>) => void;
}): Promise<Server> {
  const { environment, ownGovernment, connectionString, services, logger, metrics, onClose } = options;
  const { publicUrl, isDemonstration } = environment;
  const gatewayDatabase = createDatabase<Tables>({
    connectionString: environment.readDatabaseUrl ?? connectionString,
    role: 'rma_gateway',
    applicationName: 'rma-gateway',
    statementTimeoutMs: 10_000,
    onConnectionError: (error) => logger.warn({ err: error, service: 'gateway' }, 'database connection lost'),
  });
  const outboundForNodes = services.createOutboundForNodes(nodePoliteness);
  const gateway = createGateway({
    db: gatewayDatabase,
    // A replica gives no notifications; there the gateway looks for changes once a second.
    connectionString: environment.readDatabaseUrl === undefined ? connectionString : undefined,
    clock: systemClock,
    logger: logger.child({ service: 'gateway' }),
    publicUrl,
    demonstration: isDemonstration,
    metrics,
    blobs: createBlobStore(environment.blobStoreUrl, 'catalog'),
    outbound: outboundForNodes,
  });

  const readiness = createReadiness({
    onFailure: (name, error) => logger.warn({ err: error, check: name }, 'not ready'),
  });
  const server = await createServer({
    logger,
    metrics,
    readiness,
    publicUrl,
    trustProxy: environment.trustProxy,
    uploadLimitBytes: environment.uploadLimitBytes,
  });
  const tryAccounts = isDemonstration ? await demonstrationAccounts(services, environment) : null;
  const portal = await createPortal({
    request: inProcess(server),
    publicUrl,
    demonstration: isDemonstration,
    ...(ownGovernment && { node: ownGovernment }),
    ...(tryAccounts && { demonstrationAccounts: tryAccounts }),
    logger: logger.child({ service: 'portal' }),
  });
  const { registry, catalog, harvester, observatory } = services;
  await server.register(authentication, {
    issuer: publicUrl,
    publicKeyFor: registry.publicKeyFor,
    verifyApiKey: registry.verifyApiKey,
  });
  await server.register(openapi, { version });
  server.addHook('onSend', observatory.use.onSend);
  if (isDemonstration) await server.register(demonstrationEfirmaRoutes(environment.dataDir));
  for (const part of [registry, catalog, harvester, observatory, gateway, portal]) {
    await server.register(part.routes);
    for (const check of part.ready) readiness.add(check);
  }
  onClose('gateway', async () => {
    await gateway.close();
    await outboundForNodes.close();
    await gatewayDatabase.destroy();
  });
  onClose('server', async () => {
    readiness.stop();
    await server.close();
    await portal.close();
  });
  return server;
}
