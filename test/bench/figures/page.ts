import { join } from 'node:path';
import { z } from 'zod';
import type { Figure } from '../figure.ts';
import { graphqlClient } from '../graphql-client.ts';
import { startHub } from '../hub-process.ts';
import { fetchAsBrowser, weighPage } from '../page-weight.ts';
import { percentile } from '../percentile.ts';

const REQUESTS = 50;
const WARM_UP = 5;
const anyDataset = z.object({
  datasets: z.object({
    nodes: z.array(z.object({ id: z.string(), publisher: z.object({ cvegeo: z.string() }) })).min(1),
  }),
});

/** The four pages people open most, of the demonstration network: time at the server and weight over the wire. */
export const page: Figure = async function* ({ temporaryFolder, defer, log }) {
  const folder = await temporaryFolder();
  const hub = await startHub({ dataDir: join(folder, 'data'), isDemonstration: true });
  defer(() => hub.launched.stop());
  const client = graphqlClient(hub.url, { connections: 1 });
  defer(async () => client.close());
  const { datasets } = await client.read(
    anyDataset,
    '{ datasets(first: 1) { nodes { id publisher { cvegeo } } } }',
  );
  const [node] = datasets.nodes;
  const paths: Record<string, string> = {
    home: '/',
    search: '/buscar?q=delitos',
    dataset: `/datasets/${node?.id}`,
    government: `/governments/${node?.publisher.cvegeo}`,
  };
  for (const [name, path] of Object.entries(paths)) {
    const times: number[] = [];
    for (let turn = 0; turn < WARM_UP + REQUESTS; turn += 1) {
      const { status, elapsedMs } = await fetchAsBrowser(`${hub.url}${path}`);
      if (status !== 200) throw new Error(`${path} answered ${status}`);
      if (turn >= WARM_UP) times.push(elapsedMs);
    }
    yield {
      name: `page.${name} p50`,
      value: percentile(times, 0.5),
      unit: 'ms',
      target: { atMost: 100 },
      note: `p95 ${percentile(times, 0.95).toFixed(1)} ms`,
    };
    const weights = await weighPage(`${hub.url}${path}`);
    for (const { path: file, bytes } of weights) log(`${name}: ${file} ${(bytes / 1000).toFixed(1)} kB`);
    yield {
      name: `page.${name} over the wire`,
      value: weights.reduce((sum, { bytes }) => sum + bytes, 0) / 1000,
      unit: 'kB',
      target: { atMost: 120 },
      note: `${weights.length} files`,
    };
  }
};
