/** The catalog alone behind the product's own HTTP server, with a key to sign its feed. Tells its address. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { createCatalog } from '@rma/catalog';
import { systemClock } from '@rma/domain';
import { createBlobStore, createDatabase, type Tables } from '@rma/persistence';
import {
  closeInOrder,
  createLogger,
  createMetrics,
  createOutbound,
  createReadiness,
  createServer,
  type InstanceSigner,
} from '@rma/service-kit';

const [connectionString = '', folder = ''] = process.argv.slice(2);
const logger = createLogger({ level: 'warn', service: 'catalog' });
const metrics = createMetrics();
const publicUrl = 'http://127.0.0.1';
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const kid = 'bench';
const signer: InstanceSigner = {
  kid: async () => kid,
  sign: async (data) => sign(null, data, privateKey),
  publicKeys: async () => [{ ...publicKey.export({ format: 'jwk' }), kid }],
};
const db = createDatabase<Tables>({ connectionString, role: 'rma_catalog', applicationName: 'rma-catalog' });
const outbound = createOutbound({ contact: { publicUrl, email: 'bench@example.org' }, onlyAllowed: true });
const catalog = createCatalog({
  db,
  clock: systemClock,
  logger,
  metrics,
  publicUrl,
  signer,
  outbound,
  blobs: createBlobStore(`file://${folder}`),
  partialFolder: folder,
});
const server = await createServer({ logger, metrics, readiness: createReadiness(), publicUrl });
await server.register(catalog.routes);
const url = await server.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`${JSON.stringify({ url })}\n`);
closeInOrder(
  [
    { name: 'server', close: () => server.close() },
    { name: 'catalog', close: () => catalog.close() },
    { name: 'outbound', close: () => outbound.close() },
    { name: 'database', close: () => db.destroy() },
  ],
  { logger },
);
