import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { everyItem, graphql } from './http.ts';
import type { HubProcess } from './hub-process.ts';

/** Everything that a refused request could have left behind. */
export type Traces = Record<
  'applications' | 'messages' | 'sources' | 'packages' | 'ledgerEntries' | 'datasets' | 'files',
  number
>;

let reads = 0;

/** Counts what the hub holds, before and after something that must leave no trace. */
export async function tracesIn(hub: HubProcess, coordinatorToken: string): Promise<Traces> {
  const count = async (path: string) => (await everyItem<unknown>(hub, path, coordinatorToken)).length;
  // Under a name of its own, so that the answer is not one that the gateway still remembers.
  reads += 1;
  const { ledger, datasets } = await graphql<Record<'ledger' | 'datasets', { totalCount: number }>>(
    hub,
    `query traces${reads} { ledger(first: 1) { totalCount } datasets(first: 1) { totalCount } }`,
  );
  return {
    applications: await count('/api/v1/applications'),
    messages: await count('/api/v1/messages'),
    sources: await count('/api/v1/sources'),
    packages: await count('/api/v1/packages'),
    ledgerEntries: ledger.totalCount,
    datasets: datasets.totalCount,
    files: await storedFiles(hub),
  };
}

/** How many files the hub's store holds, complete or still arriving. */
export async function storedFiles({ dataDir }: HubProcess): Promise<number> {
  const folder = join(dataDir, 'blobs');
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const found = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => null)));
  return found.filter((entry) => entry?.isFile() === true).length;
}
