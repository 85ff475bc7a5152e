import {
  startSocrataPortal,
  syntheticSocrata,
  withChanges,
  type PortalScript,
  type RemotePortal,
} from '@rma/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import { canonicalHash } from '../../record/canonical-hash.ts';
import { outboundTo, readAll } from '../testing.ts';
import { socrata } from './connector.ts';

let portal: RemotePortal;
afterEach(() => portal.close());

const ask = (limits = {}) =>
  readAll(socrata.read({ url: `${portal.url}/browse?q=x`, outbound: outboundTo(portal.host), limits }));

async function read(count: number, script: PortalScript = {}, limits = {}) {
  portal = await startSocrataPortal({ datasets: syntheticSocrata(count), script });
  return ask(limits);
}

const whole = (count: number) => ({ kind: 'end', complete: true, count, scope: 'whole', cursor: null });

describe('a Socrata catalogue', () => {
  test('is read whole, a hundred at a time, and only of its own domain', async () => {
    const { records, end } = await read(250);
    expect(end).toEqual(whole(250));
    expect(new Set(records.map((record) => record.remoteId)).size).toBe(250);
    expect(portal.requests).toHaveLength(3);
    expect(portal.requests[1]).toContain(`domains=${encodeURIComponent(portal.host)}`);
    expect(portal.requests[1]).toContain('limit=100&offset=100&order=dataset_id');
  });

  test('goes on from an identifier where positions end', async () => {
    const { end } = await read(10_050);
    expect(end).toEqual(whole(10_050));
    expect(portal.requests.at(-1)).toContain('scroll_id=0000-07pr');
  });

  test('leaves out what only shows its data again', async () => {
    const datasets = withChanges(syntheticSocrata(3), { 1: { type: 'chart' } });
    portal = await startSocrataPortal({ datasets });
    const { records, end } = await ask();
    expect(end).toEqual(whole(2));
    expect(records.map(({ remoteId }) => remoteId)).toEqual(['0000-0000', '0000-0002']);
  });

  test('is the same when it was looked at more often', async () => {
    const before = await read(3);
    const after = await ask();
    expect(after.records.map(({ raw }) => canonicalHash(raw))).toEqual(
      before.records.map(({ raw }) => canonicalHash(raw)),
    );
  });

  test('without its API is read by data.json, under the same identifiers', async () => {
    const before = await read(5);
    portal.misbehave({ searchBroken: true });
    const after = await ask();
    expect(after.end).toEqual(whole(5));
    expect(after.records.map(({ remoteId }) => remoteId)).toEqual(
      before.records.map(({ remoteId }) => remoteId),
    );
    expect(socrata.map(after.records[0]?.raw)).toMatchObject({ ok: true, record: { title: 'Luminarias 0' } });
  });

  test('is complete and empty when the portal announces nothing', async () => {
    expect(await read(0)).toMatchObject({ records: [], end: whole(0) });
  });

  const harmless: [string, PortalScript][] = [
    ['caps its pages', { maxRows: 7 }],
    ['begins with a byte-order mark', { byteOrderMark: true }],
    ['calls its JSON a web page', { contentType: 'text/html' }],
    ['is slow', { slowMs: 20 }],
    ['fails once', { failing: { page: 2, status: 500, times: 1 } }],
    ['asks for patience', { failing: { page: 1, status: 429, times: 1, retryAfterSeconds: 1 } }],
    ['compresses and says so', { gzip: 'told' }],
    ['compresses and does not say so', { gzip: 'untold' }],
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
});

describe('a Socrata dataset', () => {
  test('is told in the network’s terms', async () => {
    const { records } = await read(1);
    const told = socrata.map(records[0]?.raw);
    expect(told).toMatchObject({
      ok: true,
      problems: [],
      record: {
        title: 'Luminarias 0',
        keywords: ['datos abiertos'],
        themeId: 'mobility',
        licence: 'cc-by-4.0',
        modified: '2025-01-10T08:00:00.000Z',
        periodicity: 'R/P1M',
        landingPage: 'https://datos.example/d/0000-0000',
        contact: { name: 'Municipio de ejemplo' },
        distributions: [
          { format: 'CSV', url: 'https://datos.example/api/views/0000-0000/rows.csv?accessType=DOWNLOAD' },
          { format: 'JSON', url: 'https://datos.example/resource/0000-0000.json' },
          { format: 'GEOJSON', url: 'https://datos.example/resource/0000-0000.geojson' },
        ],
        provenance: {
          catalogue: 'https://datos.example/',
          identities: ['https://datos.example/d/0000-0000'],
        },
      },
    });
  });

  test('of the portal itself comes from no other catalogue', async () => {
    const { records } = await read(1);
    const told = socrata.map({ ...(records[0]?.raw as object), portal: 'datos.example' });
    expect(told).toMatchObject({ ok: true, record: { provenance: { catalogue: null } } });
  });

  test('that is a link elsewhere has its page for a resource; one without name is rejected', async () => {
    const datasets = withChanges(syntheticSocrata(2), { 0: { type: 'href' }, 1: { name: ' ' } });
    portal = await startSocrataPortal({ datasets });
    const { records } = await ask();
    expect(records.map(({ raw }) => socrata.map(raw))).toMatchObject([
      {
        ok: true,
        record: { distributions: [{ url: null, accessUrl: 'https://datos.example/d/0000-0000' }] },
      },
      { ok: false, problems: [{ field: 'name', rule: 'title-required' }] },
    ]);
  });
});
