import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { catalogForTests, roadIncidents } from '../catalog-for-tests.ts';
import { validateUpload } from './validate-upload.ts';

const { blobs, call, database, deps, deliver, newResource, upload, catalog } = await catalogForTests();
const { resourceId, packageId } = await newResource();

const reportOf = async (uploadId: string) =>
  (await call('liaison', 'GET', `/api/v1/uploads/${uploadId}`)).json();
const codesOf = async (uploadId: string): Promise<string[]> =>
  (await reportOf(uploadId)).report.findings.map((finding: { code: string }) => finding.code);

const bomb = gzipSync(Buffer.alloc(50_000_000));
const zipOf = Buffer.concat([Buffer.from('PK\u0003\u0004\u0014\u0000'), bomb]);

describe('a file that is not a table', () => {
  test.each([
    ['an HTML page named .csv', '<!doctype html><html><body>Iniciar sesión</body></html>', 'html-file'],
    ['an empty file', '', 'empty-file'],
    ['a zip bomb named .csv', zipOf, 'damaged-file'],
    ['a file of zero bytes', Buffer.alloc(10_000), 'nul-bytes'],
    ['a header alone', roadIncidents(), 'no-rows'],
  ])('%s is invalid, with a clear finding', async (_name, content, code) => {
    const { uploadId, state } = await deliver(resourceId, content);
    expect(state).toBe('invalid');
    const { report } = await reportOf(uploadId);
    expect(report.findings[0]).toMatchObject({ code, severity: 'error' });
    expect(report.findings[0].fix).not.toBe('');
  });
});

describe('a table', () => {
  test('with wrong values says which row, which value and how to correct it', async () => {
    const wrong = roadIncidents('Abastos', 'Colón').replace('T-2,2025-03-14', 'T-2,ayer');
    const { uploadId, state } = await deliver(resourceId, wrong);
    expect(state).toBe('invalid');
    const { report, conforming, preview } = await reportOf(uploadId);
    expect(report).toMatchObject({ ok: false, errorCount: 1, standard: 'mobility/road-incidents@1.0' });
    expect(report.findings[0]).toMatchObject({ field: 'fecha', examples: [{ row: 3, value: 'ayer' }] });
    expect([conforming, preview]).toEqual([null, null]);

    const csv = await call('liaison', 'GET', `/api/v1/uploads/${uploadId}/report.csv`);
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.body.split('\r\n')[1]).toMatch(/^error,type-error,fecha,3,ayer,1,/);
  });

  test('of another government is invalid', async () => {
    const { uploadId, state } = await deliver(
      resourceId,
      roadIncidents('Abastos').replace(',05,035,', ',17,007,'),
    );
    expect(state).toBe('invalid');
    expect(await codesOf(uploadId)).not.toEqual([]);
  });

  test('with personal data is invalid, and the report does not repeat them', async () => {
    const { uploadId, state } = await deliver(
      resourceId,
      roadIncidents('GOGM800101MCLNRR09', 'HEGG560427MVZRRL04'),
    );
    expect(state).toBe('invalid');
    expect(await codesOf(uploadId)).toContain('personal-data');
    expect(JSON.stringify(await reportOf(uploadId))).not.toContain('HEGG560427MVZRRL04');
  });

  test('in Latin-1 is valid, with a conforming copy in UTF-8', async () => {
    const { uploadId, state } = await deliver(resourceId, Buffer.from(roadIncidents('Muñoz'), 'latin1'));
    expect(state).toBe('valid');
    const shown = await reportOf(uploadId);
    expect(shown).toMatchObject({ rowCount: 1, report: { detected: { encoding: 'windows-1252' } } });
    expect(shown.preview.columns[0]).toMatchObject({ name: 'id', title: 'Identificador' });
    expect(shown.preview.rows[0]).toContain('Muñoz');
    const copy = await call('liaison', 'GET', `/api/v1/uploads/${uploadId}/file?role=conforming`);
    expect(copy.body).toContain('Muñoz');
  });

  test('keeps its verdict when it is validated again', async () => {
    const { uploadId } = await deliver(resourceId, roadIncidents('Uno'));
    const before = await reportOf(uploadId);
    expect(await catalog.validateUpload(uploadId)).toBe('valid');
    expect(await reportOf(uploadId)).toEqual(before);
  });

  test('reaches one verdict when two workers validate it at once', async () => {
    const response = await upload('liaison', resourceId, roadIncidents('Dos'));
    const { uploadId } = response.json();
    const states = await Promise.all([catalog.validateUpload(uploadId), catalog.validateUpload(uploadId)]);
    expect(states).toEqual(['valid', 'valid']);
  });

  test('is validated by the next worker after one was killed', async () => {
    const response = await upload('liaison', resourceId, roadIncidents('Tres'));
    const { uploadId } = response.json();
    await database.db
      .updateTable('catalog.upload')
      .set({ state: 'validating' })
      .where('id', '=', uploadId)
      .execute();
    await catalog.tasks['catalog.validate-upload']({ uploadId }, {});
    expect(await reportOf(uploadId)).toMatchObject({ state: 'valid', rowCount: 1 });
  });

  test('is left for the next worker by one that is stopping', async () => {
    const response = await upload('liaison', resourceId, roadIncidents('Cuatro'));
    const { uploadId } = response.json();
    const stopping = catalog.tasks['catalog.validate-upload'](
      { uploadId },
      { abortSignal: AbortSignal.abort() },
    );
    await expect(stopping).rejects.toThrow('repeated');
    expect(await catalog.validateUpload(uploadId)).toBe('valid');
  });

  test('that takes too long fails with a reason, and can be tried again', async () => {
    const response = await upload('liaison', resourceId, roadIncidents('Cinco'));
    const { uploadId } = response.json();
    expect(await validateUpload({ ...deps, validationDeadlineMs: 1 }, { uploadId })).toBe('failed');
    expect(await reportOf(uploadId)).toMatchObject({
      state: 'failed',
      failure: { code: 'deadline', message: { es: expect.stringContaining('tardó más') } },
    });
    expect((await call('liaison', 'GET', `/api/v1/packages/${packageId}`)).json().missing).toMatchObject([
      { code: 'validation-failed' },
    ]);
    expect((await call('liaison', 'POST', `/api/v1/uploads/${uploadId}/validation`)).statusCode).toBe(202);
    expect(await catalog.validateUpload(uploadId)).toBe('valid');
    expect((await call('liaison', 'POST', `/api/v1/uploads/${uploadId}/validation`)).statusCode).toBe(409);
  });

  test('whose file was lost fails with a reason', async () => {
    const response = await upload('liaison', resourceId, roadIncidents('Seis'));
    const { uploadId } = response.json();
    await blobs.delete((await reportOf(uploadId)).sha256);
    expect(await catalog.validateUpload(uploadId)).toBe('failed');
    expect((await reportOf(uploadId)).failure.code).toBe('file-missing');
  });

  test('that failed and was replaced is not tried again', async () => {
    const { uploadId } = (await upload('liaison', resourceId, roadIncidents('Nueve'))).json();
    expect(await validateUpload({ ...deps, validationDeadlineMs: 1 }, { uploadId })).toBe('failed');
    await upload('liaison', resourceId, roadIncidents('Diez'));
    expect((await call('liaison', 'POST', `/api/v1/uploads/${uploadId}/validation`)).statusCode).toBe(409);
    expect((await reportOf(uploadId)).state).toBe('failed');
  });

  test('that was replaced meanwhile is not validated', async () => {
    const first = await upload('liaison', resourceId, roadIncidents('Siete'));
    await upload('liaison', resourceId, roadIncidents('Ocho'));
    expect(await catalog.validateUpload(first.json().uploadId)).toBe('received');
  });
});

describe('a delivery', () => {
  test('is compared with the last published one before it is published, and the notes tell it', async () => {
    const crossings = Array.from({ length: 20 }, (_, index) => `Cruce ${index}`);
    const first = await deliver(resourceId, roadIncidents(...crossings));
    expect(await reportOf(first.uploadId)).toMatchObject({ drift: null, profile: { rowCount: 20 } });
    await call('liaison', 'POST', `/api/v1/packages/${packageId}/releases`, {});
    const second = await deliver(resourceId, roadIncidents('Cruce 0', 'Cruce 1'));
    const { drift } = await reportOf(second.uploadId);
    expect(drift.notices[0]).toMatchObject({ severity: 'warning', code: expect.stringContaining('rows') });
    const { notes } = (await call('liaison', 'GET', `/api/v1/packages/${packageId}/next-release`)).json();
    expect(notes).toContain('Se actualizó «Incidentes viales»: de 20 a 2 renglones.');
    expect(notes).toContain(drift.notices[0].message);
    const shown = (await call('liaison', 'GET', `/api/v1/packages/${packageId}`)).json();
    expect(shown.resources[0].drift).toEqual(drift);
  });
});

test('an upload that does not exist is nothing to validate', async () => {
  expect(await catalog.validateUpload(packageId)).toBeNull();
});
