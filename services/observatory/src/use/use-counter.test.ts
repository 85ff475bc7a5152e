import { createLogger, createMetrics } from '@rma/service-kit';
import { testClock } from '@rma/testkit';
import { expect, test } from 'vitest';
import { createUseCounter } from './use-counter.ts';
import type { CountedUse } from './use-queries.ts';

const options = {
  clock: testClock('2026-11-22T18:00:00Z'),
  logger: createLogger({ level: 'silent', service: 'observatory' }),
  metrics: createMetrics(),
};
const use = { datasetId: 'a', channel: 'api', isRobot: false } as const;

test('what could not be written is counted on, and written with the rest', async () => {
  const written: CountedUse[][] = [];
  let isDown = true;
  const counter = createUseCounter({
    ...options,
    write: async (counted) => {
      if (isDown) throw new Error('database down');
      written.push(counted);
    },
  });
  counter.count(use);
  await counter.flush();
  counter.count(use);
  counter.count({ ...use, isRobot: true });
  isDown = false;
  await counter.close();
  expect(written).toEqual([[{ datasetId: 'a', channel: 'api', day: '2026-11-22', count: 2, robots: 1 }]]);
});

test('what is counted while a batch is being written is in the next one', async () => {
  const written: number[] = [];
  const gate = Promise.withResolvers<void>();
  const counter = createUseCounter({
    ...options,
    write: async (counted) => {
      await gate.promise;
      written.push(counted[0]?.count ?? 0);
    },
  });
  counter.count(use);
  const first = counter.flush();
  counter.count(use);
  counter.count(use);
  const closing = counter.close();
  gate.resolve();
  await Promise.all([first, closing]);
  expect(written).toEqual([1, 2]);
});

test('however long nothing can be written, no more than a bounded number of counts waits', async () => {
  let most = 0;
  const counter = createUseCounter({
    ...options,
    write: async (counted) => {
      most = Math.max(most, counted.length);
      throw new Error('database down');
    },
  });
  for (let index = 0; index < 150_000; index += 1) counter.count({ ...use, datasetId: String(index) });
  await counter.flush();
  await counter.close();
  expect(most).toBe(100_000);
  expect(await options.metrics.text()).toContain('rma_use_not_counted_total{channel="api"}');
});
