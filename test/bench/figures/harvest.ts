import { join } from 'node:path';
import { z } from 'zod';
import type { Figure } from '../figure.ts';
import { asCoordinator, asLiaison, until, withLastWords, type HubClient } from '../hub-client.ts';
import { startHub } from '../hub-process.ts';
import { launch } from '../launch.ts';
import { peakMb, watchResident } from '../process-facts.ts';
import { program } from '../paths.ts';

const DATASETS = 100_000;
const runSchema = z.object({ id: z.uuid(), state: z.string() }).loose();
const runPage = z.object({ items: z.array(runSchema) });
const settled = ['applied', 'held', 'failed', 'refused', 'cancelled'];

/** From asking for a run to its end, in seconds. The first run may have been started by the approval itself. */
async function run(hub: HubClient, sourceId: string, { known }: { known: number }): Promise<number> {
  const startedAt = performance.now();
  const runs = () => hub.call(runPage, { method: 'GET', path: `/api/v1/sources/${sourceId}/runs` });
  if ((await runs()).items.length === known)
    await hub.call(z.unknown(), { method: 'POST', path: `/api/v1/sources/${sourceId}/runs`, body: {} });
  const { items } = await until(
    runs,
    ({ items: list }) => list.length > known && settled.includes(list[0]?.state ?? ''),
    { timeoutMs: 900_000, everyMs: 100 },
  );
  if (items[0]?.state !== 'applied') throw new Error(`the run ended ${JSON.stringify(items[0])}`);
  return (performance.now() - startedAt) / 1000;
}

/** A source of a government that has joined, approved and ready for its first run. */
async function openSource(coordination: HubClient, url: string): Promise<string> {
  await asLiaison(coordination, '20');
  const { id } = await coordination.call(z.object({ id: z.uuid() }), {
    method: 'POST',
    path: '/api/v1/sources',
    body: { cvegeo: '20', kind: 'ckan', url, title: 'Portal de prueba', selection: {} },
  });
  await coordination.call(z.unknown(), {
    method: 'POST',
    path: `/api/v1/sources/${id}/approval`,
    body: {},
  });
  return id;
}

/** A CKAN of 100,000 datasets in a process of its own, read for the first time and again unchanged. */
export const harvest: Figure = async function* ({ isFull, temporaryFolder, defer }) {
  const count = isFull ? 1_000_000 : DATASETS;
  const ckan = launch(program('ckan'), { args: [String(count)] });
  defer(() => ckan.stop());
  const { url, host } = await ckan.line((line) => typeof line['host'] === 'string');
  const folder = await temporaryFolder();
  const hub = await startHub({
    dataDir: join(folder, 'data'),
    isDemonstration: false,
    variables: { RMA_OUTBOUND_ALLOW: String(host) },
  });
  defer(() => hub.launched.stop());
  const coordination = await withLastWords(hub, () => asCoordinator(hub.url));
  const id = await withLastWords(hub, () => openSource(coordination, String(url)));

  const worker = hub.workerPid();
  const first = count / (await withLastWords(hub, () => run(coordination, id, { known: 0 })));
  yield {
    name: `harvest.first read (${count.toLocaleString('en-US')})`,
    value: first,
    unit: 'datasets/s',
    target: { atLeast: 1000 },
  };
  const peak = peakMb(worker);
  if (peak !== null)
    yield { name: 'harvest.peak of the worker', value: peak, unit: 'MB', target: { atMost: 512 } };

  const watch = watchResident(() => [worker]);
  const again = count / (await withLastWords(hub, () => run(coordination, id, { known: 1 })));
  const peakAgain = await watch.stop();
  yield { name: 'harvest.unchanged re-read', value: again, unit: 'datasets/s', target: { atLeast: 5000 } };
  if (peakAgain !== null)
    yield {
      name: 'harvest.peak of the worker, re-read',
      value: peakAgain,
      unit: 'MB',
      target: { atMost: 512 },
    };
};
