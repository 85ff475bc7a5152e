import { describe, expect, test } from 'vitest';
import { catalogForTests, roadIncidents } from '../catalog-for-tests.ts';
import { formsOf } from './form-queries.ts';

const { blobs, call, catalog, clock, database, deliver, newResource, upload } = await catalogForTests();
const { packageId, resourceId } = await newResource();

const filesOf = async (uploadId: string) => {
  const row = await database.db
    .selectFrom('catalog.upload')
    .select(['sha256', 'conforming_sha256'])
    .where('id', '=', uploadId)
    .executeTakeFirstOrThrow();
  const forms = await formsOf(database.db, [uploadId]);
  const files = [row.sha256, row.conforming_sha256, ...forms.map((form) => form.sha256)];
  return files.filter((sha256) => sha256 !== null);
};
/** Which of the answers "kept" and "gone" there are among some files. */
const areKept = async (files: string[]) => [
  ...new Set(await Promise.all(files.map(async (sha256) => (await blobs.stat(sha256)) !== null))),
];

describe('the sweep', () => {
  test('deletes what was discarded a week ago, and nothing a release or another upload refers to', async () => {
    const published = await deliver(resourceId, roadIncidents('Publicado'));
    await call('liaison', 'POST', `/api/v1/packages/${packageId}/releases`, {});
    const discarded = await deliver(resourceId, roadIncidents('Descartado'));
    const shared = await deliver(resourceId, roadIncidents('Compartido'), 'uno.csv');
    const current = await deliver(resourceId, roadIncidents('Compartido'), 'dos.csv');
    const files = {
      published: await filesOf(published.uploadId),
      discarded: await filesOf(discarded.uploadId),
      current: await filesOf(current.uploadId),
    };

    // Original, CSV, Parquet, JSON and GeoJSON.
    expect(files.discarded).toHaveLength(5);
    clock.advance({ days: 6 });
    expect(await catalog.sweepUploads()).toEqual({ swept: 0 });
    clock.advance({ days: 2 });
    expect(await catalog.sweepUploads()).toEqual({ swept: 2 });

    expect(await areKept(files.published)).toEqual([true]);
    expect(await areKept(files.discarded)).toEqual([false]);
    expect(await filesOf(shared.uploadId)).toEqual(files.current);
    expect(await areKept(files.current)).toEqual([true]);
    expect(await catalog.sweepUploads()).toEqual({ swept: 0 });
  });

  test('leaves the record, which says that the file is gone', async () => {
    const { id } = await database.db
      .selectFrom('catalog.upload')
      .select('id')
      .where('swept_at', 'is not', null)
      .limit(1)
      .executeTakeFirstOrThrow();
    expect((await call('liaison', 'GET', `/api/v1/uploads/${id}`)).json()).toMatchObject({
      isFileKept: false,
    });
    expect((await call('liaison', 'GET', `/api/v1/uploads/${id}/file`)).statusCode).toBe(404);
  });

  test('deletes the file of a validation that failed, after a week; it cannot be retried then', async () => {
    const { uploadId } = (await upload('liaison', resourceId, roadIncidents('Fallido'))).json();
    await database.db
      .updateTable('catalog.upload')
      .set({ state: 'failed', failure: 'deadline', validated_at: clock.now() })
      .where('id', '=', uploadId)
      .execute();
    const files = await filesOf(uploadId);
    clock.advance({ days: 8 });
    await catalog.tasks['catalog.sweep']();
    expect(await areKept(files)).toEqual([false]);
    expect((await call('liaison', 'POST', `/api/v1/uploads/${uploadId}/validation`)).statusCode).toBe(409);
  });

  test('runs every day', () => {
    expect(catalog.crontab).toContainEqual({ task: 'catalog.sweep', pattern: '20 9 * * *' });
  });
});
