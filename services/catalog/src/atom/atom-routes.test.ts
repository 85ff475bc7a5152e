import type { Tables } from '@rma/persistence';
import type { Kysely } from 'kysely';
import { describe, expect, test } from 'vitest';
import { catalogForTests, publicUrl } from '../catalog-for-tests.ts';
import { enterDatasets, idOf, nationalDataset } from '../national/datasets-for-tests.ts';

const { server, database, clock } = await catalogForTests();
const db: Kysely<Tables> = database.db;
const monterrey = '19039';

const at = (day: number) => new Date(Date.UTC(2026, 0, 1 + day));
const datasets = [
  ...Array.from({ length: 120 }, (_, index) => nationalDataset(index, { updatedAt: at(index) })),
  nationalDataset(500, {
    cvegeo: monterrey,
    title: 'Rutas de camión & <paradas>',
    themeId: 'mobility',
    updatedAt: at(200),
    origin: 'node',
    description: 'Por dónde pasan los camiones.',
  }),
  nationalDataset(501, { title: 'Ya no está', updatedAt: at(300) }),
];
await enterDatasets(db, 'dataset.published', { datasets, clock });
await enterDatasets(db, 'dataset.archived', { datasets: datasets.slice(-1), clock });

/** The entries of a feed by what RFC 4287 asks of each. */
async function read(url: string) {
  const answer = await server.inject(url);
  expect([url, answer.statusCode, answer.headers['content-type']]).toEqual([
    url,
    200,
    'application/atom+xml; charset=utf-8',
  ]);
  const [head = '', ...entries] = answer.body.split('<entry>');
  const valueOf = (text: string, name: string) =>
    new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`).exec(text)?.[1];
  const facts = (text: string) => ['id', 'title', 'updated'].map((name) => valueOf(text, name));
  for (const text of [head, ...entries]) expect(facts(text)).not.toContain(undefined);
  return { head, entries, ids: entries.map((text) => valueOf(text, 'id')), body: answer.body, facts };
}

describe('Atom', () => {
  test('of the whole network has the last hundred that changed, newest first, by their addresses', async () => {
    const { ids, head, body, facts } = await read('/catalog.atom');
    expect(ids).toHaveLength(100);
    expect(ids.slice(0, 2)).toEqual([
      `${publicUrl}/datasets/${idOf(500)}`,
      `${publicUrl}/datasets/${idOf(119)}`,
    ]);
    expect(body).toContain('Rutas de camión &amp; &lt;paradas&gt;');
    expect(body).toContain('<author><name>Monterrey, Nuevo León</name></author>');
    expect(body).toContain('<category term="mobility" label="Movilidad"/>');
    expect(head).toContain(`<link rel="self" type="application/atom+xml" href="${publicUrl}/catalog.atom"/>`);
    expect(facts(head)).toEqual([`${publicUrl}/catalog.atom`, 'Red México Abierto', at(200).toISOString()]);
    expect(body).not.toContain('Ya no está');
  });

  test.each([
    ['/governments/19039/catalog.atom', 1],
    ['/governments/17007/catalog.atom', 0],
    ['/temas/mobility.atom', 1],
    ['/temas/cadastre.atom', 0],
    ['/buscar.atom?q=camiones', 1],
    ['/buscar.atom?q=camiones&tema=security', 0],
    ['/buscar.atom?estado=19&nivel=MUNICIPALITY&formato=csv&origen=NODE', 1],
    ['/buscar.atom?nivel=STATE', 0],
    ['/buscar.atom?fuente=00000000-0000-7000-8000-000000000001', 0],
    ['/buscar.atom?fuente=otra', 100],
    ['/buscar.atom?nivel=otro&q=', 100],
    ['/buscar.atom?tema=mobility&tema=security', 1],
    ['/buscar.atom?lugar=19', 1],
    ['/buscar.atom?zona=-100.5,25.5,-100.1,25.9', 1],
    ['/buscar.atom?zona=-90,19,-89,20', 0],
    ['/buscar.atom?columna=velocidad', 0],
    ['/buscar.atom?calidad=GOOD', 0],
    ['/buscar.atom?publicado-desde=2024-01-01&publicado-hasta=2024-01-02', 100],
    ['/buscar.atom?publicado-desde=2024-01-03', 0],
    ['/buscar.atom?periodo-hasta=2019-12-31', 0],
  ])('%s has %i', async (url, count) => {
    const { ids, head } = await read(url);
    expect(ids).toHaveLength(count);
    expect(head).toContain('rel="alternate" type="text/html"');
  });

  test('is kept by whoever has it until something changes', async () => {
    const url = '/governments/19039/catalog.atom';
    const first = await server.inject(url);
    const headers = { 'if-none-match': String(first.headers['etag']) };
    expect((await server.inject({ url, headers })).statusCode).toBe(304);
    await enterDatasets(db, 'dataset.updated', {
      datasets: [nationalDataset(500, { cvegeo: monterrey, title: 'Rutas', updatedAt: at(400) })],
      clock,
    });
    const again = await server.inject({ url, headers });
    expect([again.statusCode, again.body.includes('<title>Rutas</title>')]).toEqual([200, true]);
    expect((await server.inject({ method: 'HEAD', url })).statusCode).toBe(200);
  });

  test.each(['/governments/99999/catalog.atom', '/temas/nada.atom'])(
    'there is nothing at %s',
    async (url) => {
      expect((await server.inject(url)).statusCode).toBe(404);
    },
  );
});
