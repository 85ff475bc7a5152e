import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import {
  archiveNationalDatasets,
  putNationalDatasets,
  withdrawNationalDatasets,
  type Tables,
} from '@rma/persistence';
import { judgeDataJson } from '@rma/testkit/conformance/data-json';
import { canonicalRdf, judgeDcatAp, parseRdf, type RdfMediaType } from '@rma/testkit/conformance/rdf';
import type { Kysely } from 'kysely';
import { describe, expect, test } from 'vitest';
import { actors, catalogForTests, publicUrl, roadIncidents, torreon } from '../catalog-for-tests.ts';
import { idOf, nationalDataset, putDatasets } from '../national/datasets-for-tests.ts';

const { catalog, server, database, newResource, deliver } = await catalogForTests();
const db: Kysely<Tables> = database.db;

const { packageId, resourceId } = await newResource();
await deliver(resourceId, roadIncidents('Abastos'));
await catalog.publishRelease(actors.liaison, { packageId });
const monterrey = '19039';
await putDatasets(db, [
  ...Array.from({ length: 2004 }, (_, index) =>
    nationalDataset(index, { cvegeo: index % 2 === 0 ? torreon : monterrey, publisherName: 'Otro' }),
  ),
  nationalDataset(9001, {
    title: 'Con todo lo que puede faltar',
    description: '',
    keywords: [],
    licence: null,
    issued: null,
    modified: null,
    periodicity: null,
    temporal: null,
    spatial: null,
    landingPage: null,
    contact: null,
    distributions: [],
  }),
]);
const archived = idOf(3);
await db.transaction().execute((trx) => archiveNationalDatasets(trx, [archived], new Date()));
const gone = idOf(4);
await db
  .transaction()
  .execute((trx) => withdrawNationalDatasets(trx, [gone], { reason: 'Estaba equivocado', at: new Date() }));
const total = 2004;

const formats: [string, RdfMediaType][] = [
  ['ttl', 'text/turtle'],
  ['jsonld', 'application/ld+json'],
  ['rdf', 'application/rdf+xml'],
];

const datasetsOf = (quads: Awaited<ReturnType<typeof parseRdf>>) =>
  quads
    .filter(({ predicate }) => predicate.value === 'http://www.w3.org/ns/dcat#dataset')
    .map(({ object }) => object.value.split('/').at(-1) ?? '');

describe('the catalogue', () => {
  test.each(formats)(
    'conforms to DCAT-AP 3.0.1 as %s, all its datasets counted',
    async (format, mediaType) => {
      const answer = await server.inject(`/governments/05035/catalog.${format}`);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers).toMatchObject({
        'content-type': mediaType,
        'access-control-allow-origin': '*',
      });
      const quads = await parseRdf(answer.body, mediaType);
      const live = 1002 - 1 + 1 + 1;
      expect(datasetsOf(quads)).toHaveLength(Math.min(1000, live));
      if (format === 'ttl') {
        expect(await judgeDcatAp(quads)).toMatchObject({ violations: [], catalogues: 1, datasets: 1000 });
      }
    },
  );

  test('is read whole by following its pages, each dataset once', async () => {
    const seen: string[] = [];
    const sizes: number[] = [];
    let url: string | undefined = '/catalog.ttl';
    while (url !== undefined) {
      const answer = await server.inject(url);
      expect(answer.statusCode).toBe(200);
      const quads = await parseRdf(answer.body, 'text/turtle');
      const page = datasetsOf(quads);
      sizes.push(page.length);
      seen.push(...page);
      const next = quads.find(({ predicate }) => predicate.value.endsWith('hydra/core#next'));
      url = next?.object.value.replace(publicUrl, '');
      expect(String(answer.headers['link']).includes('rel="next"')).toBe(url !== undefined);
    }
    expect(sizes).toEqual([1000, 1000, 4]);
    const rows = await db
      .selectFrom('national.dataset')
      .where('archived_at', 'is', null)
      .select('id')
      .execute();
    expect(rows).toHaveLength(total);
    expect(seen).toHaveLength(total);
    expect(new Set(seen)).toEqual(new Set(rows.map(({ id }) => id)));
  });

  test('the last page conforms, whatever its datasets lack, and says the same in every format', async () => {
    const graphs = await Promise.all(
      formats.map(async ([format, mediaType]) => {
        const { body } = await server.inject(`/catalog.${format}?page=3`);
        const quads = await parseRdf(body, mediaType);
        expect(await judgeDcatAp(quads)).toMatchObject({ violations: [], datasets: 4 });
        return canonicalRdf(quads.filter(({ predicate }) => !predicate.value.includes('hydra')));
      }),
    );
    const withoutPages = graphs.map((graph) =>
      graph
        .split('\n')
        .filter((line) => !/hydra|catalog\.(ttl|jsonld|rdf)/.test(line))
        .join('\n'),
    );
    expect(withoutPages[0]).toContain('Con todo lo que puede faltar');
    expect(withoutPages[1]).toBe(withoutPages[0]);
    expect(withoutPages[2]).toBe(withoutPages[0]);
  });

  test.each(['/catalog.ttl?page=4', '/governments/99999/catalog.ttl', '/governments/99999/data.json'])(
    'there is nothing at %s',
    async (url) => {
      const answer = await server.inject(url);
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toMatchObject({ status: 404 });
    },
  );

  test('of a government without data is a catalogue without datasets', async () => {
    const { body } = await server.inject('/governments/17007/catalog.ttl');
    expect(await judgeDcatAp(await parseRdf(body, 'text/turtle'))).toMatchObject({
      violations: [],
      catalogues: 1,
      datasets: 0,
    });
  });

  test.each([
    '/catalog.rdf?page=2',
    '/governments/19039/catalog.ttl',
    '/data.json',
    '/governments/19039/data.json',
  ])('%s is kept by those who have it until something changes', async (url) => {
    const first = await server.inject(url);
    const etag = String(first.headers['etag']);
    expect(first.headers['last-modified']).toBeDefined();
    const again = await server.inject({ url, headers: { 'if-none-match': etag } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    await db
      .transaction()
      .execute((trx) =>
        putNationalDatasets(trx, [
          nationalDataset(1001, { cvegeo: monterrey, publisherName: 'Otro', title: `Cambió ${url}` }),
        ]),
      );
    const changed = await server.inject({ url, headers: { 'if-none-match': etag } });
    expect(changed.statusCode).toBe(200);
    expect(changed.headers['etag']).not.toBe(etag);
  });

  test('comes compressed to whoever reads gzip, and without a body to HEAD', async () => {
    const url = '/catalog.ttl?page=3';
    const plain = await server.inject(url);
    const packed = await server.inject({ url, headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body);
    const head = await server.inject({ method: 'HEAD', url });
    expect([head.statusCode, head.body]).toEqual([200, '']);
    expect(head.headers['etag']).toBe(plain.headers['etag']);
  });
});

describe('data.json', () => {
  type Catalogue = { dataset: { identifier: string }[] };

  test('holds every live dataset, all valid', async () => {
    const { dataset } = (await server.inject('/data.json')).json<Catalogue>();
    expect(dataset).toHaveLength(total);
    expect(new Set(dataset.map(({ identifier }) => identifier)).size).toBe(total);
    expect(dataset.flatMap(judgeDataJson)).toEqual([]);
  });

  test('of one government holds its own', async () => {
    const { dataset } = (await server.inject('/governments/19039/data.json')).json<Catalogue>();
    expect(dataset).toHaveLength(1001);
  });
});

describe('a dataset', () => {
  const url = `/datasets/${resourceId}`;

  test.each(formats)('is RDF at its own address for whoever asks for it: %s', async (format, mediaType) => {
    const negotiated = await server.inject({ url, headers: { accept: `${mediaType}, */*;q=0.1` } });
    expect(negotiated.headers).toMatchObject({ 'content-type': mediaType });
    expect(String(negotiated.headers['vary']).toLowerCase()).toContain('accept');
    const named = await server.inject(`${url}.${format}`);
    expect(named.body).toBe(negotiated.body);
    expect(await judgeDcatAp(await parseRdf(named.body, mediaType))).toEqual({
      violations: [],
      catalogues: 0,
      datasets: 1,
      distributions: 5,
    });
  });

  test.each([
    undefined,
    '*/*',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'text/html, text/turtle;q=0.5',
    'text/turtle;q=0',
    'application/json',
  ])('is left to its page for Accept: %s', async (accept) => {
    const answer = await server.inject({ url, headers: accept === undefined ? {} : { accept } });
    // This server has no pages.
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toContain('problem');
  });

  test('whose columns are known is Croissant too', async () => {
    const answer = await server.inject(`${url}/croissant.json`);
    expect(answer.headers['content-type']).toBe('application/ld+json; charset=utf-8');
    type Croissant = {
      distribution: { '@id': string; sha256: string; encodingFormat: string; contentUrl: string }[];
      recordSet: { field: { name: string; source: { fileObject: { '@id': string } } }[] }[];
    };
    const { distribution, recordSet } = answer.json<Croissant>();
    const [csv] = distribution;
    const file = await server.inject(csv?.contentUrl.replace(publicUrl, '') ?? '');
    expect(createHash('sha256').update(file.rawPayload).digest('hex')).toBe(csv?.sha256);
    const header = file.body.split(/\r?\n/)[0]?.split(',');
    expect(recordSet[0]?.field.map(({ name }) => name)).toEqual(header);
    expect(recordSet[0]?.field[0]?.source.fileObject['@id']).toBe(csv?.['@id']);
    for (const [id, status] of [
      [idOf(1), 404],
      [idOf(123_456), 404],
    ] as const)
      expect((await server.inject(`/datasets/${id}/croissant.json`)).statusCode).toBe(status);
  });

  test('archived is still there, and says so', async () => {
    const answer = await server.inject(`/datasets/${archived}.ttl`);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('dataset-status/DISCONT');
  });

  test('withdrawn is gone, with who, when and why', async () => {
    for (const request of [
      { url: `/datasets/${gone}.jsonld` },
      { url: `/datasets/${gone}`, headers: { accept: 'text/turtle' } },
    ]) {
      const answer = await server.inject(request);
      expect(answer.statusCode).toBe(410);
      expect(answer.json<{ detail: string }>().detail).toContain('Estaba equivocado');
    }
  });

  test('that never was is not found', async () => {
    expect((await server.inject(`/datasets/${idOf(123_456)}.ttl`)).statusCode).toBe(404);
    const junk = await server.inject('/datasets/lo-que-sea.x.rdf');
    expect(junk.statusCode).toBe(400);
    expect(junk.headers['content-type']).toContain('application/problem+json');
  });
});
