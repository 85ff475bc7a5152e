import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { freePort } from '../bench/launch.ts';
import { oneTimeCodeOf } from '../bench/person-session.ts';
import { endOfRun, startRun, type Run } from './support/harvesting.ts';
import { ask, call, graphql } from './support/http.ts';
import { coordinator as firstCoordinator, startHubProcess } from './support/hub-process.ts';
import { inviteLiaison, nodeAt, standBetween, type Found } from './support/nodes.ts';
import { joinNetwork, signInAsCoordinator } from './support/people.ts';
import { openResource, publish, roadIncidents, upload } from './support/publishing.ts';
import { until } from './support/until.ts';

// A municipality's node, a state's node, and the hub: three processes, each with a database of its own.
const rma = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url));
const torreon = '05035';
const coahuila = '05';
const [torreonPort, coahuilaPort] = [await freePort(), await freePort()];
// Everybody knows Torreón's node by this address, so the test can stand in its way.
const line = await standBetween(torreonPort);
const hub = await startHubProcess({
  variables: { RMA_OUTBOUND_ALLOW: `127.0.0.1:${line.port},127.0.0.1:${coahuilaPort}` },
});
const nodeVariables = (cvegeo: string) => ({
  RMA_MODE: 'node',
  RMA_NODE_CVEGEO: cvegeo,
  RMA_HUB_URL: hub.url,
  RMA_OUTBOUND_ALLOW: `127.0.0.1:${hub.port},127.0.0.1:${line.port}`,
});
const [municipal, state] = await Promise.all([
  startHubProcess({ port: torreonPort, variables: { ...nodeVariables(torreon), PUBLIC_URL: line.url } }),
  startHubProcess({ port: coahuilaPort, variables: nodeVariables(coahuila) }),
]);
const coordinator = await signInAsCoordinator(hub);
// A session is renewed only from the address the node is known by.
const municipalCoordinator = await signInAsCoordinator({ url: line.url });
const stateCoordinator = await signInAsCoordinator(state);
for (const cvegeo of [torreon, coahuila]) await joinNetwork(hub, coordinator, cvegeo);

type Instance = { hub: { state: string; id: string | null; failure: string | null } };
const municipalUrl = line.url;

const datasetsAtHub = async (): Promise<Found[]> => {
  const { datasets } = await graphql<{ datasets: { nodes: Found[] } }>(
    hub,
    '{ datasets(first: 50) { nodes { id title origin publisher { cvegeo } alsoAt { url } } } }',
  );
  return datasets.nodes;
};
const titlesAtHub = async () => (await datasetsAtHub()).map(({ title }) => title).toSorted();
const known = async (url: string) => {
  const node = await nodeAt(hub, coordinator, url);
  if (node === null) throw new Error(`the hub knows no node at ${url}`);
  return node;
};
const harvest = async (url: string, json: Record<string, unknown> = {}): Promise<Run> => {
  const sourceId = String((await known(url)).sourceId);
  const started = await until('a run can start', async () => {
    const { status, body } = await call<Run>(hub, 'POST', `/api/v1/sources/${sourceId}/runs`, {
      token: coordinator,
      json,
    });
    return status < 300 ? body.id : null;
  });
  return endOfRun(hub, coordinator, started);
};

const liaison = await inviteLiaison(municipal, municipalCoordinator, torreon);
const { packageId, resourceId } = await openResource(municipal, liaison, torreon);
let releases = 0;
/** Publishes another release of the municipal node's dataset under a title of its own. */
async function release(title: string): Promise<void> {
  releases += 1;
  await ask(municipal, 'PATCH', `/api/v1/resources/${resourceId}`, { token: liaison, json: { title } });
  await upload(municipal, liaison, { resourceId, content: roadIncidents([`Cruce ${releases}`]) });
  await publish(municipal, liaison, packageId);
}

test('nodes register by themselves and are followed once a coordinator compared the fingerprints', async () => {
  for (const [node, token, url] of [
    [municipal, municipalCoordinator, municipalUrl],
    [state, stateCoordinator, state.url],
  ] as const) {
    const proposed = await until('the node has registered', () => nodeAt(hub, coordinator, url));
    expect(proposed.state).toBe('proposed');
    const { items } = await ask<{ items: { kid: string; state: string }[] }>(
      node,
      'GET',
      '/api/v1/instance/keys',
      { token },
    );
    expect(proposed.keys.map(({ kid }) => kid)).toEqual(items.map(({ kid }) => kid));
    await ask(hub, 'POST', `/api/v1/nodes/${proposed.id}/approval`, {
      token: coordinator,
      json: { kid: items[0]?.kid },
    });
    await ask(node, 'POST', '/api/v1/instance/hub-look', { token });
    await until('the node knows that it is approved', async () => {
      const { hub: standing } = await ask<Instance>(node, 'GET', '/api/v1/instance', { token });
      return standing.state === 'approved';
    });
  }
});

test('the operator reads the fingerprint and the standing from the command line', async () => {
  const code = await oneTimeCodeOf(line.url, firstCoordinator.email);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [rma, 'node', 'status', '--to', municipal.url, '--email', firstCoordinator.email, '--code', code],
    { env: { ...process.env, RMA_PASSWORD: firstCoordinator.password } },
  );
  const { keys } = await known(municipalUrl);
  const fingerprint = Buffer.from(String(keys[0]?.kid), 'base64url').toString('hex');
  expect(stdout.replaceAll(' ', '')).toContain(fingerprint);
  expect(stdout).toContain(`${hub.url}: aprobado`);
});

test('what a node publishes is in the hub’s GraphQL within seconds', async () => {
  await release('Incidentes viales de Torreón');
  const seconds: number[] = [];
  await until('the first publication arrives', async () => (await titlesAtHub()).length === 1);
  for (const number of [1, 2, 3]) {
    const title = `Incidentes viales, edición ${number}`;
    await release(title);
    const publishedAt = performance.now();
    await until('the publication arrives', async () => (await titlesAtHub()).includes(title));
    seconds.push((performance.now() - publishedAt) / 1000);
  }
  process.stdout.write(
    `  seconds from a node to the hub: ${seconds.map((one) => one.toFixed(2)).join(', ')}\n`,
  );
  const [dataset] = await datasetsAtHub();
  expect(dataset).toMatchObject({ origin: 'NODE', publisher: { cvegeo: torreon } });
  expect(await datasetsAtHub()).toHaveLength(1);
});

test('both sides know how far the other came, by what the hub signed', async () => {
  const { id } = await known(municipalUrl);
  const { items } = await until('the receipt of what was applied is there', async () => {
    const receipts = await ask<{ items: { kind: string; number: number }[] }>(
      hub,
      'GET',
      `/api/v1/nodes/${id}/receipts/latest`,
    );
    return receipts.items.some(({ kind, number }) => kind === 'applied' && number === 4) ? receipts : null;
  });
  expect(items).toMatchObject([
    { kind: 'applied', number: 4 },
    { kind: 'received', number: 4 },
  ]);
});

test('a page changed on its way is refused, and what was there stays', async () => {
  const before = await titlesAtHub();
  line.tamper((path, body) =>
    path.startsWith('/feed') ? body.replaceAll('edición 3', 'edición falsa') : body,
  );
  expect(await harvest(municipalUrl)).toMatchObject({ state: 'failed', failure: { code: 'signature' } });
  expect(await titlesAtHub()).toEqual(before);
  line.tamper(null);
  expect(await harvest(municipalUrl)).toMatchObject({ state: 'applied' });
});

test('a node that is down leaves the hub as it is, marked; back after a long time, nothing is lost', async () => {
  const before = await titlesAtHub();
  await municipal.kill();
  expect(await harvest(municipalUrl)).toMatchObject({ state: 'failed' });
  expect(await titlesAtHub()).toEqual(before);
  const { network } = await graphql<{ network: { sources: { degraded: number } } }>(
    hub,
    '{ network { sources { degraded } } }',
  );
  expect(network.sources.degraded).toBe(1);
  await municipal.start();
  // The line stays cut while the node goes on publishing.
  line.cut(true);
  for (const number of [4, 5, 6]) await release(`Incidentes viales, edición ${number}`);
  expect(await titlesAtHub()).toEqual(before);
  line.cut(false);
  await until('the hub has caught up', async () => {
    await harvest(municipalUrl, { mode: 'incremental' });
    return (await titlesAtHub()).includes('Incidentes viales, edición 6');
  });
  expect(await datasetsAtHub()).toHaveLength(1);
  expect((await known(municipalUrl)).appliedNumber).toBe(7);
});

test('a node changes its key and is followed by the new one', async () => {
  const { kid } = await ask<{ kid: string }>(municipal, 'POST', '/api/v1/instance/keys', {
    token: municipalCoordinator,
    json: { reason: 'Cambio anual de la llave.' },
  });
  await release('Incidentes viales, con llave nueva');
  await until('the publication arrives', async () =>
    (await titlesAtHub()).includes('Incidentes viales, con llave nueva'),
  );
  const { keys } = await known(municipalUrl);
  expect(keys.map((key) => [key.kid === kid, key.state])).toEqual([
    [true, 'active'],
    [false, 'retired'],
  ]);
});

test('a state that gathers its municipalities does not double them', async () => {
  const { id: sourceId } = await ask<{ id: string }>(state, 'POST', '/api/v1/sources', {
    token: stateCoordinator,
    json: { cvegeo: torreon, kind: 'dcat', title: 'Torreón', url: `${municipalUrl}/catalog.ttl` },
  });
  await ask(state, 'POST', `/api/v1/sources/${sourceId}/approval`, { token: stateCoordinator });
  const run = await endOfRun(state, stateCoordinator, await startRun(state, stateCoordinator, sourceId));
  expect(run).toMatchObject({ state: 'applied', counts: { added: 1 } });
  await until('the hub has read the state’s feed', async () => (await known(state.url)).appliedNumber === 1);
  const found = await datasetsAtHub();
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ publisher: { cvegeo: torreon }, origin: 'NODE' });
  expect(found[0]?.alsoAt).toHaveLength(1);
});

test('a revoked node is heard no more', async () => {
  const { id, sourceId } = await known(municipalUrl);
  const before = await titlesAtHub();
  await ask(hub, 'POST', `/api/v1/nodes/${id}/revocation`, {
    token: coordinator,
    json: { reason: 'La llave se perdió con el servidor.' },
  });
  await release('Incidentes viales, después de la revocación');
  const { status, body } = await call<{ code: string }>(hub, 'POST', `/api/v1/sources/${sourceId}/runs`, {
    token: coordinator,
  });
  expect([status, body.code]).toEqual([409, 'source-not-approved']);
  await ask(municipal, 'POST', '/api/v1/instance/hub-look', { token: municipalCoordinator });
  await until('the node knows that it was revoked', async () => {
    const { hub: standing } = await ask<Instance>(municipal, 'GET', '/api/v1/instance', {
      token: municipalCoordinator,
    });
    return standing.state === 'revoked';
  });
  expect(await titlesAtHub()).toEqual(before);
});
