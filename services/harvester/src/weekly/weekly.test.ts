import { startCkanPortal, syntheticPackages, withChanges, type RemotePortal } from '@rma/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { administrator, coordinator, startTestHarvester, xalapa } from '../testing.ts';
import { readDigest, sendDigest } from './digest.ts';
import { reportLinks } from './report-links.ts';
import { weekOf } from './week.ts';

let hub: Awaited<ReturnType<typeof startTestHarvester>>;
let portal: RemotePortal;
beforeEach(async () => {
  hub = await startTestHarvester();
  portal = await startCkanPortal({ datasets: withChanges(syntheticPackages(30), { 3: { title: '' } }) });
});
afterEach(() => portal.close());

test('a week begins on Monday in Mexico City', () => {
  expect(weekOf(new Date('2026-11-23T05:59:00Z'))).toBe('2026-11-16');
  expect(weekOf(new Date('2026-11-23T06:00:00Z'))).toBe('2026-11-23');
  expect(weekOf(new Date('2026-11-29T18:00:00Z'))).toBe('2026-11-23');
});

describe('the coordinators’ digest', () => {
  test('tells new, pending, failing, held, stale and rejecting sources', async () => {
    const { harvest, harvester, sourceId } = await hub.sourceAt(portal);
    await harvest();
    const { sourceId: pending } = await harvester.proposeSource(administrator, {
      cvegeo: xalapa,
      kind: 'ckan',
      url: `${portal.url}/otro`,
      title: 'Otro portal',
    });
    const deps = hub.depsFor([]);
    expect(await readDigest(deps, coordinator)).toMatchObject({
      week: '2026-02-23',
      fresh: { total: 1, sources: [{ sourceId, governmentName: 'Xalapa' }] },
      pending: { total: 1, sources: [{ sourceId: pending, title: 'Otro portal' }] },
      failing: { total: 0 },
      held: { total: 0 },
      stale: { total: 0 },
      rejecting: { total: 1, sources: [{ sourceId, detail: '1 de 30 registros' }] },
      links: { failing: 0 },
    });

    portal.misbehave({ down: true });
    hub.clock.advance({ days: 3 });
    await harvest();
    expect(await readDigest(deps, coordinator)).toMatchObject({
      failing: { total: 1, sources: [{ since: hub.clock.now().toISOString(), detail: expect.any(String) }] },
      stale: { total: 1, sources: [{ sourceId, since: '2026-03-01T06:00:00.000Z' }] },
    });
    portal.misbehave({});
    portal.serve(syntheticPackages(2));
    await harvest();
    expect(await readDigest(deps, coordinator)).toMatchObject({
      failing: { total: 0 },
      held: { total: 1, sources: [{ sourceId }] },
    });
  });

  test('is for those who read the whole network’s sources, and goes to the registry once a week', async () => {
    const deps = hub.depsFor([]);
    await expect(readDigest(deps, administrator)).rejects.toMatchObject({ code: 'forbidden' });
    await sendDigest(deps);
    await sendDigest(deps);
    expect(await hub.jobs('registry.weekly-digest')).toHaveLength(1);
  });
});

test('the failing addresses of each government go to the registry, once they have failed for a day', async () => {
  const { harvest, harvester, sourceId } = await hub.sourceAt(portal);
  await harvest();
  await harvester.findLinks({ sourceId });
  const day = { days: 1 };
  const since = hub.clock.now();
  await hub.admin
    .updateTable('harvest.link')
    .set({ state: 'broken', failure: 'http', status: 404, failing_since: since })
    .execute();
  const deps = hub.depsFor([]);
  expect(await reportLinks(deps)).toBe(0);
  hub.clock.advance(day);
  expect(await reportLinks(deps)).toBe(1);
  const [report] = await hub.jobs('registry.report-links');
  expect(report).toMatchObject({ cvegeo: xalapa, week: '2026-03-02' });
  const { links, total } = report as { links: object[]; total: number };
  expect(links[0]).toMatchObject({ state: 'broken', status: 404 });
  expect(links).toHaveLength(Math.min(20, total));
});
