import { readCkan, fromCkanPackage, type ReadStep } from '@rma/interop';
import { archiveNationalDatasets } from '@rma/persistence';
import { createOutbound } from '@rma/service-kit';
import { afterAll, describe, expect, test } from 'vitest';
import { actors, catalogForTests, roadIncidents, torreon } from '../catalog-for-tests.ts';
import { idOf, nationalDataset, putDatasets } from '../national/datasets-for-tests.ts';

const { catalog, server, database, newResource, deliver } = await catalogForTests();
const { db } = database;
const monterrey = '19039';

const { packageId, resourceId } = await newResource();
await deliver(resourceId, roadIncidents('Abastos'));
await catalog.publishRelease(actors.liaison, { packageId });
await putDatasets(db, [
  ...Array.from({ length: 230 }, (_, index) =>
    nationalDataset(index, { cvegeo: index % 2 === 0 ? torreon : monterrey, publisherName: 'Otro' }),
  ),
  nationalDataset(500, {
    title: 'Número de árboles del municipio',
    description: 'Inventario de la vegetación urbana',
    keywords: ['medio ambiente', 'árboles'],
    licence: 'Uso libre',
    themeId: 'resilience',
    updatedAt: new Date('2026-02-20T10:00:00.123Z'),
  }),
]);
const archived = idOf(7);
await db.transaction().execute((trx) => archiveNationalDatasets(trx, [archived], new Date()));
const total = 231;
const liveIds = async () =>
  (await db.selectFrom('national.dataset').where('archived_at', 'is', null).select('id').execute())
    .map(({ id }) => id)
    .toSorted((a, b) => (a < b ? -1 : 1));

type Package = { id: string; title: string; resources: { id: string; url: string }[] };
type Answer<T> = { success: boolean; help: string; result: T; error: { __type: string } };
type Search = {
  count: number;
  results: Package[];
  facets: Record<string, Record<string, number>>;
  search_facets: Record<string, { items: { name: string; display_name: string; count: number }[] }>;
};

const ask = async <T>(action: string, query: Record<string, string | string[]> = {}) => {
  const answer = await server.inject({ url: `/api/3/action/${action}`, query });
  return { status: answer.statusCode, body: answer.json<Answer<T>>() };
};
const titles = async (query: Record<string, string | string[]>) =>
  (await ask<Search>('package_search', query)).body.result.results.map(({ title }) => title);
const count = async (query: Record<string, string | string[]>) =>
  (await ask<Search>('package_search', { rows: '0', ...query })).body.result.count;

describe('harvesting through the CKAN API', () => {
  test('our own harvester reads every live dataset and finds the catalogue complete', async () => {
    const address = await server.listen({ host: '127.0.0.1', port: 0 });
    afterAll(() => server.close());
    const outbound = createOutbound({
      contact: { publicUrl: 'http://127.0.0.1', email: 'pruebas@example.org' },
      allow: [new URL(address).host],
      politeness: () => ({ concurrency: 2, gapMs: 0 }),
    });
    const steps: ReadStep[] = [];
    for await (const step of readCkan({ baseUrl: address, outbound })) steps.push(step);
    const records = steps.flatMap((step) => (step.kind === 'page' ? step.records : []));
    expect(steps.at(-1)).toMatchObject({ kind: 'end', complete: true });
    expect(records.map(({ remoteId }) => remoteId)).toEqual(await liveIds());
    expect(records.map(({ raw }) => fromCkanPackage(raw)).filter(({ ok }) => !ok)).toEqual([]);
  });

  test('a dump of package_list and package_show is the national view', async () => {
    const { body } = await ask<string[]>('package_list');
    expect(body.result).toEqual(await liveIds());
    expect(body.result).toHaveLength(total);
    const rows = await db
      .selectFrom('national.dataset')
      .where('archived_at', 'is', null)
      .select(['id', 'title', 'description', 'cvegeo', 'licence', 'keywords', 'distributions'])
      .orderBy('id')
      .execute();
    const shown = [];
    for (const id of body.result) {
      const { result } = (
        await ask<{
          id: string;
          title: string;
          notes: string;
          owner_org: string;
          tags: { name: string }[];
          resources: { name: string; format: string; download_url: string }[];
        }>('package_show', { id, include_private: 'true', use_default_schema: 'True' })
      ).body;
      shown.push({
        id: result.id,
        title: result.title,
        description: result.notes,
        cvegeo: result.owner_org,
        keywords: result.tags.map(({ name }) => name),
        files: result.resources.map((resource) => [resource.name, resource.format, resource.download_url]),
      });
    }
    expect(shown).toEqual(
      rows.map(({ id, title, description, cvegeo, keywords, distributions }) => ({
        id,
        title,
        description,
        cvegeo,
        keywords,
        files: distributions.map((file) => [file.title, file.format, file.url]),
      })),
    );
  });

  test.each(['id asc', 'name asc', 'title_string asc', 'metadata_modified desc', 'score desc', ''])(
    'paging by «%s» shows each dataset once and ends in an empty page',
    async (sort) => {
      const seen: string[] = [];
      for (let start = 0; ; start += 100) {
        const { body } = await ask<Search>('package_search', { sort, rows: '100', start: String(start) });
        expect(body.result.count).toBe(total);
        if (body.result.results.length === 0) break;
        seen.push(...body.result.results.map(({ id }) => id));
      }
      expect(seen.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(await liveIds());
    },
  );
});

describe('package_search', () => {
  test('gives ten of them unless asked for more, and never more than a thousand', async () => {
    const { body } = await ask<Search>('package_search');
    expect(body).toMatchObject({ success: true, result: { count: total } });
    expect(body.help).toContain('help_show?name=package_search');
    expect(body.result.results).toHaveLength(10);
    expect((await ask<Search>('package_search', { rows: '5000' })).body.result.results).toHaveLength(total);
  });

  test.each([
    { q: 'arbol' },
    { q: 'árboles' },
    { q: 'vegetacion -conjunto' },
    { q: '"numero de árboles"' },
    { q: 'title:arboles' },
    { q: 'de la vegetación' },
    { fq: 'groups:resilience' },
    { fq: 'tags:"medio ambiente"' },
    { fq: 'metadata_modified:[2026-02-01T00:00:00Z TO *] -groups:mobility' },
    { fq: ['organization:05035', 'license_id:"Uso libre"'] },
    { fq: 'organization:(19039 OR 05035) AND tags:árboles' },
    { fq: '+site_id:"x" +state:active', fq_list: 'groups:resilience', q: '*:*' },
    { fq: 'metadata_modified:"2026-02-20T10:00:00.123"' },
  ])('finds one dataset of 231 by %j', async (query) => {
    expect(await titles(query)).toEqual(['Número de árboles del municipio']);
  });

  test.each([
    [{ fq: `organization:${monterrey}` }, 114],
    [{ fq: `-organization:${monterrey}` }, 117],
    [{ fq: 'organization:19*' }, 114],
    [{ fq: 'res_format:csv' }, 231],
    [{ fq: 'res_format:PARQUET' }, 1],
    [{ fq: 'groups:*' }, 2],
    [{ q: 'palabraquenohay' }, 0],
    [{ q: "'; drop table x --" }, 0],
    [{ fq: 'private:true' }, 0],
    [{ fq: 'id:no-existe' }, 0],
    [{ q: '¿?' }, 231],
  ])('counts %j', async (query, expected) => {
    expect(await count(query)).toBe(expected);
  });

  test('ranks titles first, and gives only the fields asked for', async () => {
    const answer = await server.inject({
      method: 'POST',
      url: '/api/action/package_search',
      payload: { q: 'árboles', fl: ['id', 'title'], rows: 3, sort: null, fq: null, include_private: true },
    });
    expect(answer.json<Answer<Search>>().result.results).toEqual([
      { id: idOf(500), title: 'Número de árboles del municipio' },
    ]);
  });

  test('counts by organisation, theme, keyword, format and licence', async () => {
    const { result } = (
      await ask<Search>('package_search', {
        rows: '0',
        'facet.field': '["organization","groups","tags","res_format","license_id","nada"]',
      })
    ).body;
    expect(result.facets).toMatchObject({
      organization: { [torreon]: 117, [monterrey]: 114 },
      groups: { mobility: 1, resilience: 1 },
      license_id: { 'cc-by-4.0': 229, 'Uso libre': 1 },
      nada: {},
    });
    expect(result.search_facets['organization']?.items[0]).toEqual({
      name: torreon,
      display_name: 'Torreón, Coahuila de Zaragoza',
      count: 117,
    });
    const one = await ask<Search>('package_search', {
      'facet.field': '["res_format"]',
      'facet.limit': '1',
      'facet.mincount': '100',
    });
    expect(one.body.result.facets).toEqual({ res_format: { CSV: 231 } });
  });

  test.each([
    [{ rows: 'muchas' }, 409, 'Validation Error'],
    [{ rows: '-1' }, 409, 'Validation Error'],
    [{ sort: 'no_hay desc' }, 400, 'Search Query Error'],
    [{ sort: 'id; drop table x' }, 400, 'Search Query Error'],
    [{ fq: 'no_hay:1' }, 400, 'Search Query Error'],
    [{ fq: 'metadata_modified:[ayer TO *]' }, 400, 'Search Query Error'],
    [{ q: '(a' }, 400, 'Search Query Error'],
    [{ 'facet.field': '[' }, 409, 'Validation Error'],
  ])('refuses %j as CKAN does', async (query, status, type) => {
    const answer = await ask('package_search', query);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ success: false, error: { __type: type } });
  });
});

describe('the other actions', () => {
  test.each(['package_show', 'resource_show', 'organization_show', 'group_show'])(
    '%s says what is not there, and what is missing',
    async (name) => {
      const missing = await ask(name, { id: 'no-existe' });
      expect(missing.status).toBe(404);
      expect(missing.body).toMatchObject({ success: false, error: { __type: 'Not Found Error' } });
      const nothing = await ask(name);
      expect(nothing.status).toBe(409);
      expect(nothing.body).toMatchObject({ error: { __type: 'Validation Error', id: ['Missing value'] } });
    },
  );

  test('an archived dataset is not there', async () => {
    expect((await ask('package_show', { id: archived })).status).toBe(404);
    expect(await count({ fq: `id:${archived}` })).toBe(0);
  });

  test('every resource of a package is shown by its id', async () => {
    for (const id of [resourceId, idOf(3)]) {
      const { result } = (await ask<Package>('package_show', { id })).body;
      expect(result.resources.length).toBeGreaterThan(0);
      for (const resource of result.resources) {
        const shown = await ask<{ url: string }>('resource_show', { id: resource.id });
        expect(shown.body.result).toEqual(resource);
      }
    }
  });

  test('rows can be asked of what says so', async () => {
    const { result } = (
      await ask<{ resources: { id: string; datastore_active: boolean }[] }>('package_show', {
        id: resourceId,
      })
    ).body;
    const [file] = result.resources;
    expect(file?.datastore_active).toBe(true);
    const rows = await ask<{ total: number }>('datastore_search', { resource_id: file?.id ?? '' });
    expect(rows.body.result.total).toBe(1);
  });

  test('organisations are the governments, groups the themes', async () => {
    expect((await ask('organization_list')).body.result).toEqual([torreon, '17007', monterrey]);
    const all = await ask<{ name: string; package_count: number }[]>('organization_list', {
      all_fields: 'true',
      sort: 'package_count desc',
      limit: '2',
    });
    expect(all.body.result).toMatchObject([
      { name: torreon, title: 'Torreón, Coahuila de Zaragoza', package_count: 117, is_organization: true },
      { name: monterrey, package_count: 114 },
    ]);
    const shown = await ask('organization_show', { id: torreon });
    expect(shown.body.result).toMatchObject({ id: torreon, package_count: 117 });
    expect((await ask<string[]>('group_list')).body.result).toContain('mobility');
    expect((await ask('group_show', { id: 'mobility' })).body.result).toMatchObject({ package_count: 1 });
  });

  test('lists keywords, licences, and what site this is', async () => {
    expect((await ask('tag_list', { query: 'ARB' })).body.result).toEqual([]);
    expect((await ask('tag_list', { query: 'ÁRB' })).body.result).toEqual(['árboles']);
    expect((await ask<unknown[]>('license_list')).body.result).toHaveLength(2);
    expect((await ask('site_read')).body.result).toBe(true);
    expect((await ask('status_show')).body.result).toMatchObject({ site_url: 'http://hub.test' });
    const recent = await ask<Package[]>('current_package_list_with_resources', { limit: '1' });
    expect(recent.body.result).toHaveLength(1);
  });

  test('which version of the API this is', async () => {
    for (const url of ['/api/3', '/api/3/'])
      expect((await server.inject(url)).json()).toEqual({ version: 3 });
    expect((await server.inject('/api/3/action/')).statusCode).toBe(400);
  });

  test('an action nobody knows is a bad request, in CKAN’s words', async () => {
    const answer = await server.inject('/api/3/action/package_delete_everything');
    expect([answer.statusCode, answer.json<string>()]).toEqual([
      400,
      'Bad request - Action name not known: package_delete_everything',
    ]);
    expect((await server.inject('/api/3/action/constructor')).statusCode).toBe(400);
  });

  test('can be asked by HEAD and from any site', async () => {
    const head = await server.inject({ method: 'HEAD', url: '/api/3/action/package_list' });
    expect([head.statusCode, head.body]).toEqual([200, '']);
    expect(head.headers['access-control-allow-origin']).toBe('*');
  });

  test('a body it cannot read is told in CKAN’s shape', async () => {
    const answer = await server.inject({
      method: 'POST',
      url: '/api/3/action/package_search',
      payload: '{"q":',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ success: false, error: { message: 'malformed-json' } });
  });
});
