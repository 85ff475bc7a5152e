import { startCkanPortal, syntheticPackages } from '@rma/testkit';
import { afterAll, expect, test } from 'vitest';
import { endOfRun, openSource, startRun } from './support/harvesting.ts';
import { graphql } from './support/http.ts';
import { startHubProcess } from './support/hub-process.ts';
import { joinAsLiaison, joinNetwork, signInAsCoordinator } from './support/people.ts';
import { openResource, publish, roadIncidents, upload } from './support/publishing.ts';
import { until } from './support/until.ts';

const torreon = '05035';
const cuernavaca = '17007';
const remoteCount = 30;

const portal = await startCkanPortal({ datasets: syntheticPackages(remoteCount) });
afterAll(() => portal.close());
const hub = await startHubProcess({
  variables: { RMA_OUTBOUND_ALLOW: portal.host, SMTP_URL: 'smtp://127.0.0.1:9' },
});
const coordinatorToken = await signInAsCoordinator(hub);
const liaisonToken = await joinAsLiaison(hub, coordinatorToken, torreon);
await joinNetwork(hub, coordinatorToken, cuernavaca);
const sourceId = await openSource(hub, coordinatorToken, { cvegeo: cuernavaca, url: portal.url });
const { packageId, resourceId } = await openResource(hub, liaisonToken, torreon);

type View = {
  network: { members: number; datasets: number; packages: number; asOf: string };
  datasets: { totalCount: number; nodes: { id: string }[] };
  government: { catalogue: { sources: { lastSuccessAt: string | null; health: string }[] } };
};
const readView = () =>
  graphql<View>(
    hub,
    `{ network { members datasets packages asOf }
       datasets(query: "luminarias", first: 3) { totalCount nodes { id } }
       government(cvegeo: "${cuernavaca}") { catalogue { sources { lastSuccessAt health } } } }`,
  );

test('the national view answers, and says how fresh it is, with workers, sources and mail down', async () => {
  const run = await endOfRun(hub, coordinatorToken, await startRun(hub, coordinatorToken, sourceId));
  expect(run.state).toBe('applied');
  await upload(hub, liaisonToken, { resourceId, content: roadIncidents(['Cruce']) });
  await publish(hub, liaisonToken, packageId);
  const whole = await until('the view shows everything', async () => {
    const view = await readView();
    return view.network.datasets === remoteCount + 1 && view.datasets.totalCount > 0 ? view : null;
  });

  await portal.close();
  process.kill(await hub.workerPid(), 'SIGKILL');
  const stopped = await hub.workerPid();
  // A worker that hangs is not started again by anybody, so from here on there is none.
  process.kill(stopped, 'SIGSTOP');
  try {
    const later = await readView();
    expect(later.network).toMatchObject({ members: 2, datasets: remoteCount + 1, packages: 1 });
    expect(later.datasets).toEqual(whole.datasets);
    expect(later.government.catalogue.sources).toEqual(whole.government.catalogue.sources);
    expect(later.government.catalogue.sources[0]?.lastSuccessAt).not.toBeNull();
    for (const path of [
      '/',
      '/buscar?q=luminarias',
      `/datasets/${later.datasets.nodes[0]?.id}`,
      `/governments/${cuernavaca}`,
      `/governments/${torreon}`,
      `/packages/${packageId}`,
    ]) {
      const page = await fetch(`${hub.url}${path}`);
      expect({ path, status: page.status }).toEqual({ path, status: 200 });
      expect(await page.text()).toContain('</html>');
    }
    expect((await fetch(`${hub.url}/readyz`)).status).toBe(200);
  } finally {
    process.kill(stopped, 'SIGCONT');
  }
});
