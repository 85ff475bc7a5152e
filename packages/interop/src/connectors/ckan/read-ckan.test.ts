import {
  firstOf,
  startCkanPortal,
  syntheticPackages,
  withChanges,
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
    expect(end).toEqual({ kind: 'end', complete: true, count: 250, scope: 'whole', cursor: null });
    expect(new Set(records.map((record) => record.remoteId)).size).toBe(250);
    expect(portal.requests).toHaveLength(3);
    expect(portal.requests[1]).toContain('rows=100&start=100&sort=id+asc');
  });

  test('is read by pages of a thousand when it is large', async () => {
    const { end } = await read(2500);
    expect(end).toEqual({ kind: 'end', complete: true, count: 2500, scope: 'whole', cursor: null });
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
      cursor: null,
    });
  });

  test('is found when the address given is the one of its API', async () => {
    portal = await startCkanPortal({ datasets: syntheticPackages(5) });
    const baseUrl = `${portal.url}/api/3/action/package_search?rows=5`;
    const { end } = await readAll(readCkan({ baseUrl, outbound: outboundTo(portal.host) }));
    expect(end).toMatchObject({ complete: true, count: 5, scope: 'whole', cursor: null });
  });

  const harmless: [string, PortalScript][] = [
    ['caps its pages', { maxRows: 7 }],
    ['begins with a byte-order mark', { byteOrderMark: true }],
    ['calls its JSON a web page', { contentType: 'text/html' }],
    ['is slow', { slowMs: 20 }],
    ['fails once', { failing: { page: 2, status: 500, times: 1 } }],
    ['asks for patience', { failing: { page: 1, status: 429, times: 1, retryAfterSeconds: 1 } }],
  ];
  test.each(harmless)('is read whole from a portal that %s', async (_, script) => {
    expect((await read(150, script)).end).toEqual({
      kind: 'end',
      complete: true,
      count: 150,
      scope: 'whole',
      cursor: null,
    });
  });

  const harmful: [string, PortalScript, string][] = [
    ['does not answer', { down: true }, 'unreachable'],
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
});
