import { describe, expect, test } from 'vitest';
import { actors, catalogForTests, roadIncidents } from '../catalog-for-tests.ts';

const { catalog, server, newResource, deliver } = await catalogForTests();
const { packageId, resourceId } = await newResource();
const crossings = ['Abastos', 'Revolución', 'Ávila', '=1+1', 'Abastos'];
await deliver(resourceId, roadIncidents(...crossings));
await catalog.publishRelease(actors.liaison, { packageId });

type Answer = {
  success: boolean;
  help: string;
  result: {
    records: Record<string, unknown>[];
    fields: { id: string; type: string; info?: { label: string } }[];
    total?: number;
    limit: number;
    _links: Record<string, string>;
  };
  error: Record<string, unknown> & { __type: string };
};

const get = async (query: Record<string, string>, path = '/api/3/action/datastore_search') => {
  const answer = await server.inject({ url: path, query: { resource_id: resourceId, ...query } });
  return { status: answer.statusCode, body: answer.json<Answer>() };
};
const ids = async (query: Record<string, string>) =>
  (await get(query)).body.result.records.map((record) => record['_id']);

describe('datastore_search', () => {
  test('answers in CKAN’s shape, numbered rows and typed fields', async () => {
    const { status, body } = await get({ limit: '2' });
    expect(status).toBe(200);
    expect(body.success).toBe(true);
    expect(body.help).toContain('datastore_search');
    expect(body.result.fields.slice(0, 4).map(({ id, type }) => [id, type])).toEqual([
      ['_id', 'int'],
      ['id', 'text'],
      ['fecha', 'date'],
      ['anio', 'int8'],
    ]);
    expect(body.result.fields[3]?.info?.label).toBe('Año');
    expect(body.result.records[1]).toMatchObject({ _id: 2, id: 'T-2', crucero: 'Revolución', anio: 2025 });
    expect(body.result).toMatchObject({ total: 5, limit: 2, offset: 0, resource_id: resourceId });
  });

  test('is paged by offset until a page is empty, also by following its links', async () => {
    expect(await ids({ limit: '3', offset: '3' })).toEqual([4, 5]);
    expect(await ids({ limit: '3', offset: '6' })).toEqual([]);
    const { body } = await get({ limit: '3', filters: '{"anio": 2025}' });
    const next = await server.inject({ url: body.result._links['next'] ?? '' });
    expect(next.json<Answer>().result.records.map((record) => record['_id'])).toEqual([4, 5]);
  });

  test.each<[Record<string, string>, number[]]>([
    [{ filters: '{"crucero": "Abastos"}' }, [1, 5]],
    [{ filters: '{"id": ["T-2", "T-3"], "anio": 2025}' }, [2, 3]],
    [{ filters: '{"clasificacion": null, "id": "T-4"}' }, [4]],
    [{ q: 'revolucion' }, [2]],
    [{ q: '{"crucero": "avi"}' }, [3]],
    [{ sort: '_id desc', limit: '2' }, [5, 4]],
    [{ sort: 'crucero asc, "_id" desc', limit: '3' }, [4, 5, 1]],
    [{ unknown_parameter: 'x', limit: '1' }, [1]],
  ])('understands %j', async (query, expected) => {
    expect(await ids(query)).toEqual(expected);
  });

  test('gives different combinations, chosen fields, lists and CSV', async () => {
    const distinct = await get({ fields: 'crucero', distinct: 'true', sort: 'crucero' });
    expect(distinct.body.result.records.map(({ crucero }) => crucero)).toEqual([
      '=1+1',
      'Abastos',
      'Revolución',
      'Ávila',
    ]);
    expect(distinct.body.result.total).toBe(4);
    const lists = await get({
      fields: 'id,crucero',
      records_format: 'lists',
      limit: '1',
      include_total: 'False',
    });
    expect(lists.body.result.records).toEqual([['T-1', 'Abastos']]);
    expect(lists.body.result.total).toBeUndefined();
    const csv = await get({ fields: 'id,crucero', records_format: 'csv', filters: '{"_id": 4}' });
    expect(csv.body.result.records).toBe("T-4,'=1+1\n");
  });

  test.each(['/api/3/action/datastore_search', '/api/action/datastore_search'])(
    'is posted to %s as JSON or as a form that is JSON',
    async (url) => {
      const payload = JSON.stringify({ resource_id: resourceId, filters: { id: 'T-3' }, limit: 5 });
      for (const type of ['application/json', 'application/x-www-form-urlencoded']) {
        const answer = await server.inject({
          method: 'POST',
          url,
          payload,
          headers: { 'content-type': type },
        });
        expect(answer.json<Answer>().result.records).toMatchObject([{ id: 'T-3' }]);
      }
    },
  );

  test('is kept by those who have it', async () => {
    const url = `/api/3/action/datastore_search?resource_id=${resourceId}`;
    const { headers } = await server.inject({ url });
    const again = await server.inject({ url, headers: { 'if-none-match': String(headers['etag']) } });
    expect(again.statusCode).toBe(304);
  });

  test.each<[Record<string, string>, number, string]>([
    [{ resource_id: 'no-existe' }, 404, 'Not Found Error'],
    [{ resource_id: '00000000-0000-7000-8000-000000000000' }, 404, 'Not Found Error'],
    [{ resource_id: '' }, 409, 'Validation Error'],
    [{ filters: '{' }, 409, 'Validation Error'],
    [{ filters: '{"no_hay": 1}' }, 409, 'Validation Error'],
    [{ filters: '{"anio": "dos"}' }, 409, 'Validation Error'],
    [{ fields: 'no_hay' }, 409, 'Validation Error'],
    [{ sort: 'id; drop table x' }, 409, 'Validation Error'],
    [{ limit: 'muchos' }, 409, 'Validation Error'],
    [{ records_format: 'xml' }, 409, 'Validation Error'],
  ])('refuses as CKAN does: %j', async (query, status, type) => {
    const answer = await get(query);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ success: false, error: { __type: type } });
  });

  test('refuses a body it cannot read in CKAN’s shape too', async () => {
    const answer = await server.inject({
      method: 'POST',
      url: '/api/3/action/datastore_search',
      payload: '{"resource_id":',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<Answer>()).toMatchObject({ success: false, error: { message: 'malformed-json' } });
  });
});
