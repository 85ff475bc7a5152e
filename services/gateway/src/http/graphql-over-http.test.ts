import { createLogger, createMetrics, createReadiness, createServer, listen } from '@rma/service-kit';
import { createTestDatabase } from '@rma/testkit';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testGateway } from '../testing/test-gateway.ts';

// The audits of the reference implementation of GraphQL over HTTP, against a server that really listens.
const database = await createTestDatabase();
const { gateway } = testGateway(database);
const server = await createServer({
  logger: createLogger({ level: 'silent', service: 'gateway' }),
  metrics: createMetrics(),
  readiness: createReadiness({ checks: gateway.ready }),
  publicUrl: 'http://127.0.0.1',
});
await server.register(gateway.routes);
let address = '';

beforeAll(async () => {
  address = await listen(server, { host: '127.0.0.1', port: 0 });
  await gateway.settled();
});
afterAll(async () => {
  await server.close();
  await gateway.close();
});

const audits = serverAudits({ url: () => `${address}/graphql` });

test('the audits are all there', () => {
  expect(audits.length).toBeGreaterThan(60);
});

describe('GraphQL over HTTP', () => {
  test.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (_, audit) => {
    const result = await audit.fn();
    expect(result.status === 'ok' ? null : result.reason).toBeNull();
  });
});
