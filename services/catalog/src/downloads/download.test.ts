import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { catalogForTests, roadIncidents } from '../catalog-for-tests.ts';

const { call, database, server, newResource, deliver, catalog, blobs } = await catalogForTests();
const { packageId, resourceId } = await newResource();

// The same table as a Mexican spreadsheet saves it: Windows-1252, semicolons, CRLF.
const latin1 = Buffer.from(
  roadIncidents('Revolución y Muñoz', 'Juárez').replaceAll(',', ';').replaceAll('\n', '\r\n'),
  'latin1',
);
await deliver(resourceId, latin1, 'Incidentes Torreón «2025».csv');
await call('liaison', 'POST', `/api/v1/packages/${packageId}/releases`, {});
const { distributions } = await database.db
  .selectFrom('national.dataset')
  .select('distributions')
  .where('id', '=', resourceId)
  .executeTakeFirstOrThrow();
const [conforming = '', original = ''] = distributions.map((each) => new URL(each.url ?? '').pathname);
const address = await server.listen({ port: 0, host: '127.0.0.1' });
const etag = `"${createHash('sha256').update(latin1).digest('hex')}"`;

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(address + path, { headers, method });
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('a published file', () => {
  test('comes back byte by byte as it was sent, under its own name', async () => {
    const response = await get(original);
    expect(response.status).toBe(200);
    expect(await bytesOf(response)).toEqual(latin1);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/csv; charset=windows-1252',
      'content-length': String(latin1.length),
      'content-disposition':
        'attachment; filename="Incidentes Torreon _2025_.csv"; ' +
        "filename*=UTF-8''Incidentes%20Torre%C3%B3n%20%C2%AB2025%C2%BB.csv",
      etag,
      'cache-control': 'public, max-age=31536000, immutable',
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': '*',
      'last-modified': 'Mon, 02 Mar 2026 15:00:00 GMT',
    });
  });

  test('has a conforming copy in UTF-8 with commas', async () => {
    const response = await get(conforming);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=incidentes.csv');
    const lines = (await response.text()).trim().split('\n');
    expect(lines[0]).toMatch(/^id,fecha,anio,mes,hora,cve_ent,cve_mun,crucero,/);
    expect(lines[1]).toContain('Revolución y Muñoz');
  });

  test.each([
    ['parquet', 'application/vnd.apache.parquet', 'PAR1'],
    ['json', 'application/json', '"crucero":"Juárez"'],
    ['geojson', 'application/geo+json', '"FeatureCollection"'],
  ])('is there as %s too', async (role, mediaType, holds) => {
    const form = distributions.find((each) => each.role === role);
    const response = await get(new URL(form?.url ?? '').pathname);
    expect(response.headers.get('content-type')).toBe(mediaType);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename=incidentes.${role}`);
    const bytes = await bytesOf(response);
    expect(bytes.length).toBe(form?.bytes);
    expect(bytes.toString('utf8')).toContain(holds);
    const misnamed = new URL(form?.url ?? '').pathname.replace(/[a-z]+$/, 'csv');
    expect((await get(misnamed)).status).toBe(404);
  });

  test('answers HEAD like GET, without the bytes', async () => {
    const response = await get(original, {}, 'HEAD');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe(String(latin1.length));
    expect(response.headers.get('etag')).toBe(etag);
    expect(await bytesOf(response)).toHaveLength(0);
  });

  test('is sent in parts', async () => {
    const middle = await get(original, { range: 'bytes=10-19' });
    expect(middle.status).toBe(206);
    expect(middle.headers.get('content-range')).toBe(`bytes 10-19/${latin1.length}`);
    expect(await bytesOf(middle)).toEqual(latin1.subarray(10, 20));
    expect(await bytesOf(await get(original, { range: 'bytes=-7' }))).toEqual(latin1.subarray(-7));
    expect((await get(original, { range: 'bytes=0-1,5-6' })).status).toBe(200);
  });

  test('says how long it is when the part asked for does not exist', async () => {
    const response = await get(original, { range: `bytes=${latin1.length}-` });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe(`bytes */${latin1.length}`);
  });

  test('is sent whole when the part is of another version', async () => {
    const same = { range: 'bytes=0-3', 'if-range': etag };
    expect((await get(original, same)).status).toBe(206);
    expect((await get(original, { ...same, 'if-range': '"otra"' })).status).toBe(200);
    expect((await get(original, { ...same, 'if-range': 'Mon, 02 Mar 2026 15:00:00 GMT' })).status).toBe(206);
    expect((await get(original, { ...same, 'if-range': 'Mon, 02 Mar 2026 14:59:59 GMT' })).status).toBe(200);
  });

  test('is not sent again to whoever has it', async () => {
    const unchanged = await get(original, { 'if-none-match': `"x", W/${etag}` });
    expect(unchanged.status).toBe(304);
    expect(unchanged.headers.get('etag')).toBe(etag);
    expect((await get(original, { 'if-none-match': '*' })).status).toBe(304);
    expect((await get(original, { 'if-modified-since': 'Mon, 02 Mar 2026 15:00:00 GMT' })).status).toBe(304);
    expect((await get(original, { 'if-modified-since': 'Mon, 02 Mar 2026 14:00:00 GMT' })).status).toBe(200);
    const contradictory = { 'if-none-match': '"x"', 'if-modified-since': 'Mon, 02 Mar 2026 15:00:00 GMT' };
    expect((await get(original, contradictory)).status).toBe(200);
    expect((await get(original, { 'if-match': '"x"' })).status).toBe(412);
  });

  test('is at its own name only', async () => {
    expect((await get(original.replace(/[^/]+$/, 'pagina.html'))).status).toBe(404);
    expect((await get(conforming.replace(resourceId, packageId))).status).toBe(404);
    expect((await get('/datasets/x/files/y/z.csv')).status).toBe(400);
  });

  test('keeps its address when the next release brings another file', async () => {
    await deliver(resourceId, roadIncidents('Colón'));
    await call('liaison', 'POST', `/api/v1/packages/${packageId}/releases`, {});
    expect(await bytesOf(await get(original))).toEqual(latin1);
    const first = await (await get(`/packages/${packageId}/releases/1/datapackage.json`)).json();
    expect(first).toMatchObject({
      version: '1.0.0',
      resources: [{ rma: { original: { encoding: 'windows-1252' } } }],
    });
    expect(await (await get(`/packages/${packageId}/datapackage.json`)).json()).toMatchObject({
      version: '2.0.0',
    });
  });

  test.each(['100% útil (#1) & más.csv', `${'ñ'.repeat(140)}.csv`])('may be called %s', async (name) => {
    const content = roadIncidents(name.length.toString());
    await deliver(resourceId, content, name);
    await call('liaison', 'POST', `/api/v1/packages/${packageId}/releases`, {});
    const described = await call(null, 'GET', `/packages/${packageId}/datapackage.json`);
    const { pathname } = new URL(described.json().resources[0].rma.original.path);
    const response = await get(pathname);
    expect(await response.text()).toBe(content);
    const [, encoded = ''] = (response.headers.get('content-disposition') ?? '').split("filename*=UTF-8''");
    expect(decodeURIComponent(encoded)).toBe(name);
  });

  test('is not public while it is a draft, but its government may read it', async () => {
    const draft = roadIncidents('Secreto');
    const { uploadId } = await deliver(resourceId, draft);
    const row = await database.db
      .selectFrom('catalog.upload')
      .select(['original_id', 'conforming_id'])
      .where('id', '=', uploadId)
      .executeTakeFirstOrThrow();
    const guesses = [`${row.original_id}/incidentes.csv`, `${row.conforming_id}/incidentes.csv`];
    for (const guess of guesses) {
      // oxlint-disable-next-line no-await-in-loop
      expect((await get(`/datasets/${resourceId}/files/${guess}`)).status).toBe(404);
    }
    const own = await call('liaison', 'GET', `/api/v1/uploads/${uploadId}/file`);
    expect(own.body).toBe(draft);
    expect(own.headers['cache-control']).toBe('private, no-store');
    expect((await call('neighbour', 'GET', `/api/v1/uploads/${uploadId}/file`)).statusCode).toBe(404);
    expect((await call(null, 'GET', `/api/v1/uploads/${uploadId}/file`)).statusCode).toBe(401);
  });

  test('that the disk lost is a clear 404, not a broken answer', async () => {
    const { uploadId } = await deliver(resourceId, roadIncidents('Perdido'));
    await catalog.publishRelease({ kind: 'system', name: 'prueba' }, { packageId });
    const upload = await database.db
      .selectFrom('catalog.upload')
      .select(['original_id', 'sha256'])
      .where('id', '=', uploadId)
      .executeTakeFirstOrThrow();
    await blobs.delete(upload.sha256);
    const response = await get(`/datasets/${resourceId}/files/${upload.original_id}/incidentes.csv`);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-length')).not.toBe('0');
    expect(await response.json()).toMatchObject({ code: 'not-found' });
  });
});

describe('the descriptor', () => {
  test('is asked for again with its tag', async () => {
    const path = `/packages/${packageId}/datapackage.json`;
    const tag = (await get(path)).headers.get('etag') ?? '';
    expect((await get(path, { 'if-none-match': tag })).status).toBe(304);
    expect((await get(path)).headers.get('access-control-allow-origin')).toBe('*');
  });

  test('of a draft does not exist', async () => {
    expect((await get(`/packages/${resourceId}/datapackage.json`)).status).toBe(404);
    expect((await get(`/packages/${packageId}/releases/99/datapackage.json`)).status).toBe(404);
  });
});
