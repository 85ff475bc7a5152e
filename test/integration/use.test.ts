import { expect, test } from 'vitest';
import { graphql } from './support/http.ts';
import { startHubProcess } from './support/hub-process.ts';
import { joinAsLiaison, signInAsCoordinator } from './support/people.ts';
import { openResource, publish, roadIncidents, upload } from './support/publishing.ts';

const torreon = '05035';
const hub = await startHubProcess();
const token = await joinAsLiaison(hub, await signInAsCoordinator(hub), torreon);
const { packageId, resourceId: id } = await openResource(hub, token, torreon);
await upload(hub, token, { resourceId: id, content: roadIncidents(['Juárez', 'Colón']) });
await publish(hub, token, packageId);

type Counts = { downloads: number; apiReads: number; views: number; robots: number };
type Told = { dataset: { use: Counts; distributions: { downloadUrl: string | null }[] } };

async function take(path: string, headers: Record<string, string> = {}): Promise<void> {
  const response = await fetch(new URL(path, hub.url), { headers: { 'user-agent': 'curl/8', ...headers } });
  await response.arrayBuffer();
  expect({ path, status: response.status }).toEqual({ path, status: 200 });
}

const read = async (): Promise<Told['dataset']> => {
  const { dataset } = await graphql<Told>(
    hub,
    'query ($id: ID!) { dataset(id: $id) { use { downloads apiReads views robots } distributions { downloadUrl } } }',
    { id },
  );
  return dataset;
};

test('every door a dataset is served through is counted once, also when the hub ends in order right after', async () => {
  // This reading is counted too.
  const { use: before, distributions } = await read();
  for (let index = 0; index < 5; index += 1) {
    // One after the other: each leaves as soon as it has the last byte.
    // oxlint-disable-next-line no-await-in-loop
    await take(distributions[0]?.downloadUrl ?? '', { connection: 'close' });
  }
  await take(`/api/v1/datasets/${id}/rows?format=csv`);
  await take(`/api/v1/datasets/${id}/rows`);
  await take(`/api/3/action/package_show?id=${id}`);
  await take(`/api/3/action/datastore_search?resource_id=${id}`);
  await take(`/datasets/${id}`, { accept: 'text/turtle' });
  await take(`/datasets/${id}`, { accept: 'text/html' });
  await take(`/datasets/${id}`, { accept: 'text/html', 'user-agent': 'Googlebot/2.1' });
  const query = encodeURIComponent(`{ dataset(id: "${id}") { title } }`);
  await take(`/graphql?query=${query}`);
  await take(`/graphql?query=${query}`);
  await hub.stop();
  await hub.start();

  const { use: after } = await read();
  expect(before).toEqual({ downloads: 0, apiReads: 0, views: 0, robots: 0 });
  expect(after).toEqual({ downloads: 6, apiReads: 7, views: 1, robots: 1 });
});
