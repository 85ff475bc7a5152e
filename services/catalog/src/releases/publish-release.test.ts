import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { actors, catalogForTests, publicUrl, roadIncidents, torreon } from '../catalog-for-tests.ts';

const { database, catalog, call, newResource, deliver, clock, setMembership } = await catalogForTests();
const { packageId, resourceId } = await newResource();
const releases = `/api/v1/packages/${packageId}/releases`;

const publicState = async () => ({
  datasets: await database.db.selectFrom('national.dataset').selectAll().orderBy('id').execute(),
  packages: await database.db.selectFrom('national.package').selectAll().orderBy('id').execute(),
  releases: await database.db.selectFrom('catalog.release').selectAll().orderBy('number').execute(),
  held: await database.db.selectFrom('catalog.release_resource').selectAll().orderBy('number').execute(),
  ledger: await database.db
    .selectFrom('national.ledger_entry')
    .select(['kind', 'subject'])
    .orderBy('seq')
    .execute(),
});

async function onLedgerEntry(body: string): Promise<void> {
  await sql
    .raw(
      `create function ledger.disturb() returns trigger language plpgsql as $f$ begin ${body} return new; end $f$`,
    )
    .execute(database.db);
  await sql`create trigger disturb before insert on ledger.entry for each row execute function ledger.disturb()`.execute(
    database.db,
  );
}
afterEach(async () => {
  await sql`drop trigger if exists disturb on ledger.entry`.execute(database.db);
  await sql`drop function if exists ledger.disturb`.execute(database.db);
});

describe('a release', () => {
  test('is refused with everything that is missing', async () => {
    const other = await catalog.addResource(actors.liaison, {
      packageId,
      resource: { standard: 'mobility/road-incidents', name: 'otro', title: 'Otro recurso' },
    });
    await deliver(resourceId, '<!doctype html><html><body>Iniciar sesión</body></html>');
    const refused = await call('liaison', 'POST', releases, {});
    expect(refused.statusCode).toBe(409);
    expect(refused.json()).toMatchObject({
      code: 'release-not-ready',
      errors: [
        { pointer: '/resources/incidentes', code: 'upload-invalid' },
        {
          pointer: '/resources/otro',
          code: 'no-upload',
          message: '«Otro recurso» todavía no tiene archivo.',
        },
      ],
    });
    await call('liaison', 'DELETE', `/api/v1/resources/${other.id}`);
    expect((await publicState()).releases).toEqual([]);
  });

  test('makes its datasets part of the national view, with every copy, the national table and the ledger', async () => {
    await deliver(resourceId, roadIncidents('Abastos', 'Revolución'), 'Año 2025.csv');
    const published = await call('liaison', 'POST', releases, { notes: 'Primera entrega' });
    expect(published.statusCode).toBe(201);
    expect(published.json()).toEqual({
      number: 1,
      datasets: [{ id: resourceId, name: 'incidentes', url: `${publicUrl}/datasets/${resourceId}` }],
    });
    const { datasets, packages, ledger } = await publicState();
    expect(packages).toMatchObject([{ id: packageId, release_number: 1, resource_count: 1 }]);
    expect(datasets).toMatchObject([
      {
        id: resourceId,
        origin: 'hosted',
        cvegeo: torreon,
        level: 'municipality',
        publisher_name: 'Torreón',
        theme_id: 'mobility',
        standard_id: 'mobility/road-incidents',
        licence: 'libre-uso-mx',
        formats: ['CSV', 'GEOJSON', 'JSON', 'PARQUET'],
        periodicity: 'R/P1M',
        temporal: '2025-03-14/2025-03-14',
      },
    ]);
    const [dataset] = datasets;
    expect(dataset?.distributions.map((each) => [each.role, each.url?.split('/').at(-1)])).toEqual([
      ['conforming', 'incidentes.csv'],
      ['original', 'A%C3%B1o%202025.csv'],
      ['parquet', 'incidentes.parquet'],
      ['json', 'incidentes.json'],
      ['geojson', 'incidentes.geojson'],
    ]);
    const parquet = dataset?.distributions.find((each) => each.role === 'parquet');
    expect(await database.db.selectFrom('national.table_part').selectAll().execute()).toMatchObject([
      {
        dataset_id: resourceId,
        standard_id: 'mobility/road-incidents',
        standard_version: '1.0',
        cvegeo: torreon,
        package_id: packageId,
        release_number: 1,
        sha256: parquet?.sha256,
        bytes: parquet?.bytes,
        rows: 2,
        temporal_from: '2025-03-14',
        temporal_to: '2025-03-14',
      },
    ]);
    expect(dataset?.preview?.rows).toHaveLength(2);
    expect(ledger).toEqual([
      { kind: 'package.published', subject: `package:${packageId}` },
      { kind: 'dataset.published', subject: `dataset:${resourceId}` },
    ]);
  });

  test('describes itself as a Frictionless data package', async () => {
    const { json } = await call(null, 'GET', `/packages/${packageId}/datapackage.json`);
    expect(Object.keys(json()).slice(0, 4)).toEqual(['$schema', 'name', 'id', 'title']);
    expect(json()).toMatchObject({
      name: 'mobility-torreon-05035',
      id: `${publicUrl}/packages/${packageId}`,
      version: '1.0.0',
      created: '2026-03-02T15:00:00.000Z',
      licenses: [{ name: 'libre-uso-mx', path: 'https://datos.gob.mx/libreusomx' }],
      contributors: [{ title: 'Torreón' }, { title: 'Dirección de Movilidad' }],
      resources: [
        {
          name: 'incidentes',
          format: 'csv',
          mediatype: 'text/csv',
          encoding: 'utf-8',
          hash: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
          schema: { fields: expect.arrayContaining([expect.objectContaining({ name: 'cve_mun' })]) },
          rma: { standard: 'mobility/road-incidents@1.0', rows: 2, original: { fileName: 'Año 2025.csv' } },
        },
      ],
    });
  });

  test('is refused when nothing changed, also after uploading the very same file again', async () => {
    await deliver(resourceId, roadIncidents('Abastos', 'Revolución'), 'Año 2025.csv');
    const refused = await call('liaison', 'POST', releases, {});
    expect(refused.json()).toMatchObject({
      code: 'release-not-ready',
      errors: [{ code: 'nothing-changed' }],
    });
  });

  test('of which the last statement fails changes nothing', async () => {
    await deliver(resourceId, roadIncidents('Abastos', 'Revolución', 'Colón'));
    const before = await publicState();
    await onLedgerEntry(`raise exception 'no room left';`);
    const failed = await call('liaison', 'POST', releases, {});
    expect(failed.statusCode).toBe(500);
    expect(await publicState()).toEqual(before);
  });

  test('whose database connection is cut in the middle changes nothing, and can be repeated', async () => {
    const before = await publicState();
    await onLedgerEntry('perform pg_terminate_backend(pg_backend_pid());');
    const cut = await call('liaison', 'POST', releases, {});
    expect(cut.statusCode).toBe(503);
    expect(await publicState()).toEqual(before);
    await sql`drop trigger disturb on ledger.entry`.execute(database.db);
    expect((await call('liaison', 'POST', releases, {})).statusCode).toBe(201);
  });

  test('asked for twice at once is made once', async () => {
    await deliver(resourceId, roadIncidents('Abastos', 'Revolución', 'Colón', 'Juárez'));
    const [first, second] = await Promise.all([
      call('liaison', 'POST', releases, {}),
      call('administrator', 'POST', releases, {}),
    ]);
    expect(new Set([first.statusCode, second.statusCode])).toEqual(new Set([201, 409]));
    const { releases: made } = await publicState();
    expect(made.map((release) => release.number)).toEqual([1, 2, 3]);
  });

  test('keeps the dates: issued with the first, modified with the newest file', async () => {
    clock.advance({ days: 3 });
    await call('liaison', 'PATCH', `/api/v1/packages/${packageId}`, { title: 'Movilidad en Torreón' });
    expect((await call('liaison', 'POST', releases, {})).json()).toMatchObject({ number: 4 });
    const { datasets, packages } = await publicState();
    expect(packages).toMatchObject([{ title: 'Movilidad en Torreón', release_number: 4 }]);
    expect(datasets[0]?.issued?.toISOString()).toBe('2026-03-02T15:00:00.000Z');
    expect(datasets[0]?.modified?.toISOString()).toBe('2026-03-02T15:00:00.000Z');
    expect(datasets[0]?.updated_at.toISOString()).toBe('2026-03-05T15:00:00.000Z');
  });

  test('tells that a dataset is described otherwise, also with the same file', async () => {
    const told = async () =>
      (
        await database.db
          .selectFrom('national.dataset_event')
          .select(['kind', sql<string>`snapshot->>'title'`.as('title')])
          .where('dataset_id', '=', resourceId)
          .orderBy('number')
          .execute()
      ).at(-1);
    const { title } = (await publicState()).datasets[0] ?? {};
    const describeAs = async (words: string) => {
      await call('liaison', 'PATCH', `/api/v1/resources/${resourceId}`, { title: words });
      return call('liaison', 'POST', releases, {});
    };
    expect((await describeAs('Hechos de tránsito de Torreón')).statusCode).toBe(201);
    expect(await told()).toEqual({ kind: 'update', title: 'Hechos de tránsito de Torreón' });
    expect((await describeAs(String(title))).statusCode).toBe(201);
    expect(await told()).toEqual({ kind: 'update', title });
  });

  test('stands when the next file is invalid', async () => {
    const before = await publicState();
    const { state } = await deliver(resourceId, roadIncidents('Abastos').replace('2025-03-14', 'ayer'));
    expect(state).toBe('invalid');
    expect((await call('liaison', 'POST', releases, {})).statusCode).toBe(409);
    expect(await publicState()).toEqual(before);
    await call('liaison', 'PATCH', `/api/v1/packages/${packageId}`, { description: 'Hechos de tránsito' });
    const shown = await call('liaison', 'GET', `/api/v1/packages/${packageId}`);
    expect(shown.json().missing).toMatchObject([{ code: 'upload-invalid' }]);
  });

  test('works again once the invalid file is discarded', async () => {
    const shown = await call('liaison', 'GET', `/api/v1/packages/${packageId}`);
    const uploadId: string = shown.json().resources[0].latestUpload.id;
    expect((await call('liaison', 'DELETE', `/api/v1/uploads/${uploadId}`)).statusCode).toBe(204);
    expect((await call('liaison', 'POST', releases, {})).json()).toMatchObject({ number: 7 });
  });

  test('is refused to a government that is suspended', async () => {
    await setMembership(torreon, 'suspended');
    const refused = await call('liaison', 'POST', releases, {});
    await setMembership(torreon, 'active');
    expect(refused.statusCode).toBe(409);
    expect(refused.json()).toMatchObject({
      code: 'government-cannot-publish',
      detail: 'Torreón está suspendido; solo los integrantes de la red pueden preparar y publicar datos.',
    });
  });

  test('without a resource that was published leaves a tombstone with the reason', async () => {
    const second = await catalog.addResource(actors.liaison, {
      packageId,
      resource: { standard: 'mobility/road-incidents', name: 'atropellamientos', title: 'Atropellamientos' },
    });
    await deliver(second.id, roadIncidents('Bravo'));
    expect((await call('liaison', 'POST', releases, {})).json().datasets).toHaveLength(2);
    await call(
      'liaison',
      'DELETE',
      `/api/v1/resources/${second.id}?reason=Se%20integr%C3%B3%20al%20otro%20recurso`,
    );
    expect((await publicState()).datasets).toHaveLength(2);
    expect((await call('liaison', 'POST', releases, {})).json().datasets).toHaveLength(1);
    const tombstones = await database.db.selectFrom('national.tombstone').selectAll().execute();
    expect(tombstones).toMatchObject([
      { dataset_id: second.id, title: 'Atropellamientos', reason: 'Se integró al otro recurso' },
    ]);
    expect((await publicState()).ledger.at(-1)).toEqual({
      kind: 'dataset.withdrawn',
      subject: `dataset:${second.id}`,
    });

    const again = await catalog.addResource(actors.liaison, {
      packageId,
      resource: { standard: 'mobility/road-incidents', name: 'atropellamientos', title: 'Atropellamientos' },
    });
    expect(again.id).toBe(second.id);
    expect((await call('liaison', 'POST', releases, {})).json().datasets).toHaveLength(2);
    expect(await database.db.selectFrom('national.tombstone').selectAll().execute()).toEqual([]);
  });

  test('is listed with the others, newest first and by pages', async () => {
    const page = await call('liaison', 'GET', `${releases}?first=2`);
    const numbers = page.json().items.map((release: { number: number }) => release.number);
    const next = await call('liaison', 'GET', `${releases}?first=2&after=${page.json().nextCursor}`);
    expect(next.json().items[0].number).toBe(numbers[1] - 1);
    expect(page.json().items[0]).toMatchObject({ resourceCount: 2, withdrawnAt: null });
  });
});
