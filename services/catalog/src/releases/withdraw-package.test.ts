import { describe, expect, test } from 'vitest';
import { catalogForTests, roadIncidents } from '../catalog-for-tests.ts';

const { database, call, server, newResource, deliver } = await catalogForTests();
const { packageId, resourceId } = await newResource();
const withdrawal = `/api/v1/packages/${packageId}/withdrawal`;
const reason = 'El archivo trae un error de captura en las fechas';

const pathsNow = async () => {
  const dataset = await database.db
    .selectFrom('national.dataset')
    .select('distributions')
    .where('id', '=', resourceId)
    .executeTakeFirstOrThrow();
  return dataset.distributions.map((each) => new URL(each.url ?? '').pathname);
};
/** The different answers that some addresses give. */
const statuses = async (paths: string[]) => [
  ...new Set(await Promise.all(paths.map(async (url) => (await server.inject({ url })).statusCode))),
];

describe('a withdrawn package', () => {
  let firstPaths: string[] = [];

  test('cannot be a draft', async () => {
    const refused = await call('liaison', 'POST', withdrawal, { reason });
    expect(refused.json()).toMatchObject({ status: 409, code: 'conflict' });
  });

  test('needs a reason', async () => {
    expect((await call('liaison', 'POST', withdrawal, { reason: ' ' })).json()).toMatchObject({
      code: 'validation-failed',
      errors: [{ pointer: '/reason' }],
    });
  });

  test('leaves a tombstone and the reason at every address', async () => {
    await deliver(resourceId, roadIncidents('Abastos'));
    await call('liaison', 'POST', `/api/v1/packages/${packageId}/releases`, {});
    firstPaths = await pathsNow();
    expect(firstPaths).toHaveLength(5);
    expect(await database.db.selectFrom('national.table_part').selectAll().execute()).toHaveLength(1);
    expect(await statuses(firstPaths)).toEqual([200]);

    expect((await call('liaison', 'POST', withdrawal, { reason })).json()).toMatchObject({
      datasets: [resourceId],
    });
    const gone = await server.inject({ url: firstPaths[0] ?? '' });
    expect(gone.statusCode).toBe(410);
    expect(gone.headers['content-type']).toContain('application/problem+json');
    expect(gone.headers['cache-control']).toBe('no-store');
    expect(gone.json()).toMatchObject({
      code: 'package-withdrawn',
      detail: `Torreón lo retiró el 2026-03-02. Motivo: ${reason}`,
    });
    const descriptors = [
      `/packages/${packageId}/datapackage.json`,
      `/packages/${packageId}/releases/1/datapackage.json`,
    ];
    expect(await statuses([...firstPaths, ...descriptors])).toEqual([410]);
    expect(await database.db.selectFrom('national.dataset').selectAll().execute()).toEqual([]);
    expect(await database.db.selectFrom('national.package').selectAll().execute()).toEqual([]);
    expect(await database.db.selectFrom('national.table_part').selectAll().execute()).toEqual([]);
    expect(await database.db.selectFrom('national.tombstone').selectAll().execute()).toMatchObject([
      { dataset_id: resourceId, reason },
    ]);
    const ledger = await database.db.selectFrom('national.ledger_entry').select(['kind', 'cause']).execute();
    expect(ledger.slice(-2)).toEqual([
      { kind: 'package.withdrawn', cause: reason },
      { kind: 'dataset.withdrawn', cause: reason },
    ]);
  });

  test('is not withdrawn twice', async () => {
    expect((await call('coordinator', 'POST', withdrawal, { reason })).statusCode).toBe(409);
  });

  test('returns under the same ids, while the files withdrawn stay withdrawn', async () => {
    await deliver(resourceId, roadIncidents('Revolución'));
    const published = await call('liaison', 'POST', `/api/v1/packages/${packageId}/releases`, {});
    expect(published.json()).toMatchObject({ number: 2, datasets: [{ id: resourceId }] });
    expect(await statuses(await pathsNow())).toEqual([200]);
    expect(await statuses(firstPaths)).toEqual([410]);
    expect(await statuses([`/packages/${packageId}/releases/1/datapackage.json`])).toEqual([410]);
    expect(await statuses([`/packages/${packageId}/datapackage.json`])).toEqual([200]);
    expect(await database.db.selectFrom('national.tombstone').selectAll().execute()).toEqual([]);
  });

  test('may return with the very files it had', async () => {
    const paths = await pathsNow();
    await call('liaison', 'POST', withdrawal, { reason });
    expect(await statuses(paths)).toEqual([410]);
    await call('liaison', 'POST', `/api/v1/packages/${packageId}/releases`, {});
    expect(await statuses(paths)).toEqual([200]);
    expect(await statuses(firstPaths)).toEqual([410]);
  });
});
