import {
  startOpendatasoftPortal,
  syntheticOpendatasoft,
  withChanges,
  withField,
  type PortalScript,
  type RemotePortal,
} from '@rma/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import { outboundTo, readAll } from '../testing.ts';
import { opendatasoft } from './connector.ts';
import { portalOf } from './read-opendatasoft.ts';

let portal: RemotePortal;
afterEach(() => portal.close());

const ask = (limits = {}) =>
  readAll(
    opendatasoft.read({
      url: `${portal.url}/explore/?sort=modified`,
      outbound: outboundTo(portal.host),
      limits,
    }),
  );

async function read(count: number, script: PortalScript = {}, limits = {}) {
  portal = await startOpendatasoftPortal({ datasets: syntheticOpendatasoft(count), script });
  return ask(limits);
}

const whole = (count: number) => ({ kind: 'end', complete: true, count, scope: 'whole', cursor: null });

describe('an OpenDataSoft catalogue', () => {
  test('is read whole, a hundred at a time, in order of identifier', async () => {
    const { records, end } = await read(250);
    expect(end).toEqual(whole(250));
    expect(new Set(records.map((record) => record.remoteId)).size).toBe(250);
    expect(portal.requests).toHaveLength(3);
    expect(portal.requests[1]).toContain('limit=100&offset=100&order_by=dataset_id');
  });

  test('longer than its API can be paged comes as one export', async () => {
    const { end, records } = await read(10_001);
    expect(end).toEqual(whole(10_001));
    expect(portal.requests).toHaveLength(2);
    expect(records[10_000]?.remoteId).toBe('da_010000');
  });

  test('whose export has less than was announced, or breaks off, is not complete', async () => {
    const short = await read(900, { announces: 20_000 });
    expect(short.end).toMatchObject({ failure: { code: 'count-mismatch' } });
    await portal.close();
    const broken = await read(10_001, { truncatedPage: 2 });
    expect(broken.end).toMatchObject({ failure: { code: 'truncated' } });
  });

  test('is complete and empty when the portal announces nothing', async () => {
    expect(await read(0)).toMatchObject({ records: [], end: whole(0) });
  });

  test('keeps its records when their identifiers are edited', async () => {
    const before = await read(3);
    portal.serve(withField(syntheticOpendatasoft(3), 'dataset_id', (index) => `otro-nombre-${index}`));
    const after = await ask();
    expect(after.records.map(({ remoteId }) => remoteId)).toEqual(
      before.records.map(({ remoteId }) => remoteId),
    );
    const ids = (records: typeof before.records) =>
      records.map(({ raw }) => {
        const told = opendatasoft.map(raw);
        return told.ok ? told.record.distributions.map(({ id }) => id) : [];
      });
    expect(ids(after.records)).toEqual(ids(before.records));
  });

  const harmless: [string, PortalScript][] = [
    ['caps its pages', { maxRows: 7 }],
    ['begins with a byte-order mark', { byteOrderMark: true }],
    ['calls its JSON a web page', { contentType: 'text/html' }],
    ['is slow', { slowMs: 20 }],
    ['fails once', { failing: { page: 2, status: 500, times: 1 } }],
    ['asks for patience', { failing: { page: 1, status: 429, times: 1, retryAfterSeconds: 1 } }],
    ['does not know how to sort', { failing: { page: 1, status: 400, times: 1 } }],
    ['compresses and says so', { gzip: 'told' }],
    ['compresses and does not say so', { gzip: 'untold' }],
    ['has a clock that is wrong', { clockSkewMs: 86_400_000 }],
  ];
  test.each(harmless)('is read whole from a portal that %s', async (_, script) => {
    expect((await read(150, script)).end).toEqual(whole(150));
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
    ['loses its first records meanwhile', { shifts: { page: 2, by: 10 } }, 'count-mismatch'],
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

  test('calls a record without uid by its identifier, and one with neither by nothing', async () => {
    const datasets = withChanges(syntheticOpendatasoft(2), {
      0: { dataset_uid: null },
      1: { dataset_uid: null, dataset_id: null },
    });
    portal = await startOpendatasoftPortal({ datasets });
    expect((await ask()).records.map(({ remoteId }) => remoteId)).toEqual(['conjunto-0', null]);
  });

  test.each([
    ['https://datos.example', 'https://datos.example'],
    ['https://datos.example/explore/?q=x', 'https://datos.example'],
    ['https://datos.example/api/explore/v2.1/catalog/datasets?limit=1', 'https://datos.example'],
    ['https://example.org/portal/explore', 'https://example.org/portal'],
  ])('at %s is the portal %s', async (url, root) => {
    portal = await startOpendatasoftPortal({ datasets: syntheticOpendatasoft(0) });
    expect(portalOf(url)).toBe(root);
  });
});
