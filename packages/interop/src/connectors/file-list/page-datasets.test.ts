import { describe, expect, test } from 'vitest';
import { otherPages } from './other-pages.ts';
import { datasetsOfPage } from './page-datasets.ts';
import { readPage } from './page-links.ts';

const ADDRESS = 'https://www.municipio.example/transparencia/datos/index.html';

const datasets = (html: string, address = ADDRESS) =>
  datasetsOfPage(readPage(html, address).links, new Set());

/** What matters of each: its title and its files. */
const told = (html: string, address = ADDRESS) =>
  datasets(html, address).map(({ title, files }) => [
    title,
    files.map(({ format, url }) => `${format} ${url}`),
  ]);

describe('the datasets of a page', () => {
  test('are called by what their links say, without formats, sizes and extensions', () => {
    expect(
      told(`
        <p><a href="luminarias.csv">Luminarias del municipio (CSV, 1.2 MB)</a></p>
        <p><a href="/f/padron_de_licencias_2024.xlsx">padron_de_licencias_2024.xlsx</a></p>
        <p><a href="rutas.zip">Rutas de autob&uacute;s &ndash; GTFS</a></p>
        <p><a href="https://otro.example/x.kmz">Ciclov&iacute;as [KMZ]</a></p>`),
    ).toEqual([
      ['Luminarias del municipio', ['CSV https://www.municipio.example/transparencia/datos/luminarias.csv']],
      ['padron de licencias 2024', ['XLSX https://www.municipio.example/f/padron_de_licencias_2024.xlsx']],
      ['Rutas de autobús', ['GTFS https://www.municipio.example/transparencia/datos/rutas.zip']],
      ['Ciclovías', ['KMZ https://otro.example/x.kmz']],
    ]);
  });

  test('are called by their row, their paragraph or the heading above when the link only says to download', () => {
    expect(
      told(`
        <table><tr><td>1</td><td>Predios</td><td>12/03/2024</td><td><a href="p.csv">Descargar</a></td></tr></table>
        <ul><li>Refugios temporales: <a href="r.csv">CSV</a> <a href="r.json">JSON</a></li></ul>
        <h3>Hechos de tránsito</h3><div><a href="h1.csv">Descargar CSV</a></div>`),
    ).toEqual([
      ['Predios', [expect.stringContaining('p.csv')]],
      ['Refugios temporales', [expect.stringContaining('r.csv'), expect.stringContaining('r.json')]],
      ['Hechos de tránsito', [expect.stringContaining('h1.csv')]],
    ]);
  });

  test('take their facts from a table whose header names them', () => {
    const [dataset] = datasets(`
      <table><thead><tr><th>Conjunto de datos</th><th>Descripción</th><th>Área responsable</th><th>Periodicidad</th><th>Archivo</th></tr></thead>
      <tr><td>Parquímetros</td><td>Cada aparato</td><td>Tránsito</td><td>Anual</td><td><a href="p.ods">ODS</a> 340 KB, 2024-05-01</td></tr></table>`);
    expect(dataset).toMatchObject({
      title: 'Parquímetros',
      description: 'Cada aparato',
      publisher: 'Tránsito',
      periodicity: 'Anual',
      modified: '2024-05-01',
      files: [{ format: 'ODS', bytes: String(340 * 1024) }],
    });
  });

  test('are one when the files are formats of one name, and keep their key when a format comes', () => {
    const before = datasets('<a href="d/agua.csv">Tomas de agua</a>');
    const after = datasets('<a href="d/agua.csv">Tomas de agua</a><a href="d/agua.xlsx">Excel</a>');
    expect(after).toHaveLength(1);
    expect(after[0]?.files.map(({ format }) => format)).toEqual(['CSV', 'XLSX']);
    expect(after[0]?.key).toBe(before[0]?.key);
    expect(before[0]?.key).toBe('https://www.municipio.example/transparencia/datos/d/agua');
  });

  test('keep their key when the site moves to https', () => {
    const link = '<a href="agua.csv">Tomas de agua</a>';
    const [before] = datasets(link, ADDRESS.replace('https:', 'http:'));
    expect(datasets(link)[0]?.key).toBe(before?.key);
  });

  test('are not the same for having the same link text in two rows', () => {
    expect(
      told(`<table><tr><td>Uno</td><td><a href="1.csv">Descargar</a></td></tr>
        <tr><td>Dos</td><td><a href="2.csv">Descargar</a></td></tr></table>`).map(([title]) => title),
    ).toEqual(['Uno', 'Dos']);
  });

  test('may be named by a parameter, by the link’s download name, or only by a format', () => {
    expect(
      told(`<p>Padrón: <a href="baja.php?archivo=padron.csv&amp;v=2">Bajar</a></p>
        <p>Obras <a href="/descarga/77" download="obras.xlsx">aquí</a></p>
        <p>Baches <a href="/descarga/78">CSV</a></p>
        <p><a href="https://docs.google.com/uc?export=download&amp;id=0B">Módulos de Internet</a></p>
        <p><a href="/contacto">Escríbanos</a> <a href="mailto:a@b.example">Correo</a> <a href="javascript:x()">CSV</a></p>`),
    ).toEqual([
      ['Padrón', ['CSV https://www.municipio.example/transparencia/datos/baja.php?archivo=padron.csv&v=2']],
      ['Obras', ['XLSX https://www.municipio.example/descarga/77']],
      ['Baches', ['CSV https://www.municipio.example/descarga/78']],
      ['Módulos de Internet', ['undefined https://docs.google.com/uc?export=download&id=0B']],
    ]);
  });

  test('are taken against the base of the page', () => {
    expect(told('<base href="https://archivos.example/d/"><a href="a.csv#x">Aforos</a>')).toEqual([
      ['Aforos', ['CSV https://archivos.example/d/a.csv']],
    ]);
  });

  test('are not in menus, feet, feeds or scripts', () => {
    expect(
      told(`<nav><a href="a.pdf">Aviso</a></nav><footer><a href="b.pdf">Ley</a></footer>
        <a href="/rss.xml">RSS</a><a href="/sitemap.xml">Mapa</a><script>'<a href="c.csv">C</a>'</script>
        <!-- <a href="d.csv">D</a> -->`),
    ).toEqual([]);
  });

  test('of a server’s listing of a folder have its dates and sizes', () => {
    const html = `<html><head><title>Index of /datos</title></head><body><h1>Index of /datos</h1><pre>
      <a href="?C=N;O=D">Name</a> <a href="?C=M;O=A">Last modified</a><hr>
      <a href="/">Parent Directory</a>                 -
      <a href="parques.csv">parques.csv</a>      2024-05-01 10:22  1.5M
      <a href="zonas.geojson">zonas.geojson</a>  01-Jun-2024 08:00   12K
      </pre></body></html>`;
    expect(datasets(html, 'https://x.example/datos/')).toMatchObject([
      {
        title: 'parques',
        modified: '2024-05-01 10:22',
        files: [{ bytes: String(1.5 * 1024 ** 2), format: 'CSV' }],
      },
      { title: 'zonas', modified: '2024-06-01', files: [{ bytes: String(12 * 1024), format: 'GEOJSON' }] },
    ]);
  });
});

describe('the other pages of a list', () => {
  const others = (html: string, address = ADDRESS) =>
    otherPages(readPage(html, address).links, new URL(address)).map(({ url, kind }) => `${kind} ${url}`);

  test('are its further pages and those below it in its folder', () => {
    expect(
      others(`<a href="?page=2">2</a><a href="?page=1">1</a><a href="index.html?orden=fecha">Por fecha</a>
        <a href="movilidad/">Movilidad</a><a href="seguridad.php">Seguridad</a><a href="seguridad.php?x=1">x</a>
        <a href="/">Inicio</a><a href="/otra/">Otra</a><a href="a.csv">CSV</a>
        <a href="https://otro.example/transparencia/datos/x/">Otro sitio</a>`),
    ).toEqual([
      'next https://www.municipio.example/transparencia/datos/index.html?page=2',
      'below https://www.municipio.example/transparencia/datos/movilidad/',
      'below https://www.municipio.example/transparencia/datos/seguridad.php',
    ]);
  });

  test('of the root of a site are only its further pages', () => {
    expect(
      others('<a href="/alcaldia/">Alcaldía</a><a rel="next" href="/page/2">»</a>', 'https://x.example/'),
    ).toEqual(['next https://x.example/page/2']);
  });
});

test('a page that is one endless row is read in bounded time', () => {
  const row = `<td>${'celda '.repeat(2000)}</td>`.repeat(200);
  const links = Array.from(
    { length: 20_000 },
    (_, at) => `<a href="${at}.csv">Descargar ${'-'.repeat(200)}</a>`,
  );
  const html = `<table><tr>${row}<td>${links.join('')}</td></tr></table>`;
  expect(datasets(html)).toHaveLength(1);
});

describe('a page is whole', () => {
  test.each([
    ['closed as it should', '<html><body><ul><li>a</ul></body></html>', true],
    ['without the end tags that HTML lets go', '<p>uno<p>dos <a href="a.csv">A</a>', true],
    ['broken off in a table', '<html><body><table><tr><td>a', false],
    ['broken off in a link', '<p><a href="a.csv">Lumin', false],
    ['broken off in a tag', '<p>uno</p><a href="a.c', false],
  ])('or not: %s', (_, html, isWhole) => {
    expect(readPage(html, ADDRESS).isWhole).toBe(isWhole);
  });

  test('whatever nonsense it has', () => {
    const nonsense = `</p></table><tr><td><a href="::::"><a href><a href="a.csv"><b><i></a></b>${'<div>'.repeat(5000)}`;
    expect(told(nonsense)).toEqual([['a', [expect.stringContaining('a.csv')]]]);
  });
});
