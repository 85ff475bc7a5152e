import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Figure } from '../figure.ts';
import { graphqlClient } from '../graphql-client.ts';
import { acceptInvitation, asCoordinator, joinNetwork, until, type HubClient } from '../hub-client.ts';
import { startHub } from '../hub-process.ts';
import { freePort } from '../launch.ts';
import { percentile } from '../percentile.ts';

const TIMES = 10;
const oaxaca = '20';
const idSchema = z.object({ id: z.uuid() });
const nodeSchema = z.object({
  items: z.array(
    idSchema.extend({ url: z.string(), state: z.string(), keys: z.array(z.object({ kid: z.string() })) }),
  ),
});
const standingSchema = z.object({ hub: z.object({ state: z.string() }) });
const uploadSchema = z.object({ state: z.string() });
const titlesSchema = z.object({ datasets: z.object({ nodes: z.array(z.object({ title: z.string() })) }) });
const titles = '{ datasets(first: 5) { nodes { title } } }';

const file = (time: number) =>
  `anio,mes,cve_ent,cve_mun,bien_juridico,tipo,subtipo,modalidad,metodologia,conteo\n2025,1,20,067,El patrimonio,Robo,Robo a casa habitación,Sin violencia,CNSP-38-15,${time}\n`;

/** A coordinator of the hub lets the node in; both know it when this returns. */
async function admit(hub: HubClient, node: HubClient): Promise<void> {
  const list = () => hub.call(nodeSchema, { method: 'GET', path: '/api/v1/nodes' });
  const { items } = await until(list, (nodes) => nodes.items.length > 0, { timeoutMs: 60_000 });
  const [registered] = items;
  if (registered === undefined) throw new Error('the node never registered');
  const path = `/api/v1/nodes/${registered.id}/approval`;
  await hub.call(z.unknown(), { method: 'POST', path, body: { kid: registered.keys[0]?.kid } });
  await node.call(z.unknown(), { method: 'POST', path: '/api/v1/instance/hub-look' });
  await until(
    () => node.call(standingSchema, { method: 'GET', path: '/api/v1/instance' }),
    (standing) => standing.hub.state === 'approved',
    { timeoutMs: 60_000 },
  );
}

/** From the answer to a publication on a node to the national view of its hub, as a reader of GraphQL sees it. */
export const node: Figure = async function* ({ temporaryFolder, defer }) {
  const folder = await temporaryFolder();
  const port = await freePort();
  const nodeHost = `127.0.0.1:${port}`;
  const hub = await startHub({
    dataDir: join(await temporaryFolder(), 'data'),
    isDemonstration: false,
    variables: { RMA_OUTBOUND_ALLOW: nodeHost },
  });
  defer(() => hub.launched.stop());
  const own = await startHub({
    dataDir: join(folder, 'data'),
    isDemonstration: false,
    port,
    variables: {
      RMA_MODE: 'node',
      RMA_NODE_CVEGEO: oaxaca,
      RMA_HUB_URL: hub.url,
      RMA_OUTBOUND_ALLOW: new URL(hub.url).host,
    },
  });
  defer(() => own.launched.stop());
  const coordinator = await asCoordinator(hub.url);
  const operator = await asCoordinator(own.url);
  await joinNetwork(coordinator, oaxaca);
  await admit(coordinator, operator);

  const email = 'enlace@nodo.example';
  await operator.call(z.unknown(), {
    method: 'POST',
    path: '/api/v1/invitations',
    body: { email, name: 'Enlace', role: 'liaison', cvegeo: oaxaca },
  });
  const liaison = await acceptInvitation(operator, email);
  const { id: packageId } = await liaison.call(idSchema, {
    method: 'POST',
    path: '/api/v1/packages',
    body: {
      cvegeo: oaxaca,
      theme: 'security',
      contactName: 'Unidad de datos',
      contactEmail: 'datos@bench.example',
    },
  });
  const { id: resourceId } = await liaison.call(idSchema, {
    method: 'POST',
    path: `/api/v1/packages/${packageId}/resources`,
    body: { standard: 'security/crime-incidence', name: 'incidencia', title: 'Incidencia delictiva' },
  });
  const reader = graphqlClient(hub.url, { connections: 1 });
  defer(async () => reader.close());

  const seconds: number[] = [];
  for (let time = 0; time <= TIMES; time += 1) {
    const title = `Incidencia delictiva, entrega ${time}`;
    await liaison.call(z.unknown(), {
      method: 'PATCH',
      path: `/api/v1/resources/${resourceId}`,
      body: { title },
    });
    const path = join(folder, 'entrega.csv');
    await writeFile(path, file(time + 1));
    const { uploadId } = await liaison.upload(resourceId, path);
    await until(
      () => liaison.call(uploadSchema, { method: 'GET', path: `/api/v1/uploads/${uploadId}` }),
      ({ state }) => state === 'valid',
      { timeoutMs: 60_000 },
    );
    await liaison.call(z.unknown(), {
      method: 'POST',
      path: `/api/v1/packages/${packageId}/releases`,
      body: {},
    });
    const publishedAt = performance.now();
    await until(
      () => reader.read(titlesSchema, titles, {}),
      ({ datasets }) => datasets.nodes.some((each) => each.title === title),
      { timeoutMs: 60_000 },
    );
    // The first one also opens connections on both sides.
    if (time > 0) seconds.push((performance.now() - publishedAt) / 1000);
  }
  yield {
    name: 'node.publication on a node to the hub’s GraphQL, p95',
    value: percentile(seconds, 0.95),
    unit: 's',
    target: { atMost: 5 },
    note: `p50 ${percentile(seconds, 0.5).toFixed(2)} s of ${TIMES}`,
  };
};
