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
import { temporaryFolder, type Cleanup } from './cleanup.ts';
import { loadNational } from './generate/load-national.ts';
import { launch, type Launched } from './launch.ts';
import { program } from './paths.ts';

export type NationalFixture = {
  datasets: number;
  /** As superuser. */
  connectionString: string;
  url: string;
  gateway: Launched;
  /** From the start of the gateway's process to answers from memory. */
  warmUpSeconds: number;
  /** To count the words that searches are corrected and completed from. */
  termSeconds: number;
};

async function countSearchWords(connectionString: string): Promise<number> {
  const db = createDatabase<Tables>({
    connectionString,
    role: 'rma_observatory',
    applicationName: 'rma-bench',
  });
  const observatory = createObservatory({
    db,
    clock: systemClock,
    logger: createLogger({ level: 'silent', service: 'bench' }),
    metrics: createMetrics(),
    publicUrl: 'http://127.0.0.1',
    blobs: createBlobStore('file:///nowhere'),
  });
  const startedAt = performance.now();
  await observatory.refreshSearchWords();
  const seconds = (performance.now() - startedAt) / 1000;
  await observatory.close();
  await db.destroy();
  return seconds;
}

/** A database on disk, with fsync as in production, full of generated datasets, and the real gateway over HTTP. */
export async function createNationalFixture(options: {
  cleanup: Cleanup;
  datasets: number;
  log: (text: string) => void;
}): Promise<NationalFixture> {
  const { cleanup, datasets, log } = options;
  const dataDir = await temporaryFolder(cleanup);
  const postgres = await startEmbeddedPostgres({ dataDir });
  cleanup.defer(() => postgres.stop());
  const { connectionString } = postgres;
  await migrateToLatest({ connectionString, folder: migrationsFolder });
  await seedReference({ connectionString });
  const loadedAt = performance.now();
  await loadNational(connectionString, { count: datasets });
  log(
    `${datasets.toLocaleString('en-US')} datasets generated in ${((performance.now() - loadedAt) / 1000).toFixed(0)} s`,
  );

  const termSeconds = await countSearchWords(connectionString);

  const startedAt = performance.now();
  const gateway = launch(program('gateway'), { args: [connectionString] });
  cleanup.defer(() => gateway.stop());
  const { url } = await gateway.line((line) => typeof line['url'] === 'string');
  await gateway.line((line) => line['msg'] === 'search is in memory');
  const warmUpSeconds = (performance.now() - startedAt) / 1000;
  return { datasets, connectionString, url: String(url), gateway, warmUpSeconds, termSeconds };
}
