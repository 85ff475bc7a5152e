/** The gateway alone behind the product's own HTTP server. Tells its address; its log says when search is in memory. */
import { systemClock } from '@rma/domain';
import { createGateway } from '@rma/gateway';
import { createBlobStore, createDatabase, type Tables } from '@rma/persistence';
import {
  closeInOrder,
  createLogger,
  createMetrics,
  createOutbound,
  createReadiness,
  createServer,
} from '@rma/service-kit';

const [connectionString = '', blobStoreUrl = 'file:///nowhere'] = process.argv.slice(2);
const logger = createLogger({ level: 'info', service: 'gateway' });
const metrics = createMetrics();
const publicUrl = 'http://127.0.0.1';
const db = createDatabase<Tables>({ connectionString, role: 'rma_gateway', applicationName: 'rma-gateway' });
const outbound = createOutbound({ contact: { publicUrl, email: 'bench@example.org' }, onlyAllowed: true });
const gateway = createGateway({
  db,
  connectionString,
  clock: systemClock,
  logger,
  publicUrl,
  demonstration: true,
  metrics,
  blobs: createBlobStore(blobStoreUrl),
  outbound,
  quotas: { address: Number.MAX_SAFE_INTEGER, identified: Number.MAX_SAFE_INTEGER },
});
const readiness = createReadiness({ checks: gateway.ready });
const server = await createServer({ logger, metrics, readiness, publicUrl });
await server.register(gateway.routes);
const url = await server.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`${JSON.stringify({ url })}\n`);
closeInOrder(
  [
    { name: 'server', close: () => server.close() },
    { name: 'gateway', close: () => gateway.close() },
    { name: 'outbound', close: () => outbound.close() },
    { name: 'database', close: () => db.destroy() },
  ],
  { logger },
);
