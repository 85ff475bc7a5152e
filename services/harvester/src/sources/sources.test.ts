import { startCkanPortal, syntheticPackages, type RemotePortal } from '@rma/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { administrator, coordinator, liaisonElsewhere, startTestHarvester, xalapa } from '../testing.ts';

let hub: Awaited<ReturnType<typeof startTestHarvester>>;
let portal: RemotePortal;

beforeAll(async () => {
  portal = await startCkanPortal({ datasets: syntheticPackages(3) });
});
afterAll(() => portal.close());
beforeEach(async () => {
  hub = await startTestHarvester();
});

const proposed = (url: string) => ({ cvegeo: xalapa, kind: 'ckan' as const, url, title: 'Portal' });

describe('proposing a source', () => {
  test.each([
    'http://127.0.0.1:5432/',
    'http://localhost/',
    'http://interno.example/',
    'http://[::1]/',
    'http://2130706433/',
    'http://169.254.169.254/latest/meta-data',
    'http://usuario:clave@datos.example/',
  ])('at %s is refused at once', async (url) => {
    const propose = hub.harvesterFor([]).proposeSource(administrator, proposed(url));
    await expect(propose).rejects.toMatchObject({ code: 'source-address-refused', status: 422 });
    expect(await hub.admin.selectFrom('harvest.source').select('id').execute()).toEqual([]);
  });

  test('at a portal that leads to a private address is refused at once', async () => {
    const leading = await startCkanPortal({
      datasets: syntheticPackages(1),
      script: { redirectTo: 'http://10.0.0.1/' },
    });
    const harvester = hub.harvesterFor([leading.host]);
    const url = `${leading.url}/api/3/action/package_search`;
    await expect(harvester.proposeSource(administrator, proposed(url))).rejects.toMatchObject({
      code: 'source-address-refused',
    });
    await leading.close();
  });

  test('at a portal that is down today is accepted', async () => {
    const harvester = hub.harvesterFor(['127.0.0.1:9']);
    await expect(
      harvester.proposeSource(administrator, proposed('http://127.0.0.1:9/')),
    ).resolves.toMatchObject({
      sourceId: expect.any(String),
    });
  });

  test('twice is refused', async () => {
    const harvester = hub.harvesterFor([portal.host]);
    await harvester.proposeSource(administrator, proposed(portal.url));
    await expect(harvester.proposeSource(administrator, proposed(portal.url))).rejects.toMatchObject({
      code: 'already-exists',
    });
  });

  test('is only for the officials of its government and the coordination', async () => {
    const harvester = hub.harvesterFor([portal.host]);
    await expect(harvester.proposeSource(liaisonElsewhere, proposed(portal.url))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('a source', () => {
  test('is not harvested before it is approved, nor while paused', async () => {
    const harvester = hub.harvesterFor([portal.host]);
    const { sourceId } = await harvester.proposeSource(administrator, proposed(portal.url));
    const start = () => harvester.startRun(administrator, { sourceId });
    await expect(harvester.startRun(coordinator, { sourceId })).rejects.toMatchObject({
      code: 'source-not-approved',
    });
    await harvester.approveSource(administrator, { sourceId });
    await harvester.pauseSource(administrator, { sourceId });
    await expect(start()).rejects.toMatchObject({ code: 'source-not-approved' });
  });

  test('at the portal of another government is approved by coordinators only', async () => {
    await hub.sourceOf(portal, { cvegeo: '30', title: 'Datos del estado' });
    const harvester = hub.harvesterFor([portal.host]);
    const { sourceId } = await harvester.proposeSource(administrator, proposed(portal.url));
    await expect(harvester.approveSource(administrator, { sourceId })).rejects.toMatchObject({
      code: 'portal-of-another',
    });
    await harvester.approveSource(coordinator, { sourceId });
    await harvester.pauseSource(administrator, { sourceId });
    await harvester.approveSource(administrator, { sourceId });
  });

  test('of a government that is no member is not harvested, nor scheduled', async () => {
    const { harvester, sourceId } = await hub.sourceAt(portal);
    const { runId } = await harvester.startRun(coordinator, { sourceId });
    await hub.admin
      .updateTable('national.government')
      .set({ membership: 'suspended' })
      .where('cvegeo', '=', xalapa)
      .execute();
    await harvester.executeRun(runId);
    const runs = () => hub.admin.selectFrom('harvest.run').select(['state', 'failure']).execute();
    expect(await runs()).toMatchObject([{ state: 'failed', failure: { code: 'not-a-member' } }]);
    await expect(harvester.startRun(coordinator, { sourceId })).rejects.toMatchObject({
      code: 'source-not-of-a-member',
    });
    hub.clock.advance({ days: 30 });
    await harvester.scheduleDue();
    expect(await runs()).toHaveLength(1);
  });

  test('at a name that has since moved inside is refused again when it is read', async () => {
    const { sourceId } = await hub.sourceAt(portal);
    const stricter = hub.harvesterFor([]);
    const { runId } = await stricter.startRun(coordinator, { sourceId });
    await stricter.executeRun(runId);
    const run = await hub.admin
      .selectFrom('harvest.run')
      .select(['state', 'failure'])
      .where('id', '=', runId)
      .executeTakeFirstOrThrow();
    expect(run).toMatchObject({ state: 'failed', failure: { code: 'refused' } });
  });

  test('is harvested by the timetable: at once, then at its turn, and sooner after a failure', async () => {
    const { harvester } = await hub.sourceAt(portal);
    const runOpen = async () => {
      await harvester.scheduleDue();
      const open = await hub.admin
        .selectFrom('harvest.run')
        .select('id')
        .where('state', '=', 'queued')
        .execute();
      for (const { id } of open) await harvester.executeRun(id);
      return open.length;
    };
    expect(await runOpen()).toBe(1);
    hub.clock.advance({ hours: 23 });
    expect(await runOpen()).toBe(0);
    hub.clock.advance({ hours: 1 });
    portal.misbehave({ html: true });
    expect(await runOpen()).toBe(1);
    hub.clock.advance({ hours: 2 });
    portal.misbehave({});
    expect(await runOpen()).toBe(1);
  });
});
