import { join } from 'node:path';
import { migrationsFolder, seedReference } from '@rma/db';
import { systemClock } from '@rma/domain';
import { createObservatory } from '@rma/observatory';
import {
  createBlobStore,
  createDatabase,
  migrateToLatest,
  startEmbeddedPostgres,
  type Tables,
} from '@rma/persistence';
import { createLogger, createMetrics } from '@rma/service-kit';
import type { Figure } from '../figure.ts';
import { loadNational } from '../generate/load-national.ts';

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
};

/** How fast the quality of a whole network is worked out the first time, again, and when nothing changed. */
export const quality: Figure = async function* ({ isFull, temporaryFolder, defer, log }) {
  const count = isFull ? 1_000_000 : 50_000;
  const folder = await temporaryFolder();
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
  defer(() => postgres.stop());
  const { connectionString } = postgres;
  await migrateToLatest({ connectionString, folder: migrationsFolder });
  await seedReference({ connectionString });
  await loadNational(connectionString, { count });
  const admin = createDatabase<Tables>({ connectionString, applicationName: 'bench' });
  defer(() => admin.destroy());
  // What the generator wrote instead of the observatory.
  await admin.deleteFrom('national.dataset_quality').execute();
  const db = createDatabase<Tables>({ connectionString, role: 'rma_observatory', applicationName: 'bench' });
  defer(() => db.destroy());
  const observatory = createObservatory({
    db,
    clock: systemClock,
    logger: createLogger({ level: 'warn', service: 'bench' }),
    metrics: createMetrics(),
    publicUrl: 'http://127.0.0.1',
    blobs: createBlobStore('file:///nowhere'),
  });
  defer(() => observatory.close());
  const assess = () => observatory.tasks['observatory.assess']({}, {});
  const note = `${count.toLocaleString('en-US')} datasets`;
  const rate = (seconds: number) => count / seconds;
  // No slower than harvests bring them, or it would fall behind.
  const target = { atLeast: 1000 };

  yield {
    name: 'quality.first pass',
    value: rate(await secondsOf(assess)),
    unit: 'datasets/s',
    target,
    note,
  };
  log('assessed once');
  yield {
    name: 'quality.catalogues counted',
    value: await secondsOf(() => observatory.tasks['observatory.recount-catalogues']({}, {})),
    unit: 's',
    note,
  };
  await admin.updateTable('observatory.assessment_method').set({ version: 0 }).execute();
  yield { name: 'quality.unchanged', value: rate(await secondsOf(assess)), unit: 'datasets/s', target, note };
  const nothing = await secondsOf(assess);
  yield { name: 'quality.nothing changed', value: nothing * 1000, unit: 'ms', target: { atMost: 500 }, note };
};
