import {
  datasetsOf,
  startFilePagePortal,
  startInventoryPortal,
  syntheticFiles,
  withChanges,
  type PortalScript,
  type RemotePortal,
} from '@rma/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import { outboundTo, readAll } from '../testing.ts';
import { fileList } from './connector.ts';

let portal: RemotePortal;
afterEach(() => portal.close());

const ask = (path: string, limits = {}) =>
  readAll(fileList.read({ url: `${portal.url}${path}`, outbound: outboundTo(portal.host), limits }));

async function readPages(count: number, script: PortalScript = {}, limits = {}) {
  portal = await startFilePagePortal({ datasets: syntheticFiles(count), script });
  return ask('/datos/', limits);
}

async function readInventory(count: number, script: PortalScript = {}, limits = {}) {
  portal = await startInventoryPortal({ datasets: syntheticFiles(count), script });
  return ask('/inventario.csv', limits);
}

const whole = (count: number) => ({ kind: 'end', complete: true, count, scope: 'whole', cursor: null });

describe('a page with links to files', () => {
  test('is read whole, with its further pages, each dataset once with its formats', async () => {
    const { records, end } = await readPages(250, { maxRows: 100 });
    expect(end).toEqual(whole(250));
    expect(new Set(records.map((record) => record.remoteId)).size).toBe(250);
    expect(portal.requests).toEqual(['/datos/', '/datos/?pagina=2', '/datos/?pagina=3']);
    expect(records[0]).toEqual({
      remoteId: 'https://datos.example/archivos/conjunto-0',
      raw: {
        title: 'Luminarias 0',
        description: expect.stringContaining('municipio'),
        modified: '2025-01-10',
        landingPage: `${portal.url}/datos/`,
        files: [
          expect.objectContaining({ url: 'https://datos.example/archivos/conjunto-0.csv', format: 'CSV' }),
          expect.objectContaining({ url: 'https://datos.example/archivos/conjunto-0.xlsx', format: 'XLSX' }),
        ],
      },
    });
  });

  test('is mapped without a complaint', async () => {
    const { records } = await readPages(3);
    expect(records.map(({ raw }) => fileList.map(raw))).toMatchObject(
      [0, 1, 2].map(() => ({ ok: true, problems: [], record: { distributions: [{ format: 'CSV' }, {}] } })),
    );
  });

  test('may be the listing of a folder that is empty', async () => {
    expect((await readPages(0)).end).toEqual(whole(0));
  });

  const harmless: [string, PortalScript][] = [
    ['begins with a byte-order mark', { byteOrderMark: true }],
    ['calls its page text', { contentType: 'text/plain' }],
    ['is slow', { slowMs: 20 }],
    ['fails once', { failing: { page: 2, status: 500, times: 1 } }],
    ['compresses and says so', { gzip: 'told' }],
    ['compresses and does not say so', { gzip: 'untold' }],
  ];
  test.each(harmless)('is read whole from a portal that %s', async (_, script) => {
    expect((await readPages(60, { maxRows: 25, ...script })).end).toEqual(whole(60));
  });

  const harmful: [string, PortalScript, string][] = [
    ['does not answer', { down: true }, 'unreachable'],
    ['fails at the second page', { failing: { page: 2, status: 500 } }, 'http-status'],
    ['has no second page', { failing: { page: 2, status: 404 } }, 'http-status'],
    ['is under maintenance', { html: true }, 'not-json'],
    ['breaks off', { truncatedPage: 2 }, 'truncated'],
    ['gives one page again and again', { ignoresStart: true }, 'paging-repeats'],
    ['gives a page twice', { repeatsPage: 1 }, 'paging-repeats'],
    ['never ends', { endless: true }, 'paging-loop'],
    ['gives less than it announces', { announces: 400 }, 'count-mismatch'],
    ['loses its first files meanwhile', { shifts: { page: 2, by: 10 } }, 'count-mismatch'],
    ['leads to a private address', { redirectTo: 'http://10.0.0.1/' }, 'refused'],
  ];
  test.each(harmful)('is not complete when the portal %s', async (_, script, code) => {
    const { end } = await readPages(60, { maxRows: 25, ...script });
    expect(end).toMatchObject({ complete: false, failure: { code } });
  });

  test('is not complete past the deadline, the size or the number of records', async () => {
    const slow = await readPages(5, { slowMs: 5000 }, { deadlineMs: 50 });
    expect(slow.end).toMatchObject({ failure: { code: 'timeout' } });
    await portal.close();
    const large = await readPages(100, {}, { maxBytes: 10_000 });
    expect(large.end).toMatchObject({ failure: { code: 'too-large' } });
    await portal.close();
    const many = await readPages(100, {}, { maxRecords: 50 });
    expect(many.end).toMatchObject({ failure: { code: 'too-large' } });
  });
});

describe('an inventory', () => {
  test('is read whole and mapped without a complaint', async () => {
    const { records, pages, end } = await readInventory(1200);
    expect(end).toEqual(whole(1200));
    expect(pages).toEqual([500, 500, 200]);
    expect(records[7]?.remoteId).toBe('DA-000007');
    expect(fileList.map(records[7]?.raw)).toMatchObject({
      ok: true,
      problems: [],
      record: {
        title: 'Escuelas 7',
        periodicity: 'R/P1M',
        contact: { name: 'Dirección de Innovación', email: 'datos@municipio.example' },
        distributions: [{ url: 'https://datos.example/archivos/conjunto-7.csv', format: 'CSV' }],
      },
    });
  });

  test('without rows is complete and empty', async () => {
    expect((await readInventory(0)).end).toEqual(whole(0));
  });

  test('gives two rows with one id as they come, and calls a row without id by its file', async () => {
    const datasets = withChanges(syntheticFiles(3), { 1: { id: '' }, 2: { id: 'DA-000000' } });
    portal = await startInventoryPortal({ datasets });
    const { records } = await ask('/inventario.csv');
    expect(records.map((record) => record.remoteId)).toEqual([
      'DA-000000',
      'https://datos.example/archivos/conjunto-1.csv',
      'DA-000000',
    ]);
  });

  const harmless: [string, PortalScript][] = [
    ['begins with a byte-order mark', { byteOrderMark: true }],
    ['calls it a web page', { contentType: 'text/html' }],
    ['compresses and does not say so', { gzip: 'untold' }],
  ];
  test.each(harmless)('is read whole from a portal that %s', async (_, script) => {
    expect((await readInventory(20, script)).end).toEqual(whole(20));
  });

  const harmful: [string, PortalScript, string][] = [
    ['does not answer', { down: true }, 'unreachable'],
    ['fails', { failing: { page: 1, status: 503 } }, 'http-status'],
    ['shows a web page', { html: true }, 'not-json'],
    ['breaks off', { truncatedPage: 1 }, 'truncated'],
    ['leads to a private address', { redirectTo: 'http://169.254.169.254/' }, 'refused'],
  ];
  test.each(harmful)('is not complete when the portal %s', async (_, script, code) => {
    const { end } = await readInventory(300, script);
    expect(end).toMatchObject({ complete: false, failure: { code } });
  });

  test('is not complete past the number of records', async () => {
    expect((await readInventory(30, {}, { maxRecords: 20 })).end).toMatchObject({
      failure: { code: 'too-large' },
    });
  });

  test('with one dataset more is one record more', async () => {
    portal = await startInventoryPortal({ datasets: datasetsOf([]) });
    expect((await ask('/inventario.csv')).end).toEqual(whole(0));
    portal.serve(syntheticFiles(1));
    expect((await ask('/inventario.csv')).end).toEqual(whole(1));
  });
});
