import { createBlobStore, type BlobStore } from '@rma/persistence';
import { createLogger, createMetrics, createOutbound } from '@rma/service-kit';
import { testClock, type TestDatabase } from '@rma/testkit';
import { afterAll } from 'vitest';
import { createGateway } from '../app.ts';
import type { QuotaLimits } from '../http/quotas.ts';

/**
 * A gateway over a test database with the gateway's role, at noon of 2026-06-15 in UTC; without files unless given.
 * Of other servers it asks only those at `reach` (host:port).
 */
export function testGateway(
  database: TestDatabase,
  options: {
    listens?: boolean;
    blobs?: BlobStore;
    reach?: string[];
    quotas?: QuotaLimits;
    slowKeptMs?: number;
  } = {},
) {
  const clock = testClock('2026-06-15T12:00:00Z');
  const outbound = createOutbound({
    contact: { publicUrl: 'https://red.example', email: 'datos@red.example' },
    allow: options.reach ?? [],
    onlyAllowed: true,
    politeness: () => ({ concurrency: 8, gapMs: 0 }),
  });
  afterAll(() => outbound.close());
  const metrics = createMetrics();
  const gateway = createGateway({
    db: database.as('rma_gateway'),
    connectionString: options.listens === true ? database.connectionString : undefined,
    clock,
    logger: createLogger({ level: 'silent', service: 'gateway' }),
    publicUrl: 'https://red.example',
    demonstration: false,
    metrics,
    blobs: options.blobs ?? createBlobStore('file:///nowhere'),
    outbound,
    ...(options.quotas && { quotas: options.quotas }),
    ...(options.slowKeptMs !== undefined && { slowKeptMs: options.slowKeptMs }),
  });
  return { gateway, clock, metrics };
}
