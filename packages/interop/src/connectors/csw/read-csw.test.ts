import {
  startCswPortal,
  syntheticCsw,
  withChanges,
  type PortalScript,
  type RemotePortal,
} from '@rma/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import { outboundTo, readAll } from '../testing.ts';
import { csw } from './connector.ts';
import { cswAddresses } from './read-csw.ts';
import { readXml } from './xml-tree.ts';

let portal: RemotePortal | undefined;
afterEach(async () => {
  await portal?.close();
  portal = undefined;
});

const ask = (path: string, limits = {}) => {
  if (portal === undefined) throw new Error('no portal');
  return readAll(csw.read({ url: `${portal.url}${path}`, outbound: outboundTo(portal.host), limits }));
};

async function read(count: number, script: PortalScript = {}, limits = {}) {
  portal = await startCswPortal({ datasets: syntheticCsw(count), script });
  return ask('/catalogue/csw?service=CSW&request=GetCapabilities', limits);
}

const whole = (count: number) => ({ kind: 'end', complete: true, count, scope: 'whole', cursor: null });

describe('a catalogue service', () => {
  test('is read whole, fifty records at a time, in ISO and in order', async () => {
    const { records, end } = await read(120);
    expect(end).toEqual(whole(120));
    expect(new Set(records.map((record) => record.remoteId)).size).toBe(120);
    expect(portal?.requests).toHaveLength(3);
    expect(portal?.requests[1]).toContain('startPosition=51&maxRecords=50&sortBy=dc%3Aidentifier%3AA');
    expect(portal?.requests[1]).not.toContain('GetCapabilities');
  });

  test('is found where GeoNode has it when only the site is given', async () => {
    portal = await startCswPortal({ datasets: syntheticCsw(5) });
    expect((await ask('/')).end).toEqual(whole(5));
  });

  test('that knows neither ISO nor how to sort is read in Dublin Core, under the same identifiers', async () => {
    const iso = await read(5);
    portal?.misbehave({ ignoresFilters: true });
    const plain = await ask('/catalogue/csw');
    expect(plain.end).toEqual(whole(5));
    expect(plain.records.map(({ remoteId }) => remoteId)).toEqual(
      iso.records.map(({ remoteId }) => remoteId),
    );
  });

  test('is complete and empty when it announces nothing', async () => {
    expect(await read(0)).toMatchObject({ records: [], end: whole(0) });
  });

  const harmless: [string, PortalScript][] = [
    ['caps its pages', { maxRows: 7 }],
    ['begins with a byte-order mark', { byteOrderMark: true }],
    ['calls its XML a web page', { contentType: 'text/html' }],
    ['is slow', { slowMs: 20 }],
    ['fails once', { failing: { page: 2, status: 500, times: 1 } }],
    ['asks for patience', { failing: { page: 1, status: 429, times: 1, retryAfterSeconds: 1 } }],
    ['compresses and says so', { gzip: 'told' }],
    ['compresses and does not say so', { gzip: 'untold' }],
  ];
  test.each(harmless)('is read whole when it %s', async (_, script) => {
    expect((await read(120, script)).end).toEqual(whole(120));
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
    ['gives more than it announces', { announces: 60 }, 'count-mismatch'],
    ['loses its first records meanwhile', { shifts: { page: 2, by: 10 } }, 'count-mismatch'],
    ['leads to a private address', { redirectTo: 'http://10.0.0.1/' }, 'refused'],
  ];
  test.each(harmful)('is not complete when it %s', async (_, script, code) => {
    const { end } = await read(120, script);
    expect(end).toMatchObject({ complete: false, failure: { code } });
  });

  test('is not complete past the deadline or the size that is allowed', async () => {
    const slow = await read(5, { slowMs: 5000 }, { deadlineMs: 50 });
    expect(slow.end).toMatchObject({ failure: { code: 'timeout' } });
    await portal?.close();
    const large = await read(50, {}, { maxBytes: 10_000 });
    expect(large.end).toMatchObject({ failure: { code: 'too-large' } });
  });

  test.each([
    ['https://x.example/catalogue/csw?service=CSW&version=2.0.2', ['https://x.example/catalogue/csw']],
    ['https://x.example/cgi?map=a&SERVICE=CSW', ['https://x.example/cgi?map=a']],
  ])('at %s is asked at %j', (url, addresses) => {
    expect(cswAddresses(url)).toEqual(addresses);
  });
});

describe('a record of a catalogue service', () => {
  test('in ISO 19139 is told in the network’s terms', async () => {
    const { records } = await read(1);
    const told = csw.map(records[0]?.raw);
    expect(told).toMatchObject({
      ok: true,
      problems: [],
      record: {
        title: 'Luminarias 0',
        description: expect.stringContaining('municipio'),
        keywords: ['Movilidad', 'vialidades'],
        themeId: 'mobility',
        licence: 'cc-by-4.0',
        issued: '2024-01-15T00:00:00.000Z',
        modified: '2025-01-10T00:00:00.000Z',
        periodicity: 'R/P1M',
        spatial: expect.stringContaining('[-97,19]'),
        landingPage: 'https://mapas.example/layers/000000',
        contact: { name: 'Municipio de ejemplo', email: 'datos@municipio.example' },
        provenance: { identities: ['urn:uuid:00000000-0000-4000-8000-000000000000'] },
      },
    });
    if (!told.ok) throw new Error('rejected');
    expect(
      told.record.distributions.map(({ format, url }) => [format, url === null ? 'servicio' : 'archivo']),
    ).toEqual([
      ['WMS', 'servicio'],
      ['CSV', 'archivo'],
      ['SHP', 'archivo'],
    ]);
  });

  test('in Dublin Core is told in the same ones', async () => {
    const { records } = await read(1, { ignoresFilters: true });
    expect(csw.map(records[0]?.raw)).toMatchObject({
      ok: true,
      problems: [],
      record: {
        title: 'Luminarias 0',
        themeId: 'mobility',
        modified: '2025-01-10T00:00:00.000Z',
        spatial: expect.stringContaining('[-97,19]'),
        distributions: [{ format: 'WMS', url: null }],
        provenance: { identities: ['urn:uuid:00000000-0000-4000-8000-000000000000'] },
      },
    });
  });

  test('without a title is rejected, and what is none too', async () => {
    const datasets = withChanges(syntheticCsw(1), { 0: { title: '' } });
    portal = await startCswPortal({ datasets });
    const { records } = await ask('/catalogue/csw');
    expect(csw.map(records[0]?.raw)).toMatchObject({ ok: false, problems: [{ rule: 'title-required' }] });
    expect(csw.map({ record: 7 })).toMatchObject({ ok: false, problems: [{ rule: 'not-an-object' }] });
  });
});

describe('XML of a stranger', () => {
  const bomb = '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><r><s><t>&b;</t></s></r>';
  test.each([
    ['a document type of its own', bomb, 'unsafe'],
    ['a file of the server', '<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>', 'unsafe'],
    ['levels without measure', `<r><s>${'<t>'.repeat(200)}${'</t>'.repeat(200)}</s></r>`, 'unsafe'],
    ['elements without measure', `<r><s><t>${'<u/>'.repeat(30_000)}</t></s></r>`, 'unsafe'],
    ['text without measure', `<r><s><t>${'x'.repeat(1_100_000)}</t></s></r>`, 'unsafe'],
    ['an unknown entity', '<r><s><t>&nada;</t></s></r>', 'broken'],
    ['no end', '<r><s><t>', 'broken'],
    ['nothing', '', 'broken'],
  ])('with %s is refused', (_, document, reason) => {
    expect(readXml(document, 's')).toMatchObject({ ok: false, reason });
  });

  test('gives its records as trees without prefixes, and what is around them by name', () => {
    const told = readXml(
      '<a:r x:n="2" xmlns:a="u"><a:s n="1"><a:t>uno</a:t><t><![CDATA[<dos>]]></t></a:s><end/></a:r>',
      's',
    );
    expect(told).toMatchObject({
      ok: true,
      root: 'r',
      records: [
        { name: 't', text: 'uno' },
        { name: 't', text: '<dos>' },
      ],
    });
    if (told.ok) expect(told.parents.get('s')).toEqual({ n: '1' });
  });
});
