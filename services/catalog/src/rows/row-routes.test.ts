import { describe, expect, test } from 'vitest';
import { actors, catalogForTests, roadIncidents } from '../catalog-for-tests.ts';

const { call, catalog, server, newResource, deliver } = await catalogForTests();

const { packageId, resourceId } = await newResource();
await deliver(
  resourceId,
  roadIncidents('Abastos', '=Hipervínculo', '"Bulevar Revolución, esquina"', 'Ávila'),
);
await catalog.publishRelease(actors.liaison, { packageId });
const address = `/api/v1/datasets/${resourceId}/rows`;

type Page = {
  columns: { name: string; title: string; type: string }[];
  items: Record<string, unknown>[];
  total: number;
  next: string | null;
};
const page = async (query = ''): Promise<Page> => (await call(null, 'GET', `${address}${query}`)).json();
const crossings = async (query: string) => (await page(query)).items.map(({ crucero }) => crucero);

describe('the rows of a published dataset', () => {
  test('are for anyone, typed, with the standard’s titles', async () => {
    const answer = await call(null, 'GET', address);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    const { columns, items, total, next } = answer.json<Page>();
    expect(columns.find(({ name }) => name === 'fecha')).toMatchObject({ title: 'Fecha', type: 'date' });
    expect(items[0]).toMatchObject({
      id: 'T-1',
      fecha: '2025-03-14',
      anio: 2025,
      cve_mun: '035',
      semaforizado: true,
      latitud: 25.571217,
      clasificacion: null,
    });
    expect({ total, next }).toEqual({ total: 4, next: null });
  });

  test.each([
    ['?filter[crucero]=Abastos', ['Abastos']],
    ['?filter[crucero]=Abastos&filter[crucero]=Ávila', ['Abastos', 'Ávila']],
    ['?filter[id][in]=T-1,T-4', ['Abastos', 'Ávila']],
    ['?filter[crucero][contains]=revolucion', ['Bulevar Revolución, esquina']],
    ['?filter[anio][gte]=2025&filter[id][gt]=T-3', ['Ávila']],
    ['?filter[clasificacion][isNull]=true&limit=1', ['Abastos']],
    ['?q=avila%20T-4', ['Ávila']],
    ['?sort=-id&limit=2', ['Ávila', 'Bulevar Revolución, esquina']],
  ])('are chosen by %s', async (query, expected) => {
    expect(await crossings(query)).toEqual(expected);
  });

  test('come in the columns asked for, page after page', async () => {
    const first = await page('?columns=id,crucero&limit=3&sort=crucero');
    expect(first.items[0]).toEqual({ id: 'T-2', crucero: '=Hipervínculo' });
    const answer = await call(null, 'GET', `${address}?columns=id,crucero&limit=3&sort=crucero`);
    const link = /<http:\/\/hub\.test([^>]+)>; rel="next"/.exec(String(answer.headers['link']))?.[1] ?? '';
    const second = (await call(null, 'GET', link)).json<Page>();
    expect(second).toMatchObject({ total: 4, next: null });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(['T-2', 'T-1', 'T-3', 'T-4']);
  });

  test('are sent once: the ETag is of the content and the question', async () => {
    const { headers } = await call(null, 'GET', `${address}?limit=1`);
    expect(headers['cache-control']).toContain('public');
    const again = (query: string) =>
      server.inject({ url: `${address}${query}`, headers: { 'if-none-match': String(headers['etag']) } });
    expect((await again('?limit=1')).statusCode).toBe(304);
    expect((await again('?limit=2')).statusCode).toBe(200);
  });

  test('are found by the id of any of its distributions too', async () => {
    const descriptor = (await call(null, 'GET', `/packages/${packageId}/datapackage.json`)).json<{
      resources: { path: string }[];
    }>();
    const distributionId = descriptor.resources[0]?.path.split('/').at(-2);
    expect(distributionId).not.toBe(resourceId);
    const answer = await call(null, 'GET', `/api/v1/datasets/${distributionId}/rows`);
    expect(answer.json<Page>().total).toBe(4);
  });

  test('are a CSV with all of them, no formula among them', async () => {
    const answer = await call(null, 'GET', `${address}?format=csv&columns=id,crucero&sort=-id`);
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.headers['content-disposition']).toContain('incidentes.csv');
    expect(answer.body).toBe(
      `id,crucero\nT-4,Ávila\nT-3,"Bulevar Revolución, esquina"\nT-2,'=Hipervínculo\nT-1,Abastos\n`,
    );
    const some = await call(null, 'GET', `${address}?format=csv&columns=id&limit=2`);
    expect(some.body).toBe('id\nT-1\nT-2\n');
    const head = await server.inject({ method: 'HEAD', url: `${address}?format=csv` });
    expect([head.statusCode, head.body]).toEqual([200, '']);
  });

  test('are GeoJSON where the standard says which columns are places', async () => {
    const answer = await call(
      null,
      'GET',
      `${address}?format=geojson&filter[id]=T-1&columns=id,latitud,longitud`,
    );
    expect(answer.headers['content-type']).toContain('application/geo+json');
    expect(answer.json()).toEqual({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [-103.42022, 25.571217] },
          properties: { id: 'T-1' },
        },
      ],
    });
  });

  test.each([
    ['?filter[no_hay]=1', 400, 'unknown-column'],
    ['?columns=id,no_hay', 400, 'unknown-column'],
    ['?filter[anio]=dos', 400, 'bad-filter'],
    ['?filter[anio][mayor]=1', 400, 'bad-filter'],
    ['?filter=1', 400, 'bad-filter'],
    ['?limit=10001', 400, 'too-much-asked'],
    ['?limit=-1', 400, 'validation-failed'],
    ['?after=zzz', 400, 'validation-failed'],
    ['?format=xml', 400, 'validation-failed'],
    ['?format=csv&columns=no_hay', 400, 'unknown-column'],
  ])('are refused with a reason: %s', async (query, status, code) => {
    const answer = await call(null, 'GET', `${address}${query}`);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
  });

  test('say in Spanish and in English what a filter expects', async () => {
    const spanish = await call(null, 'GET', `${address}?filter[fecha]=ayer`);
    expect(spanish.json()).toMatchObject({
      detail: 'El filtro «eq» de la columna «fecha» espera una fecha AAAA-MM-DD.',
    });
    const english = await server.inject({
      url: `${address}?filter[fecha]=ayer`,
      headers: { 'accept-language': 'en' },
    });
    expect(english.json()).toMatchObject({
      detail: 'The filter "eq" of the column "fecha" expects a date, YYYY-MM-DD.',
    });
  });
});

test('its columns are told in figures', async () => {
  const answer = await call(null, 'GET', `/api/v1/datasets/${resourceId}/columns`);
  const { total, columns } = answer.json<{ total: number; columns: Record<string, unknown>[] }>();
  expect(total).toBe(4);
  expect(columns.find(({ name }) => name === 'anio')).toMatchObject({
    title: 'Año',
    type: 'integer',
    filled: 4,
    distinct: 1,
    minimum: 2025,
    maximum: 2025,
    average: 2025,
    top: [{ value: 2025, count: 4 }],
  });
});

test('what is not published has no rows, what was withdrawn says so', async () => {
  const { id: draft } = await catalog.addResource(actors.liaison, {
    packageId,
    resource: { standard: 'mobility/road-incidents', name: 'otro', title: 'Otro' },
  });
  await deliver(draft, roadIncidents('Privado'));
  expect((await call(null, 'GET', `/api/v1/datasets/${draft}/rows`)).statusCode).toBe(404);
  expect((await call(null, 'GET', `/api/v1/datasets/${draft}/columns`)).statusCode).toBe(404);
  await catalog.withdraw(actors.administrator, { packageId, reason: 'Se publicó con errores de origen.' });
  const gone = await call(null, 'GET', address);
  expect([gone.statusCode, gone.json<{ code: string }>().code]).toEqual([410, 'package-withdrawn']);
});
