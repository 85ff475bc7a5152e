import { migrationsFolder, seedReference } from '@rma/db';
import { migrateToLatest, startEmbeddedPostgres } from '@rma/persistence';
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
};

/** A database on disk, with fsync as in production, full of generated datasets, and the real gateway over HTTP. */
export async function createNationalFixture(options: {
  cleanup: Cleanup;
  isFull: boolean;
  log: (text: string) => void;
}): Promise<NationalFixture> {
  const { cleanup, log } = options;
  const datasets = options.isFull ? 1_000_000 : 100_000;
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

  const startedAt = performance.now();
  const gateway = launch(program('gateway'), { args: [connectionString] });
  cleanup.defer(() => gateway.stop());
  const { url } = await gateway.line((line) => typeof line['url'] === 'string');
  await gateway.line((line) => line['msg'] === 'search is in memory');
  const warmUpSeconds = (performance.now() - startedAt) / 1000;
  return { datasets, connectionString, url: String(url), gateway, warmUpSeconds };
}
