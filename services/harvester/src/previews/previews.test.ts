import {
  remotePortals,
  startCkanPortal,
  startDataJsonPortal,
  startFakeNode,
  syntheticDataJson,
  syntheticPackages,
  withChanges,
  type RemotePortal,
} from '@rma/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { administrator, coordinator, liaisonElsewhere, startTestHarvester, xalapa } from '../testing.ts';
import type { PreviewLimits } from './read-sample.ts';

let hub: Awaited<ReturnType<typeof startTestHarvester>>;
let portal: RemotePortal;

beforeEach(async () => {
  hub = await startTestHarvester();
});
afterEach(() => portal?.close());

const harvester = (...others: string[]) => hub.harvesterFor([portal.host, ...others]);

async function preview(url = portal.url, limits?: PreviewLimits) {
  const { previewId } = await harvester().requestPreview(administrator, { cvegeo: xalapa, url });
  await harvester().executePreview(previewId, limits === undefined ? {} : { limits });
  return harvester().readPreview(administrator, previewId);
}

/** A record that says where else it is. */
const called = (uri: string) => ({ extras: [{ key: 'uri', value: uri }] });

describe('a preview', () => {
  test('counts every record once: new, repeated, without title, with personal data', async () => {
    portal = await startCkanPortal({
      datasets: withChanges(syntheticPackages(30), {
        3: { title: '' },
        4: { title: '' },
        5: { id: syntheticPackages(30).at(6)['id'] },
        7: { notes: 'Beneficiaria HEGG560427MVZRRL04' },
        8: { id: null, title: 'Licencia de HEGG560427MVZRRL04' },
      }),
    });
    const { state, result } = await preview();
    expect(state).toBe('ready');
    expect(result).toMatchObject({
      detected: { kind: 'ckan', url: portal.url },
      counts: {
        announced: 30,
        read: 30,
        isWhole: true,
        new: 25,
        duplicates: 1,
        rejected: 3,
        loops: 0,
        personalData: 1,
      },
    });
    expect(result?.rejections.map(({ rule, count }) => [rule, count])).toEqual([
      ['title-required', 2],
      ['id-unique', 1],
      ['personal-data', 1],
      ['id-required', 1],
    ]);
    expect(JSON.stringify(result)).not.toContain('HEGG560427MVZRRL04');
    expect(result?.records).toHaveLength(20);
    expect(result?.records[0]).toMatchObject({
      fate: 'new',
      formats: ['CSV'],
      distributions: 2,
      licence: 'cc-by-4.0',
    });
    // CKAN says where its files are, not that they download: only whether the page answers is unknown.
    expect(result?.quality).toMatchObject({ of: 405, unknown: 50 });
  });

  test('writes nothing public', async () => {
    portal = await startCkanPortal({ datasets: syntheticPackages(5) });
    await preview();
    expect((await hub.view()).live).toEqual([]);
    expect(await hub.admin.selectFrom('harvest.source').select('id').execute()).toEqual([]);
  });

  test('shows what another source already has, and what left this hub and comes back', async () => {
    const first = await startCkanPortal({
      datasets: withChanges(syntheticPackages(3), { 1: called('https://datos.example/conjunto/uno') }),
    });
    const { harvest } = await hub.sourceAt(first);
    await harvest();
    await first.close();
    const [ours] = (await hub.view()).live;
    const other = '00000000-0000-7000-8000-000000000001';
    portal = await startCkanPortal({
      datasets: withChanges(syntheticPackages(6), {
        0: { ...called('http://datos.example/conjunto/uno/') },
        1: { id: ours?.id },
        2: { url: `https://red.example/datasets/${other}` },
      }),
    });
    const { result } = await preview();
    expect(result?.counts).toMatchObject({ read: 6, new: 3, duplicates: 1, loops: 2 });
    expect(result?.duplicates.map(({ isLoop, known }) => [isLoop, known?.datasetId !== undefined])).toEqual([
      [false, true],
      [true, true],
      [true, false],
    ]);
  });

  test('of an address that is already a source does not call its own records duplicates', async () => {
    portal = await startCkanPortal({
      datasets: withChanges(syntheticPackages(3), { 1: called('https://datos.example/conjunto/uno') }),
    });
    const { harvest } = await hub.sourceAt(portal);
    await harvest();
    const { result } = await preview();
    expect(result?.counts).toMatchObject({ read: 3, new: 3, duplicates: 0 });
    expect(result?.notes[0]).toContain('ya está en la lista de fuentes');
  });

  test('of a site without a catalogue fails with what was tried', async () => {
    portal = await startCkanPortal({ datasets: syntheticPackages(1), script: { html: true } });
    const { state, failure } = await preview();
    expect(state).toBe('failed');
    expect(failure?.code).toBe('nothing-found');
    expect(failure?.tried?.length).toBeGreaterThan(5);
  });

  test('of a node is read with the keys it shows', async () => {
    portal = await startCkanPortal({ datasets: syntheticPackages(1) });
    const node = await startFakeNode({ now: () => hub.clock.now() });
    node.publish({ dataset: 'a', title: 'Refugios' }, { dataset: 'b', title: 'Rutas' });
    const { previewId } = await harvester(node.host).requestPreview(administrator, {
      cvegeo: xalapa,
      url: node.url,
    });
    await harvester(node.host).executePreview(previewId);
    const { result, failure } = await harvester().readPreview(administrator, previewId);
    expect(failure).toBeNull();
    expect(result).toMatchObject({ detected: { kind: 'node' }, counts: { read: 2, new: 2, isWhole: true } });
    await node.close();
  });

  test('of one organisation of a portal asks for that one, and does not tell the whole portal’s number as its own', async () => {
    portal = await startCkanPortal({ datasets: syntheticPackages(450) });
    const { previewId } = await harvester().requestPreview(administrator, {
      cvegeo: xalapa,
      url: portal.url,
      organization: 'xalapa',
    });
    const limits = { records: 250, wholeMs: 60_000, bytes: 100_000_000 };
    await harvester().executePreview(previewId, { limits });
    const { organization, result } = await harvester().readPreview(administrator, previewId);
    expect(organization).toBe('xalapa');
    expect(result?.counts).toMatchObject({ announced: null, read: 250, isWhole: false });
    const read = portal.requests.filter(
      (path) => path.includes('package_search') && !path.endsWith('rows=0'),
    );
    expect(read.every((path) => decodeURIComponent(path).includes('organization:xalapa'))).toBe(true);
  });

  test('of a kind a person names is not guessed', async () => {
    portal = await startDataJsonPortal({ datasets: syntheticDataJson(4) });
    const url = `${portal.url}/data.json`;
    const { previewId } = await harvester().requestPreview(administrator, {
      cvegeo: xalapa,
      url,
      kind: 'data-json',
    });
    await harvester().executePreview(previewId);
    const { result } = await harvester().readPreview(administrator, previewId);
    expect(result).toMatchObject({ detected: { kind: 'data-json', url }, counts: { read: 4 } });
    expect(portal.requests).toEqual(['/data.json', '/data.json']);
  });
});

test.each(Object.entries(remotePortals))(
  'a portal of kind %s is found out, read and judged',
  async (kind, portals) => {
    portal = await portals.start({ datasets: portals.synthetic(5) });
    const { result, failure } = await preview(portals.urlOf(portal));
    expect(failure).toBeNull();
    expect(result).toMatchObject({
      detected: { kind },
      counts: { read: 5, new: 5, rejected: 0, isWhole: true },
    });
    expect(result?.quality.score).toBeGreaterThan(0);
  },
);

describe('asking for a preview', () => {
  beforeEach(async () => {
    portal = await startCkanPortal({ datasets: syntheticPackages(3) });
  });

  test.each(['http://127.0.0.1:5432/', 'http://interno.example/', 'http://169.254.169.254/latest'])(
    'of %s is refused at once',
    async (url) => {
      const ask = harvester().requestPreview(administrator, { cvegeo: xalapa, url });
      await expect(ask).rejects.toMatchObject({ code: 'source-address-refused', status: 422 });
    },
  );

  test('is only for the officials of its government and the coordination, and so is reading it', async () => {
    const wanted = { cvegeo: xalapa, url: portal.url };
    await expect(harvester().requestPreview(liaisonElsewhere, wanted)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const { previewId } = await harvester().requestPreview(administrator, wanted);
    await expect(harvester().readPreview(liaisonElsewhere, previewId)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(harvester().readPreview(coordinator, previewId)).resolves.toMatchObject({
      state: 'waiting',
    });
  });

  test('twice gives the same one while it is open, and a fourth at a time is too many', async () => {
    const ask = (path: string) =>
      harvester().requestPreview(administrator, { cvegeo: xalapa, url: `${portal.url}${path}` });
    const first = await ask('/a');
    expect(await ask('/a')).toEqual(first);
    await ask('/b');
    await ask('/c');
    await expect(ask('/d')).rejects.toMatchObject({ code: 'too-many-previews', status: 429 });
    expect(await hub.jobs('harvester.preview')).toHaveLength(3);
  });
});

describe('a preview whose worker is gone', () => {
  beforeEach(async () => {
    portal = await startCkanPortal({ datasets: syntheticPackages(3) });
  });
  const requested = () => harvester().requestPreview(administrator, { cvegeo: xalapa, url: portal.url });
  const read = (id: string) => harvester().readPreview(administrator, id);

  test('is made again from its beginning', async () => {
    const { previewId } = await requested();
    const stop = AbortSignal.abort(new Error('the worker stops'));
    await expect(harvester().executePreview(previewId, { signal: stop })).rejects.toThrow('the worker stops');
    expect(await read(previewId)).toMatchObject({ state: 'working' });
    await harvester().executePreview(previewId);
    expect(await read(previewId)).toMatchObject({ state: 'ready', result: { counts: { read: 3 } } });
  });

  test('fails honestly when it takes every worker down with it', async () => {
    const { previewId } = await requested();
    await hub.admin
      .updateTable('harvest.preview')
      .set({ state: 'working', attempt_count: 3 })
      .where('id', '=', previewId)
      .execute();
    await harvester().executePreview(previewId);
    expect(await read(previewId)).toMatchObject({ state: 'failed', failure: { code: 'internal' } });
  });

  test('is told as failed when nobody takes it up', async () => {
    const { previewId } = await requested();
    hub.clock.advance({ minutes: 6 });
    expect(await read(previewId)).toMatchObject({ state: 'failed', failure: { code: 'stalled' } });
  });

  test('is forgotten after seven days', async () => {
    const { previewId } = await requested();
    hub.clock.advance({ days: 8 });
    expect(await harvester().sweepPreviews()).toBe(1);
    await expect(read(previewId)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a proposed source', () => {
  beforeEach(async () => {
    portal = await startCkanPortal({ datasets: syntheticPackages(3) });
  });
  const proposal = () =>
    harvester().proposeSource(administrator, {
      cvegeo: xalapa,
      kind: 'ckan',
      url: portal.url,
      title: 'Portal',
    });

  test('shows its newest preview to who decides on it', async () => {
    const { sourceId } = await proposal();
    await expect(harvester().readSourcePreview(coordinator, sourceId)).rejects.toMatchObject({
      code: 'not-found',
    });
    await preview(`${portal.url}/dataset`);
    expect(await harvester().readSourcePreview(coordinator, sourceId)).toMatchObject({
      url: `${portal.url}/dataset`,
      result: { counts: { read: 3 } },
    });
  });

  test('may be refused with a reason, and proposed again', async () => {
    const { sourceId } = await proposal();
    await expect(
      harvester().refuseSource(liaisonElsewhere, { sourceId, reason: 'No es de este municipio' }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await harvester().refuseSource(coordinator, { sourceId, reason: 'Repite el portal del estado' });
    const refused = await hub.admin
      .selectFrom('harvest.source')
      .select(['state', 'refusal_reason'])
      .where('id', '=', sourceId)
      .executeTakeFirstOrThrow();
    expect(refused).toEqual({ state: 'refused', refusal_reason: 'Repite el portal del estado' });
    await expect(proposal()).resolves.toMatchObject({ sourceId: expect.any(String) });
  });
});
