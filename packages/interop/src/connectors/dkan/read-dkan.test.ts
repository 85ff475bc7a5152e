import { startDkanPortal, syntheticDataJson, type PortalScript, type RemotePortal } from '@rma/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import { outboundTo, readAll } from '../testing.ts';
import { fromDkanDataset } from './from-dkan.ts';
import { readDkan } from './read-dkan.ts';

let portal: RemotePortal;
afterEach(() => portal.close());

async function read(count: number, script: PortalScript = {}) {
  portal = await startDkanPortal({ datasets: syntheticDataJson(count), script });
  return readAll(readDkan({ url: `${portal.url}/`, outbound: outboundTo(portal.host) }));
}

describe('a DKAN', () => {
  test('of the second generation is read whole from its metastore', async () => {
    const { records, end } = await read(1200);
    expect(end).toMatchObject({ complete: true, count: 1200 });
    expect(new Set(records.map((record) => record.remoteId)).size).toBe(1200);
    expect(portal.requests).toEqual(['/api/1/metastore/schemas/dataset/items']);
  });

  test('of the first generation is read whole by the names of its packages', async () => {
    const { records, end } = await read(250, { hasLists: true });
    expect(end).toMatchObject({ complete: true, count: 250 });
    expect(records.map(({ raw }) => fromDkanDataset(raw)).every((mapped) => mapped.ok)).toBe(true);
  });

  test('is the same datasets under the same ids in both generations', async () => {
    const ids = async (script: PortalScript) => {
      const { records } = await read(5, script);
      await portal.close();
      return records.map((record) => record.remoteId);
    };
    expect(await ids({ hasLists: true })).toEqual(await ids({}));
    portal = await startDkanPortal({ datasets: syntheticDataJson(0) });
  });

  test.each<[string, PortalScript]>([
    ['begins with a byte-order mark', { byteOrderMark: true }],
    ['calls its JSON a web page', { contentType: 'text/html' }],
    ['compresses and does not say so', { gzip: 'untold' }],
    ['fails once', { failing: { page: 1, status: 500, times: 1 } }],
  ])('is read whole from a portal that %s', async (_, script) => {
    expect((await read(30, script)).end).toMatchObject({ complete: true, count: 30 });
  });

  test.each<[string, PortalScript, string]>([
    ['does not answer', { down: true }, 'unreachable'],
    ['lets only browsers in', { onlyBrowsers: true }, 'forbidden'],
    ['fails', { failing: { page: 1, status: 503 } }, 'http-status'],
    ['shows a web page', { html: true }, 'not-json'],
    ['breaks off', { truncatedPage: 1 }, 'truncated'],
    ['leads to a private address', { redirectTo: 'http://10.0.0.1/' }, 'refused'],
  ])('is not complete when the portal %s', async (_, script, code) => {
    expect((await read(300, script)).end).toMatchObject({ complete: false, failure: { code } });
  });
});

describe('a dataset of DKAN', () => {
  const old = (facts: object) =>
    fromDkanDataset({ id: '1', title: 'Parques', resources: [], metadata_modified: null, ...facts });

  test.each([
    ['Thu, 03/05/2015 - 12:30', '2015-03-05T12:30:00.000Z'],
    ['Jue, 05/03/2015 - 12:30', '2015-03-05T12:30:00.000Z'],
    ['Date changed  Tue, 03/10/2015 - 08:30', '2015-03-10T08:30:00.000Z'],
    ['Date changed  2016-05-29T18:06:00Z', '2016-05-29T18:06:00.000Z'],
  ])('of the first generation that changed on %s changed on %s', (written, modified) => {
    expect(old({ metadata_modified: written })).toMatchObject({ ok: true, record: { modified } });
  });

  test('of the first generation is public when its words say so', () => {
    expect(old({ state: 'Active', private: 'Published' })).toMatchObject({ ok: true });
    expect(old({ state: 'Active', private: 'Private' })).toMatchObject({
      ok: false,
      problems: [{ rule: 'not-public' }],
    });
  });

  test('may come within its reference', () => {
    const mapped = fromDkanDataset({ identifier: 'a', data: { title: 'Parques', keyword: ['parques'] } });
    expect(mapped).toMatchObject({ ok: true, record: { title: 'Parques' } });
  });
});
