import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { startDataJsonPortal, syntheticDataJson, type PortalScript, type RemotePortal } from '@rma/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import { readDataJson } from './read-data-json.ts';
import { outboundTo, readAll } from '../testing.ts';

let close: () => Promise<void>;
afterEach(() => close());

async function read(count: number, script: PortalScript = {}, limits = {}) {
  const portal: RemotePortal = await startDataJsonPortal({ datasets: syntheticDataJson(count), script });
  close = () => portal.close();
  return readAll(readDataJson({ url: `${portal.url}/data.json`, outbound: outboundTo(portal.host), limits }));
}

async function readBody(body: string | Buffer, contentType = 'application/json') {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': contentType }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = async () => {
    server.closeAllConnections();
    server.close();
  };
  return readAll(readDataJson({ url: `http://${host}/catalogo.json`, outbound: outboundTo(host) }));
}

describe('a data.json', () => {
  test('is read whole, in pages', async () => {
    const { records, end } = await read(1200);
    expect(end).toEqual({ kind: 'end', complete: true, count: 1200, scope: 'whole', cursor: null });
    expect(new Set(records.map((record) => record.remoteId)).size).toBe(1200);
  });

  test.each<[string, PortalScript]>([
    ['begins with a byte-order mark', { byteOrderMark: true }],
    ['is called a web page', { contentType: 'text/html' }],
    ['is compressed on the way', { gzip: 'told' }],
    ['is a compressed file that nobody calls one', { gzip: 'untold' }],
  ])('is read whole when it %s', async (_, script) => {
    expect((await read(3, script)).end).toMatchObject({
      complete: true,
      count: 3,
      scope: 'whole',
      cursor: null,
    });
  });

  test.each<[string, PortalScript, string]>([
    ['the portal does not answer', { down: true }, 'unreachable'],
    ['the portal lets only browsers in', { onlyBrowsers: true }, 'forbidden'],
    ['the portal fails', { failing: { page: 1, status: 503 } }, 'http-status'],
    ['it is a web page', { html: true }, 'not-json'],
    ['it breaks off', { truncatedPage: 1 }, 'truncated'],
    ['it leads to a private address', { redirectTo: 'http://169.254.169.254/' }, 'refused'],
  ])('is not complete when %s', async (_, script, code) => {
    expect((await read(300, script)).end).toMatchObject({ complete: false, failure: { code } });
  });

  test('is not complete when it is larger than allowed', async () => {
    const { end } = await read(500, {}, { maxBytes: 20_000 });
    expect(end).toMatchObject({ complete: false, failure: { code: 'too-large' } });
  });

  test('that is a small file and unpacks without end is not read on', async () => {
    const { end } = await read(3000, { gzip: 'untold' }, { maxBytes: 200_000 });
    expect(end).toMatchObject({ complete: false, failure: { code: 'too-large' } });
  });

  test('that is a compressed file which breaks off is not complete', async () => {
    const whole = gzipSync(JSON.stringify({ dataset: [{ identifier: '1', title: 'x' }] }));
    const { end } = await readBody(whole.subarray(0, whole.length - 12));
    expect(end).toMatchObject({ complete: false, failure: { code: 'truncated' } });
  });

  test.each(['datasets', 'Dataset', '@graph'])('may call its list %s', async (name) => {
    const { records, end } = await readBody(JSON.stringify({ title: 'c', [name]: [{ identifier: '1' }] }));
    expect(records).toHaveLength(1);
    expect(end).toMatchObject({ complete: true, count: 1 });
  });

  test('with an empty list is complete', async () => {
    expect((await readBody('{"title":"","dataset":[]}')).end).toMatchObject({
      complete: true,
      count: 0,
      scope: 'whole',
      cursor: null,
    });
  });

  test('without a list of datasets has the wrong shape', async () => {
    const { end } = await readBody('{"success":true,"result":{"dataset":[]}}');
    expect(end).toMatchObject({ failure: { code: 'wrong-shape' } });
  });

  test('whose list is an object has the wrong shape', async () => {
    const { end } = await readBody('{"dataset":{"a":{"title":"x"}}}');
    expect(end).toMatchObject({ failure: { code: 'wrong-shape' } });
  });

  test('with a dataset that does not end is not read on', async () => {
    const endless = `{"dataset":[{"identifier":"1","title":"${'x'.repeat(20_000_000)}"}]}`;
    const { records, end } = await readBody(endless);
    expect(records).toEqual([]);
    expect(end).toMatchObject({ complete: false, failure: { code: 'too-large' } });
  });

  test('with large datasets is handed over in small pages', async () => {
    const datasets = Array.from({ length: 12 }, (_, index) => ({
      identifier: String(index),
      title: 'Grande',
      description: 'x'.repeat(2_000_000),
    }));
    const { end, pages } = await readBody(JSON.stringify({ dataset: datasets }));
    expect(end).toEqual({ kind: 'end', complete: true, count: 12, scope: 'whole', cursor: null });
    expect(Math.max(...pages)).toBeLessThan(8);
  });

  test.each([
    ['in an object', (deep: string) => `{"dataset":[{"identifier":"1","title":"a","x":${deep}}]}`],
    ['in a bare list', (deep: string) => `[{"identifier":"1","title":"a","x":${deep}}]`],
  ])('with thousands of levels is not one, %s', async (_, within) => {
    const { end } = await readBody(within('['.repeat(50_000) + ']'.repeat(50_000)));
    expect(end).toMatchObject({ complete: false, failure: { code: 'wrong-shape' } });
  });

  test('may be a bare list', async () => {
    const { records, end } = await readBody('\n[{"identifier":"a"},{"id":2},{}]');
    expect(records.map((record) => record.remoteId)).toEqual(['a', '2', null]);
    expect(end).toMatchObject({ complete: true, count: 3, scope: 'whole', cursor: null });
  });

  test('in Latin-1 keeps its accents when it says so', async () => {
    const body = Buffer.from('{"dataset":[{"identifier":"a","title":"Niñez y educación"}]}', 'latin1');
    const { records } = await readBody(body, 'application/json; charset=ISO-8859-1');
    expect(records[0]?.raw).toMatchObject({ title: 'Niñez y educación' });
  });

  test.each(['application/json', 'application/json; charset=utf-8'])(
    'in Latin-1 keeps its accents when nobody says so (%s)',
    async (contentType) => {
      const datasets = Array.from({ length: 3000 }, (_, index) => ({
        identifier: `${index}`,
        title: 'Niñez y educación',
      }));
      const body = Buffer.from(JSON.stringify({ dataset: datasets }), 'latin1');
      const { records } = await readBody(body, contentType);
      expect(new Set(records.map(({ raw }) => JSON.stringify((raw as { title: string }).title)))).toEqual(
        new Set(['"Niñez y educación"']),
      );
    },
  );

  test('in UTF-8 keeps characters that two pieces of it share', async () => {
    const datasets = Array.from({ length: 9000 }, (_, index) => ({ identifier: `${index}`, title: '🙂ñ€' }));
    const { records } = await readBody(JSON.stringify({ dataset: datasets }));
    expect(records.every(({ raw }) => (raw as { title: string }).title === '🙂ñ€')).toBe(true);
  });

  test('in UTF-16 is read by its mark', async () => {
    const { records } = await readBody(
      Buffer.from('\uFEFF{"dataset":[{"identifier":"a","title":"Niñez"}]}', 'utf16le'),
    );
    expect(records[0]?.raw).toMatchObject({ title: 'Niñez' });
  });
});
