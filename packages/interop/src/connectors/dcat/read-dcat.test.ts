import {
  startDcatPortal,
  syntheticDcat,
  withChanges,
  withCopies,
  type PortalScript,
  type RemotePortal,
} from '@rma/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import { outboundTo, readAll } from '../testing.ts';
import { readDcat } from './read-dcat.ts';

let portal: RemotePortal;
afterEach(() => portal.close());

async function read(count: number, script: PortalScript = {}, limits = {}) {
  portal = await startDcatPortal({ datasets: syntheticDcat(count), script });
  return readAll(readDcat({ url: `${portal.url}/catalog.ttl`, outbound: outboundTo(portal.host), limits }));
}

const complete = (count: number) => ({ kind: 'end', complete: true, count, scope: 'whole', cursor: null });

describe('a catalogue of DCAT', () => {
  test('is read whole, page after page as Hydra leads', async () => {
    const { records, pages, end } = await read(250);
    expect(end).toEqual(complete(250));
    expect(pages).toEqual([100, 100, 50]);
    expect(new Set(records.map((record) => record.remoteId)).size).toBe(250);
    expect(portal.requests).toEqual(['/catalog.ttl', '/catalog.ttl?page=2', '/catalog.ttl?page=3']);
  });

  test('is complete and empty when it says that it is a catalogue', async () => {
    expect(await read(0)).toMatchObject({ records: [], end: complete(0) });
  });

  const harmless: [string, PortalScript][] = [
    ['gives few datasets a page', { maxRows: 7 }],
    ['begins with a byte-order mark', { byteOrderMark: true }],
    ['calls its Turtle a web page', { contentType: 'text/html' }],
    ['calls its Turtle JSON', { contentType: 'application/json' }],
    ['compresses and says so', { gzip: 'told' }],
    ['compresses and does not say so', { gzip: 'untold' }],
    ['is slow', { slowMs: 20 }],
    ['has a clock that is wrong', { clockSkewMs: 400 * 86_400_000 }],
    ['fails once', { failing: { page: 2, status: 500, times: 1 } }],
    ['asks for patience', { failing: { page: 1, status: 429, times: 1, retryAfterSeconds: 1 } }],
  ];
  test.each(harmless)('is read whole from a portal that %s', async (_, script) => {
    expect((await read(150, script)).end).toEqual(complete(150));
  });

  test('is read whole although datasets go away meanwhile and the rest moves up', async () => {
    const { records, end } = await read(250, { shifts: { page: 2, by: 3 } });
    expect(end).toMatchObject({ complete: true });
    const left = new Set(records.map((record) => record.remoteId));
    for (let index = 3; index < 250; index += 1) expect(left).toContain(syntheticDcat(250).at(index)['@id']);
  });

  const harmful: [string, PortalScript, string][] = [
    ['does not answer', { down: true }, 'unreachable'],
    ['lets only browsers in', { onlyBrowsers: true }, 'forbidden'],
    ['fails at the second page', { failing: { page: 2, status: 500 } }, 'http-status'],
    ['always asks for patience', { failing: { page: 1, status: 429 } }, 'http-status'],
    ['shows a web page', { html: true }, 'not-json'],
    ['breaks off', { truncatedPage: 2 }, 'truncated'],
    ['ignores the page asked for', { ignoresStart: true }, 'paging-repeats'],
    ['gives a page twice', { repeatsPage: 1 }, 'paging-repeats'],
    ['never ends', { endless: true }, 'paging-loop'],
    ['gives less than it announces', { announces: 400 }, 'count-mismatch'],
    ['leads to a private address', { redirectTo: 'http://10.0.0.1/' }, 'refused'],
  ];
  test.each(harmful)('is not complete when the portal %s', async (_, script, code) => {
    const { end } = await read(250, script);
    expect(end).toMatchObject({ complete: false, failure: { code } });
  });

  test('is not complete past the deadline, the size, the statements or the pages that are allowed', async () => {
    const tests: [PortalScript, object, string][] = [
      [{ slowMs: 5000 }, { deadlineMs: 50 }, 'timeout'],
      [{}, { maxBytes: 10_000 }, 'too-large'],
      [{}, { maxStatements: 100 }, 'too-large'],
      [{}, { maxRecords: 150 }, 'too-large'],
      [{}, { maxPages: 2 }, 'paging-loop'],
    ];
    for (const [script, limits, code] of tests) {
      const { end } = await read(300, script, limits);
      expect(end).toMatchObject({ complete: false, failure: { code } });
      await portal.close();
    }
  });

  test('gives a dataset without an IRI and one told twice as they come', async () => {
    const datasets = withCopies(withChanges(syntheticDcat(102), { 1: { '@id': null } }), 1);
    portal = await startDcatPortal({ datasets });
    const { records, end } = await readAll(
      readDcat({ url: `${portal.url}/catalog.ttl`, outbound: outboundTo(portal.host) }),
    );
    expect(end).toEqual(complete(103));
    expect(records.filter((record) => record.remoteId === null)).toHaveLength(1);
    expect(records.filter((record) => record.remoteId === syntheticDcat(1).at(0)['@id'])).toHaveLength(2);
  });
});
