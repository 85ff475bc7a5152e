import { describe, expect, test } from 'vitest';
import { actors, catalogForTests, publicUrl, roadIncidents } from '../catalog-for-tests.ts';

const { call, catalog, clock, newResource, deliver, database, server } = await catalogForTests();
const { packageId, resourceId } = await newResource();
const base = `/api/v1/packages/${packageId}`;
const feedPath = `/packages/${packageId}/releases.atom`;

const next = async () => (await call('liaison', 'GET', `${base}/next-release`)).json();
const publish = async (body: object = {}) => call('liaison', 'POST', `${base}/releases`, body);
const newest = async () => (await call('liaison', 'GET', `${base}/releases?first=1`)).json().items[0];
const shown = async () => (await call('liaison', 'GET', base)).json();

describe('the check-list', () => {
  test('names everything that is missing, also of the package itself', async () => {
    await call('liaison', 'PATCH', base, { description: '' });
    expect((await shown()).missing.map((item: { code: string }) => item.code)).toEqual([
      'no-description',
      'no-upload',
    ]);
    await database.db
      .updateTable('catalog.package')
      .set({ contact_email: '', licence: 'ninguna' })
      .where('id', '=', packageId)
      .execute();
    const { missing } = await next();
    expect(missing.map((item: { code: string }) => item.code)).toEqual([
      'no-description',
      'no-contact',
      'no-licence',
      'no-upload',
    ]);
    await call('liaison', 'PATCH', base, {
      description: 'Hechos de tránsito',
      licence: 'cc-by-4.0',
      contactEmail: 'movilidad@torreon.example',
    });
  });
});

describe('the notes of a release', () => {
  test('of the first say what there is', async () => {
    await deliver(resourceId, roadIncidents('Abastos', 'Colón'));
    expect(await next()).toMatchObject({
      number: 1,
      missing: [],
      notes: 'Primera versión.\nSe agregó «Incidentes viales»: 2 renglones.',
      changes: { isFirst: true, resources: [{ change: 'added', rowsBefore: null, rowsAfter: 2 }] },
    });
    expect((await publish()).statusCode).toBe(201);
    expect(await newest()).toMatchObject({
      notes: 'Primera versión.\nSe agregó «Incidentes viales»: 2 renglones.',
      changes: { isFirst: true },
      supersededBy: null,
    });
  });

  test('are the publisher’s own when there are any', async () => {
    await call('liaison', 'PATCH', base, { title: 'Calles de Torreón' });
    expect((await next()).notes).toBe('Del paquete cambió el título.');
    await publish({ notes: 'Cambió el nombre' });
    expect(await newest()).toMatchObject({ number: 2, notes: 'Cambió el nombre' });
  });

  test('say what was updated, added, described otherwise and removed', async () => {
    const { id: otherId } = await catalog.addResource(actors.liaison, {
      packageId,
      resource: { standard: 'mobility/road-incidents', name: 'atropellamientos', title: 'Atropellamientos' },
    });
    await deliver(otherId, roadIncidents('Bravo'));
    await deliver(resourceId, roadIncidents('Abastos', 'Colón', 'Juárez'));
    await call('liaison', 'PATCH', `/api/v1/resources/${resourceId}`, { periodicity: 'R/P1Y' });
    const lines = (await next()).notes.split('\n');
    expect(lines[0]).toBe('Se actualizó «Incidentes viales»: de 2 a 3 renglones.');
    expect(lines).toContain('En «Incidentes viales» cambió la periodicidad.');
    expect(lines.at(-1)).toBe('Se agregó «Atropellamientos»: 1 renglón.');
    await publish();
    await call('liaison', 'DELETE', `/api/v1/resources/${otherId}?reason=Se%20integr%C3%B3%20al%20otro`);
    expect((await next()).notes).toBe('Se quitó «Atropellamientos»: Se integró al otro.');
    await publish();
    const [, third] = (await call('liaison', 'GET', `${base}/releases`)).json().items;
    expect(third).toMatchObject({ number: 3, supersededBy: 4 });
    expect(await database.db.selectFrom('national.table_part').select('dataset_id').execute()).toEqual([
      { dataset_id: resourceId },
    ]);
  });
});

describe('the next delivery', () => {
  const due = async () => (await shown()).resources[0];

  test('is due when the resource’s own promise says, else its standard’s', async () => {
    expect(await due()).toMatchObject({
      periodicity: 'R/P1Y',
      ownPeriodicity: 'R/P1Y',
      nextDueAt: '2027-03-03T15:00:00.000Z',
    });
    await call('liaison', 'PATCH', `/api/v1/resources/${resourceId}`, { periodicity: null });
    expect(await due()).toMatchObject({
      periodicity: 'R/P1M',
      ownPeriodicity: null,
      nextDueAt: '2026-04-02T15:00:00.000Z',
    });
    await call('liaison', 'PATCH', `/api/v1/resources/${resourceId}`, { periodicity: 'irregular' });
    expect((await due()).nextDueAt).toBeNull();
    await publish();
    const dataset = await database.db
      .selectFrom('national.dataset')
      .select('periodicity')
      .where('id', '=', resourceId)
      .executeTakeFirstOrThrow();
    expect(dataset.periodicity).toBe('irregular');
  });
});

describe('the feed of a package', () => {
  test('tells its releases with their notes, newest first, and is asked for again by its tag', async () => {
    const feed = await server.inject({ url: feedPath });
    expect(feed.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    expect(feed.headers['access-control-allow-origin']).toBe('*');
    expect(feed.body.match(/<title>Versión \d+/g)).toEqual(
      [5, 4, 3, 2, 1].map((number) => `<title>Versión ${number}`),
    );
    expect(feed.body).toContain('<content type="text">Cambió el nombre</content>');
    expect(feed.body).toContain(
      `<link rel="self" type="application/atom+xml" href="${publicUrl}${feedPath}"/>`,
    );
    const again = await server.inject({
      url: feedPath,
      headers: { 'if-none-match': String(feed.headers.etag) },
    });
    expect(again.statusCode).toBe(304);
  });

  test('is there for programs too, as JSON', async () => {
    const { items } = (await server.inject({ url: feedPath.replace('.atom', '.json') })).json();
    expect(items.map(({ number }: { number: number }) => number)).toEqual([5, 4, 3, 2, 1]);
    expect(items).toContainEqual({
      number: expect.any(Number),
      publishedAt: expect.any(String),
      notes: 'Cambió el nombre',
    });
  });

  test('carries any title as text', async () => {
    await call('liaison', 'PATCH', base, { title: 'Vías <b>& "calles"\u0007' });
    await publish();
    const { body } = await server.inject({ url: feedPath });
    expect(body).toContain('<title>Vías &lt;b&gt;&amp; &quot;calles&quot;');
    expect(body).not.toContain('\u0007');
  });

  test('tells of a withdrawal once, with its reason', async () => {
    clock.advance({ days: 1 });
    await call('liaison', 'POST', `${base}/withdrawal`, { reason: 'Traía un error de captura' });
    const { body } = await server.inject({ url: feedPath });
    expect(body.match(/<title>Se retiró /g)).toHaveLength(1);
    expect(body.indexOf('Traía un error de captura')).toBeLessThan(body.indexOf('Versión 6'));
  });

  test('of a draft does not exist', async () => {
    expect((await server.inject({ url: feedPath.replace(packageId, resourceId) })).statusCode).toBe(404);
  });
});

test('a licence says what it allows and where its text is; the descriptor points there', async () => {
  const { items } = (await call(null, 'GET', '/api/v1/licences')).json();
  expect(items.map((item: { id: string }) => item.id)).toEqual(['libre-uso-mx', 'cc-by-4.0']);
  const one = (await call(null, 'GET', '/api/v1/licences/cc-by-4.0')).json();
  expect(one.textUrl).toBe('https://creativecommons.org/licenses/by/4.0/legalcode.es');
  expect((await call(null, 'GET', '/api/v1/licences/otra')).statusCode).toBe(404);
  const release = await database.db
    .selectFrom('catalog.release')
    .select('descriptor')
    .where('number', '=', 1)
    .executeTakeFirstOrThrow();
  expect(release.descriptor).toMatchObject({
    licenses: [{ name: 'cc-by-4.0', path: 'https://creativecommons.org/licenses/by/4.0/' }],
    rma: { licenceText: one.textUrl },
  });
});
