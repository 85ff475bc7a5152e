import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { outboundTo, readAll } from '../testing.ts';
import { fileList } from './connector.ts';

type Page = string | Buffer | { status: number };

let close: () => Promise<void>;
afterEach(() => close());

/** Reads the first of these pages, served under their paths. */
async function read(pages: Record<string, Page>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const page = pages[request.url ?? ''] ?? { status: 404 };
    if (typeof page === 'string' || Buffer.isBuffer(page)) response.end(page);
    else response.writeHead(page.status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = async () => {
    server.closeAllConnections();
    server.close();
  };
  const url = `http://${host}${Object.keys(pages)[0] ?? '/'}`;
  return { asked, ...(await readAll(fileList.read({ url, outbound: outboundTo(host) }))) };
}

const titles = (records: { raw: unknown }[]) =>
  records.map(({ raw }) => {
    const told = fileList.map(raw);
    return told.ok ? told.record.title : told.problems;
  });

describe('a folder of pages', () => {
  const first = `<h1>Datos</h1><p><a href="a.csv">Agua</a></p>
    <a href="vial/">Vialidad</a> <a href="obras.html">Obras</a> <a href="vieja.html">Año pasado</a>`;

  test('is read page by page, each file once, without the pages that are gone', async () => {
    const { records, end, asked } = await read({
      '/datos/': first,
      '/datos/vial/':
        '<a href="/datos/">Volver</a><p><a href="v.csv">Vialidades</a><a href="../a.csv">Agua</a></p>',
      '/datos/obras.html': '<p><a href="o.xlsx">Obras</a></p>',
    });
    expect(end).toMatchObject({ complete: true, count: 3 });
    expect(titles(records)).toEqual(['Agua', 'Vialidades', 'Obras']);
    expect(asked).toEqual(['/datos/', '/datos/vial/', '/datos/obras.html', '/datos/vieja.html']);
  });

  test('is not whole when one of its pages fails', async () => {
    const { end } = await read({ '/datos/': first, '/datos/vial/': { status: 403 } });
    expect(end).toMatchObject({
      complete: false,
      failure: { code: expect.stringMatching(/http-status|forbidden/) },
    });
  });

  test('is not whole when one of its pages breaks off', async () => {
    const { end } = await read({ '/datos/': first, '/datos/vial/': '<table><tr><td>Semáf' });
    expect(end).toMatchObject({ complete: false, failure: { code: 'truncated' } });
  });

  test('in windows-1252 keeps its accents', async () => {
    const page = Buffer.from(
      '<html><body><p><a href="n.csv">Ni\xf1ez y educaci\xf3n</a></p></body></html>',
      'latin1',
    );
    expect(titles((await read({ '/datos/': page })).records)).toEqual(['Niñez y educación']);
  });
});

describe('an inventory', () => {
  test('with a row per resource has a dataset per name', async () => {
    const { records, end } = await read({
      '/inventario.csv':
        'Nombre del conjunto,Nombre del recurso,Formato,Liga\nLuminarias,Tabla,CSV,https://x.example/l.csv\nLuminarias,Mapa,KMZ,https://x.example/l.kmz\nBaches,Tabla,CSV,https://x.example/b.csv\n',
    });
    expect(end).toMatchObject({ complete: true, count: 2 });
    expect(fileList.map(records[0]?.raw)).toMatchObject({
      ok: true,
      record: {
        title: 'Luminarias',
        distributions: [
          { title: 'Tabla', format: 'CSV' },
          { title: 'Mapa', format: 'KMZ' },
        ],
      },
    });
  });

  test('of an old Excel, with titles above and notes below, is only its table', async () => {
    const text =
      'Ayuntamiento de Xalapa;;\r\nInventario;;\r\n;;\r\nNo.;T\xedtulo;Liga\r\n1;Ni\xf1ez;https://x.example/n.csv\r\n2;Agua;https://x.example/a.csv\r\nFuente: Transparencia;;\r\n';
    const { records, end } = await read({ '/descarga?id=7': Buffer.from(text, 'latin1') });
    expect(end).toMatchObject({ complete: true, count: 2 });
    expect(titles(records)).toEqual(['Niñez', 'Agua']);
  });

  test.each([
    [
      'whose columns are those of a table of data',
      'fecha,colonia,incidentes\n2024-01-01,Centro,3\n',
      'wrong-shape',
    ],
    ['that is JSON', '{"dataset":[]}', 'wrong-shape'],
    ['that is a PDF', '%PDF-1.4 nada', 'wrong-shape'],
    ['that is empty', '', 'wrong-shape'],
    ['that is a zip of nothing', Buffer.from('504b0304ffffffff', 'hex'), 'truncated'],
  ])('%s is none', async (_, body, code) => {
    expect((await read({ '/inventario.csv': body })).end).toMatchObject({
      complete: false,
      failure: { code },
    });
  });
});
