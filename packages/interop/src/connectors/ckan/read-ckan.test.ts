import {
  firstOf,
  startCkanPortal,
  syntheticPackages,
  withChanges,
  withField,
  type PortalScript,
  type RemotePortal,
} from '@rma/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import { readCkan } from './read-ckan.ts';
import { outboundTo, readAll } from '../testing.ts';

let portal: RemotePortal;
afterEach(() => portal.close());

async function read(count: number, script: PortalScript = {}, limits = {}) {
  portal = await startCkanPortal({ datasets: syntheticPackages(count), script });
  return readAll(readCkan({ baseUrl: portal.url, outbound: outboundTo(portal.host), limits }));
}

describe('a CKAN catalogue', () => {
  test('is read whole, by pages of a hundred in order of id', async () => {
    const { records, end } = await read(250);
    expect(end).toEqual({
      kind: 'end',
      complete: true,
      count: 250,
      scope: 'whole',
      cursor: '2025-12-10T07:00:00.000Z',
    });
    expect(new Set(records.map((record) => record.remoteId)).size).toBe(250);
    expect(portal.requests).toHaveLength(3);
    expect(portal.requests[1]).toContain('rows=100&start=100&sort=id+asc');
  });

  test('is read by pages of a thousand when it is large', async () => {
    const { end } = await read(2500);
    expect(end).toMatchObject({ complete: true, count: 2500, scope: 'whole' });
    expect(portal.requests).toHaveLength(4);
  });

  test('is complete and empty when the portal announces nothing', async () => {
    expect(await read(0)).toMatchObject({
      records: [],
      end: { kind: 'end', complete: true, count: 0, scope: 'whole', cursor: null },
    });
  });

  test('with a hundred levels within one another is none', async () => {
    const deep = JSON.parse('['.repeat(200) + ']'.repeat(200)) as unknown;
    portal = await startCkanPortal({ datasets: withChanges(syntheticPackages(1), { 0: { deep } }) });
    const outbound = outboundTo(portal.host);
    const { end } = await readAll(readCkan({ baseUrl: portal.url, outbound }));
    expect(end).toMatchObject({ complete: false, failure: { code: 'wrong-shape' } });
  });

  test('may be one organisation, whose name is asked for', async () => {
    portal = await startCkanPortal({ datasets: syntheticPackages(5) });
    const outbound = outboundTo(portal.host);
    await readAll(readCkan({ baseUrl: `${portal.url}/`, organization: 'estado-de-puebla', outbound }));
    expect(portal.requests[0]).toContain('fq=organization%3Aestado-de-puebla');
  });

  test('is found under the path without a version', async () => {
    expect((await read(5, { onlyUnversioned: true })).end).toMatchObject({
      complete: true,
      count: 5,
      scope: 'whole',
    });
  });

  test('is found when the address given is the one of its API', async () => {
    portal = await startCkanPortal({ datasets: syntheticPackages(5) });
    const baseUrl = `${portal.url}/api/3/action/package_search?rows=5`;
    const { end } = await readAll(readCkan({ baseUrl, outbound: outboundTo(portal.host) }));
    expect(end).toMatchObject({ complete: true, count: 5, scope: 'whole' });
  });

  const harmless: [string, PortalScript][] = [
    ['caps its pages', { maxRows: 7 }],
    ['begins with a byte-order mark', { byteOrderMark: true }],
    ['calls its JSON a web page', { contentType: 'text/html' }],
    ['compresses and says so', { gzip: 'told' }],
    ['compresses and does not say so', { gzip: 'untold' }],
    ['has a clock that is wrong', { clockSkewMs: -400 * 86_400_000 }],
    ['ignores where a page starts and tells its packages by name', { ignoresStart: true, hasLists: true }],
    ['cannot search and tells its packages by name', { searchBroken: true, hasLists: true }],
    ['is slow', { slowMs: 20 }],
    ['fails once', { failing: { page: 2, status: 500, times: 1 } }],
    ['asks for patience', { failing: { page: 1, status: 429, times: 1, retryAfterSeconds: 1 } }],
  ];
  test.each(harmless)('is read whole from a portal that %s', async (_, script) => {
    expect((await read(150, script)).end).toMatchObject({ complete: true, count: 150, scope: 'whole' });
  });

  const harmful: [string, PortalScript, string][] = [
    ['does not answer', { down: true }, 'unreachable'],
    ['lets only browsers in', { onlyBrowsers: true }, 'forbidden'],
    ['cannot search', { searchBroken: true }, 'http-status'],
    ['fails at the second page', { failing: { page: 2, status: 500 } }, 'http-status'],
    ['always asks for patience', { failing: { page: 1, status: 429 } }, 'http-status'],
    ['shows a web page', { html: true }, 'not-json'],
    ['breaks off', { truncatedPage: 2 }, 'truncated'],
    ['ignores where a page starts', { ignoresStart: true }, 'paging-repeats'],
    ['gives a page twice', { repeatsPage: 1 }, 'paging-repeats'],
    ['never ends', { endless: true }, 'paging-loop'],
    ['gives less than it announces', { announces: 400 }, 'count-mismatch'],
    ['gives more than it announces', { announces: 120 }, 'count-mismatch'],
    ['leads to a private address', { redirectTo: 'http://10.0.0.1/' }, 'refused'],
  ];
  test.each(harmful)('is not complete when the portal %s', async (_, script, code) => {
    const { end } = await read(250, script);
    expect(end).toMatchObject({ complete: false, failure: { code } });
  });

  test('is not complete past the deadline or the size that is allowed', async () => {
    const slow = await read(5, { slowMs: 5000 }, { deadlineMs: 50 });
    expect(slow.end).toMatchObject({ failure: { code: 'timeout' } });
    await portal.close();
    const large = await read(100, {}, { maxBytes: 10_000 });
    expect(large.end).toMatchObject({ failure: { code: 'too-large' } });
  });

  test('gives records without an id, and two with the same, as they come', async () => {
    const id = syntheticPackages(3).at(0)['id'];
    const datasets = withChanges(firstOf(syntheticPackages(9), 3), { 1: { id: null }, 2: { id } });
    portal = await startCkanPortal({ datasets });
    const { records, end } = await readAll(
      readCkan({ baseUrl: portal.url, outbound: outboundTo(portal.host) }),
    );
    expect(records.map((record) => record.remoteId)).toEqual([id, null, id]);
    expect(end).toMatchObject({ complete: true });
  });

  test.each([
    ['go away', 3],
    ['go away by the dozen', 90],
  ])('is read whole although packages %s meanwhile and the rest moves up', async (_, by) => {
    const { records, end } = await read(450, { shifts: { page: 3, by } });
    expect(end).toMatchObject({ complete: true });
    const ids = records.map((record) => record.remoteId);
    expect(new Set(ids).size).toBe(ids.length);
    for (let index = by; index < 450; index += 1)
      expect(ids).toContain(syntheticPackages(450).at(index)['id']);
  });

  test('is not complete when more went away meanwhile than a page tells', async () => {
    const { end } = await read(450, { shifts: { page: 3, by: 150 } });
    expect(end).toMatchObject({ complete: false, failure: { code: 'count-mismatch' } });
  });

  test('by names is one organisation when one is asked for', async () => {
    const datasets = withField(syntheticPackages(6), 'organization', (index) => ({
      name: index < 2 ? 'puebla' : 'otra',
    }));
    portal = await startCkanPortal({ datasets, script: { searchBroken: true, hasLists: true } });
    const source = { baseUrl: portal.url, organization: 'puebla', outbound: outboundTo(portal.host) };
    const { records, end } = await readAll(readCkan(source));
    expect(records).toHaveLength(2);
    expect(end).toMatchObject({ complete: true, count: 2 });
  });
});

describe('the changes of a CKAN catalogue', () => {
  const since = '2025-11-01T00:00:00.000Z';
  async function changes(script: PortalScript = {}, datasets = syntheticPackages(240)) {
    portal = await startCkanPortal({ datasets, script });
    return readAll(readCkan({ baseUrl: portal.url, outbound: outboundTo(portal.host), since }));
  }

  test('are what changed since the last reading, an hour earlier to be sure', async () => {
    const { records, end } = await changes();
    expect(records).toHaveLength(40);
    expect(end).toEqual({
      kind: 'end',
      complete: true,
      count: 40,
      scope: 'changes',
      cursor: '2025-12-10T07:00:00.000Z',
    });
    expect(decodeURIComponent(portal.requests[0] ?? '')).toContain(`fq=metadata_modified:[${since}+TO+*]`);
  });

  test('are none, and the next reading begins where this one did', async () => {
    const { records, end } = await changes({}, firstOf(syntheticPackages(9), 9));
    expect(records).toEqual([]);
    expect(end).toMatchObject({ complete: true, scope: 'changes', cursor: since });
  });

  test('are everything when the portal ignores the question', async () => {
    const { records, end } = await changes({ ignoresFilters: true });
    expect(records).toHaveLength(240);
    expect(end).toMatchObject({ complete: true, count: 240, scope: 'whole' });
  });

  test('are everything when the portal cannot search', async () => {
    const { end } = await changes({ searchBroken: true, hasLists: true });
    expect(end).toMatchObject({ complete: true, count: 240, scope: 'whole' });
  });

  test('do not begin in the future because a record says it is of then', async () => {
    const future = withChanges(syntheticPackages(240), {
      3: { metadata_modified: '2099-01-01T00:00:00.000000' },
    });
    const { end } = await changes({}, future);
    const cursor = end?.complete === true ? end.cursor : null;
    expect(Date.parse(cursor ?? '')).toBeLessThan(Date.now());
  });
});
