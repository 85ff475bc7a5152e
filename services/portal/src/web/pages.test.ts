import { describe, expect, test } from 'vitest';
import { governments } from './testing/governments.ts';
import { renderPage } from './testing/render.ts';

const publicPages: [path: string, ...texts: string[]][] = [
  [
    '/',
    'Los datos abiertos de los estados y municipios',
    'Morelos',
    'Seguridad pública',
    'Incidencia delictiva',
    'Lo que cambió',
  ],
  ['/buscar?q=refugios', 'Refugios temporales de Quintana Roo', '2 conjuntos de datos', 'De dónde viene'],
  [
    '/buscar?tema=security&tema=cadastre&q=refugios',
    'Ningún conjunto de datos coincide',
    'Con menos condiciones sí hay:',
    '«refugios» sin filtros',
    'Quitar el filtro ',
    'Tema: Catastro',
  ],
  ['/buscar?tema=security&q=zzz', 'Ningún conjunto de datos coincide', 'pida el dato a su gobierno'],
  ['/buscar?lugar=morelos', 'Lugar: Morelos', 'Recibir avisos'],
  ['/busquedas/nueva?q=baches', 'Recibir avisos de una búsqueda', 'Su correo'],
  [
    '/datasets/01ka1',
    'Incidencia delictiva del fuero común, Morelos',
    'Robo de vehículo',
    'Descargar CSV, 1.4\u00a0MB',
    'cada mes',
    'Libre Uso MX',
    '9f86d081884c7d65',
  ],
  [
    '/datasets/02kb1',
    'Obra pública en proceso',
    'Sin plazo conocido',
    'Ver en el portal del gobierno',
    'Comprobado hace 2 h: no responde desde el 20 nov 2026.',
  ],
  [
    '/fuentes',
    'Portal de Xalapa',
    'Con fallas',
    'hace 12 días',
    'De los últimos 30 días: leída 27 días, falló 1 día.',
    '1 atrasada más del doble de su plazo',
    '2 fuentes',
  ],
  ['/fuentes?salud=retenidas', 'Ninguna fuente coincide'],
  [
    '/fuentes/fuente-1',
    'Se leyó bien por última vez hace un momento.',
    'Cumple la meta de la red',
    'Disponibilidad',
    '96\u00a0%',
    '1 cosecha falló.',
    '2 registros no se pudieron publicar.',
    'CKAN 2.10.1',
    'cada día',
  ],
  [
    '/governments/17',
    'Integrante activo',
    'María Elena Ríos',
    'RMA-2026-00017',
    'Comparar con sus pares',
    '1\u00a0971\u00a0520 habitantes',
  ],
  [
    '/governments/24059',
    'El censo de 2020 no tiene su población',
    'Aún no es integrante',
    'pida unirse a la red',
  ],
  ['/gobiernos?integrantes=si', 'Zapopan, Jalisco', '1,476,491'],
  ['/temas/mobility', 'Movilidad', 'Incidentes viales'],
  [
    '/estandares/security/crime-incidence',
    'carpetas',
    'tabla nacional',
    'CNSP/38/15',
    'security/crime-incidence@1.0',
  ],
  ['/estandares', 'Incidentes viales', 'Construcciones', 'Qué describe'],
  ['/packages/01ka1', 'Edición 3', 'datapackage.json'],
  ['/comparar', 'Empiece con un integrante', 'por cada 100 mil habitantes', 'aún no es integrante'],
  ['/mapas', 'Mapas de la red', 'por cada 100 mil habitantes', 'aún no es integrante'],
  ['/mapas?estado=24&cifra=estandares', 'Mapa de los municipios de San Luis Potosí', 'Ningún municipio de'],
  [
    '/comparar?g=17&g=14&g=24059',
    'Jalisco',
    'aún no es integrante',
    'Sin publicar',
    'Parte de los estándares del tema que publica',
    'Gobiernos como Morelos',
    'Los más cercanos en población.',
  ],
  [
    '/comparar?g=24059&g=17&g=14',
    '1 estándar que otros publican y Villa de Pozos, San Luis Potosí no',
    'Lo publican 2 de 2.',
    'Pregunte a:',
  ],
  ['/convenios', 'RMA-2026-00017', 'Vigente', 'sin compromisos medibles'],
  [
    '/convenios/convenio-17',
    'PRIMERA. Objeto.',
    'Abrir datos de interés público.',
    'Firmó con e.firma el 10 ene 2026',
    'no se pudo saber si el certificado estaba revocado',
    'la coordinación cotejó la copia',
    'Descargar el documento firmado (PDF)',
    'Descargar las pruebas de sus firmas (ZIP)',
  ],
  ['/bitacora', 'un paquete temático', 'Huella'],
  ['/api', '/graphql', 'OpenAPI 3.1', 'datastore_search', 'rma -- publish', '/api/v1/datasets/01ka1/rows'],
];

const textOf = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<!-- -->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, (run) => (run.includes('\u00a0') ? run : ' '));

describe.each(publicPages)('%s', (path, ...texts) => {
  test('says what it must in the HTML itself', async () => {
    const { status, html } = await renderPage(path);
    expect(status).toBe(200);
    for (const text of texts) expect(textOf(html)).toContain(text);
  });

  test('has a language, a title, landmarks, one h1 and headings in order', async () => {
    const { html } = await renderPage(path);
    expect(html).toMatch(/^<!doctype html><html lang="es-MX">/);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    expect(html).toMatch(/<a class="skip-link" href="#contenido">/);
    for (const landmark of ['<header', '<main id="contenido"', '<footer', '<nav'])
      expect(html).toContain(landmark);
    const levels = [...html.slice(html.indexOf('<main'), html.indexOf('<footer')).matchAll(/<h([1-6])/g)].map(
      ([, level]) => Number(level),
    );
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, place) => expect(level - (levels[place - 1] ?? 0)).toBeLessThanOrEqual(1));
  });

  test('carries no script that a strict Content-Security-Policy would have to allow inline', async () => {
    const { html } = await renderPage(path);
    for (const [tag] of html.matchAll(/<script[^>]*>/g)) {
      expect(tag).toMatch(/src="\/assets\/|type="application\/(json|ld\+json)"/);
    }
    expect(html).not.toMatch(/\son[a-z]+="/);
    expect(html).not.toContain('<style');
  });

  test('says that the network is a demonstration, and only then', async () => {
    expect((await renderPage(path)).html).toContain('Red de demostración');
    expect((await renderPage(path, { demonstration: false })).html).not.toContain('Red de demostración');
  });
});

test('the home page links every member from the map and from its table', async () => {
  const { html } = await renderPage('/');
  const members = governments.filter(({ membership }) =>
    ['ACTIVE', 'APPROVED', 'DORMANT'].includes(membership ?? ''),
  );
  expect(members.length).toBeGreaterThan(5);
  for (const { cvegeo } of members) {
    expect(html.split(`href="/governments/${cvegeo}"`).length - 1).toBeGreaterThanOrEqual(2);
  }
});

test('the facets of a search are links that keep the rest of the address', async () => {
  const { html } = await renderPage('/buscar?q=inciden&estado=17');
  expect(html).toContain('href="/buscar?q=inciden&amp;tema=security&amp;estado=17"');
  expect(html).toContain('href="/buscar?q=inciden"');
});

test('a page of results leads to the next by an address', async () => {
  const { html } = await renderPage('/buscar');
  const [, next] =
    /rel="next"[^>]*href="([^"]+)"|href="([^"]+)"[^>]*rel="next"/.exec(html)?.filter(Boolean) ?? [];
  expect(next).toBe('/buscar?pagina-despues=20');
  expect(textOf((await renderPage(next ?? '')).html)).toContain('3 de 23');
});

test('the structured data of a dataset is valid JSON-LD with its files', async () => {
  const { html } = await renderPage('/datasets/01ka1');
  const [, text = ''] = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html) ?? [];
  expect(JSON.parse(text)).toMatchObject({
    '@type': ['Dataset', 'dcat:Dataset'],
    name: 'Incidencia delictiva del fuero común, Morelos',
    publisher: { name: 'Morelos' },
    distribution: [{ encodingFormat: 'text/csv', contentSize: '1438221 B' }],
  });
});

test('a hostile title stays text, in the page and in its data blocks', async () => {
  const title = '</script><script>alert(1)</script><img src=x onerror=alert(1)>';
  const { dataset } = await import('./testing/network.ts');
  const { html } = await renderPage('/datasets/01ka1', {
    network: { dataset: () => ({ ...dataset('01ka1'), title, landingPage: 'javascript:alert(1)' }) },
  });
  expect(html).not.toContain('<script>alert');
  expect(html).not.toContain('<img src=x');
  expect(html).not.toContain('href="javascript:');
});

describe('what is not there', () => {
  test.each([
    '/datasets/none',
    '/governments/99',
    '/temas/none',
    '/estandares/a/b',
    '/packages/none',
    '/nada',
  ])('%s is a 404 that helps', async (path) => {
    const { status, html } = await renderPage(path);
    expect(status).toBe(404);
    expect(textOf(html)).toContain('No encontramos lo que busca');
    expect(html).toContain('action="/buscar"');
  });

  test('a withdrawn dataset is a 410 with the reason of the ledger', async () => {
    const withdrawn = { kind: 'dataset.withdrawn', cause: 'Contenía datos personales' };
    const { status, html } = await renderPage('/datasets/none', {
      network: {
        ledger: () => ({
          totalCount: 1,
          nodes: [withdrawn],
          edges: [],
          pageInfo: { hasNextPage: false, hasPreviousPage: false },
        }),
      },
    });
    expect(status).toBe(410);
    expect(html).toMatch(/\/datasets\/[^"/]+\/historia/);
    expect(textOf(html)).toContain('Contenía datos personales');
  });

  test('a national view that does not answer is a 500 that says what is safe, and is reported', async () => {
    const { status, html, errors } = await renderPage('/', {
      network: {
        network: () => {
          throw new Error('down');
        },
      },
    });
    expect(status).toBe(500);
    expect(textOf(html)).toContain('Los datos publicados están a salvo');
    expect(html).not.toContain('down');
    expect(errors).toHaveLength(1);
  });
});

describe('pages of work', () => {
  test('the accounts of a demonstration are offered where one signs in, and only if there are any', async () => {
    const demonstrationAccounts = {
      accounts: [{ label: 'Enlace de Torreón', email: 'enlace@demostracion.example' }],
      password: 'abierta-a-todos',
    };
    const { html } = await renderPage('/entrar', { demonstrationAccounts });
    for (const text of ['Enlace de Torreón', 'enlace@demostracion.example', 'abierta-a-todos'])
      expect(textOf(html)).toContain(text);
    expect(textOf((await renderPage('/entrar')).html)).not.toContain('cuenta de demostración');
  });

  test.each([
    '/panel',
    '/panel/nuevo',
    '/panel/claves',
    '/panel/avisos',
    '/mi-estado',
    '/funcionarios/17',
    '/coordinacion',
    '/coordinacion/convenios',
    '/coordinacion/correo',
  ])('%s shows nothing of anybody before signing in', async (path) => {
    const { status, html } = await renderPage(path);
    expect(status).toBe(200);
    expect(textOf(html)).toContain('Comprobando su sesión…');
  });

  test.each(['/entrar', '/unirse'])('%s waits with its button until it can send', async (path) => {
    const { html } = await renderPage(path);
    expect(html).toMatch(/<button[^>]*disabled/);
  });
});
