import { noPreparation, preparationSchema, type Preparation } from '@rma/tabular';
import { describe, expect, test } from 'vitest';
import { catalogForTests, roadIncidents, type Who } from '../catalog-for-tests.ts';

const { call, catalog, database, deliver, newResource } = await catalogForTests();
const { packageId, resourceId } = await newResource();

const curp = 'HEGG560427MVZRRL04';
const reason = 'La ley del estado obliga a publicar este registro';
const preparation = (some: Partial<Preparation>): Preparation => ({ ...noPreparation, ...some });
const keep: Preparation = preparation({ privacy: [{ header: 'crucero', action: 'keep', reason }] });

const prepare = (who: Who, uploadId: string, body: object) =>
  call(who, 'PUT', `/api/v1/uploads/${uploadId}/preparation`, body);
const shown = async (uploadId: string) =>
  (await call('liaison', 'GET', `/api/v1/uploads/${uploadId}`)).json();
const overrides = (uploadId: string) =>
  database.db
    .selectFrom('catalog.privacy_override')
    .select(['header', 'kinds', 'reason', 'decided_by'])
    .where('upload_id', '=', uploadId)
    .execute();
const renamed = (...crossings: string[]) => roadIncidents(...crossings).replace('crucero', 'lugar del hecho');

describe('a preparation', () => {
  test('is kept with the file, which is validated again, and offered to the next delivery', async () => {
    const { uploadId } = await deliver(resourceId, renamed('Abastos'));
    const decided = preparation({ columns: { crucero: 'lugar del hecho' } });
    const answer = await prepare('liaison', uploadId, decided);
    expect([answer.statusCode, answer.json()]).toEqual([202, { uploadId, state: 'received' }]);
    expect(await shown(uploadId)).toMatchObject({ state: 'received', preparation: decided });
    expect(await catalog.validateUpload(uploadId)).toBe('valid');
    expect((await shown(uploadId)).matches).toContainEqual(
      expect.objectContaining({ field: 'crucero', header: 'lugar del hecho' }),
    );

    const next = await deliver(resourceId, renamed('Colón'));
    expect(await shown(next.uploadId)).toMatchObject({ state: 'valid', preparation: decided });
  });

  test('that leaves out the last rows does so for its file only: the next one may be longer', async () => {
    const { uploadId } = await deliver(resourceId, roadIncidents('Uno', 'Dos', 'Tres'));
    await prepare('liaison', uploadId, preparation({ reading: { lastRow: 3 } }));
    await catalog.validateUpload(uploadId);
    expect(await shown(uploadId)).toMatchObject({ state: 'valid', rowCount: 2 });
    const next = await deliver(resourceId, roadIncidents('Uno', 'Dos', 'Tres', 'Cuatro'));
    expect(await shown(next.uploadId)).toMatchObject({ rowCount: 4, preparation: { reading: {} } });
  });

  test('of a wrong shape is refused, naming what is wrong', async () => {
    const { uploadId } = await deliver(resourceId, roadIncidents('Abastos'));
    const refused = await prepare('liaison', uploadId, {
      privacy: [{ header: 'a', action: 'keep', reason: 'sí' }],
    });
    expect(refused.statusCode).toBe(400);
    expect(refused.json().errors[0].pointer).toMatch(/^\/privacy\/0/);
    const twice = preparation({
      privacy: [
        { header: 'a', action: 'drop' },
        { header: 'a', action: 'mask' },
      ],
    });
    expect((await prepare('liaison', uploadId, twice)).statusCode).toBe(422);
  });

  test('of a file that was discarded or published is refused', async () => {
    const first = await deliver(resourceId, roadIncidents('Uno'));
    const second = await deliver(resourceId, roadIncidents('Dos'));
    expect((await prepare('liaison', first.uploadId, noPreparation)).statusCode).toBe(409);
    await call('liaison', 'POST', `/api/v1/packages/${packageId}/releases`, {});
    expect((await prepare('liaison', second.uploadId, noPreparation)).statusCode).toBe(409);
  });
});

describe('personal data', () => {
  test('that nobody decided about keep a file from being published', async () => {
    const { state, uploadId } = await deliver(resourceId, roadIncidents(curp));
    expect(state).toBe('invalid');
    expect(await shown(uploadId)).toMatchObject({
      personalData: [{ header: 'crucero', kind: 'curp', isBlocking: true, decided: null }],
      isOriginalPublic: false,
    });
    const refused = await call('liaison', 'POST', `/api/v1/packages/${packageId}/releases`, {});
    expect(refused.json()).toMatchObject({ code: 'release-not-ready', errors: [{ code: 'upload-invalid' }] });
  });

  test.each<[Who, number]>([
    ['squad', 403],
    ['publisher', 403],
    ['neighbour', 404],
  ])('cannot be let through by %s', async (who, status) => {
    const { uploadId } = await deliver(resourceId, roadIncidents(curp));
    expect((await prepare(who, uploadId, keep)).statusCode).toBe(status);
    expect(await overrides(uploadId)).toEqual([]);
  });

  test('are let through with an official’s reason, which goes on record with what is published', async () => {
    const { uploadId } = await deliver(resourceId, roadIncidents(curp));
    expect((await prepare('administrator', uploadId, keep)).statusCode).toBe(202);
    expect(await overrides(uploadId)).toEqual([
      {
        header: 'crucero',
        kinds: ['curp'],
        reason,
        decided_by: 'account:00000000-0000-7000-8000-000000000002',
      },
    ]);
    expect(await catalog.validateUpload(uploadId)).toBe('valid');

    // Somebody else goes on working; the decision stays with who took it.
    const more = preparation({ ...keep, columns: { crucero: 'crucero' } });
    expect((await prepare('squad', uploadId, more)).statusCode).toBe(202);
    expect(await overrides(uploadId)).toMatchObject([{ decided_by: expect.stringMatching(/02$/) }]);
    await catalog.validateUpload(uploadId);

    expect((await call('liaison', 'POST', `/api/v1/packages/${packageId}/releases`, {})).statusCode).toBe(
      201,
    );
    const entry = await database.db
      .selectFrom('national.ledger_entry')
      .select(['subject', 'cause', 'body'])
      .where('kind', '=', 'dataset.personal-data-kept')
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({ subject: `dataset:${resourceId}`, cause: reason });
    expect(entry.body).toContain('account:00000000-0000-7000-8000-000000000002');
    expect(entry.body).not.toContain(curp);
  });

  test('are not let through for the next delivery too', async () => {
    const next = await deliver(resourceId, roadIncidents(curp, 'Colón'));
    expect(next.state).toBe('invalid');
    expect((await shown(next.uploadId)).preparation.privacy).toEqual([]);
  });

  test('whose reason got lost are not published', async () => {
    const { uploadId } = await deliver(resourceId, roadIncidents(curp));
    await prepare('liaison', uploadId, keep);
    expect(await catalog.validateUpload(uploadId)).toBe('valid');
    await database.db.deleteFrom('catalog.privacy_override').where('upload_id', '=', uploadId).execute();
    const refused = await call('liaison', 'POST', `/api/v1/packages/${packageId}/releases`, {});
    expect(refused.json()).toMatchObject({ code: 'release-not-ready', errors: [{ code: 'personal-data' }] });
  });

  test('that were dropped are in no public file, and the descriptor says why', async () => {
    const masked = roadIncidents('Abastos').replace(
      /^(.*)\n(.*)$/m,
      (_, head: string, row: string) => `${head},curp\n${row},${curp}`,
    );
    const { uploadId } = await deliver(resourceId, masked);
    await prepare('liaison', uploadId, preparation({ privacy: [{ header: 'curp', action: 'drop' }] }));
    expect(await catalog.validateUpload(uploadId)).toBe('valid');
    expect((await shown(uploadId)).isOriginalPublic).toBe(false);
    expect((await call('liaison', 'POST', `/api/v1/packages/${packageId}/releases`, {})).statusCode).toBe(
      201,
    );

    const described = (await call(null, 'GET', `/packages/${packageId}/datapackage.json`)).json();
    const [resource] = described.resources;
    expect(resource.sources).toBeUndefined();
    expect(resource.rma.original).toMatchObject({
      isPublic: false,
      reason: expect.stringContaining('datos'),
    });
    const paths: string[] = [resource.path, ...resource.rma.forms.map((form: { path: string }) => form.path)];
    for (const path of paths) {
      // oxlint-disable-next-line no-await-in-loop
      const file = await call(null, 'GET', new URL(path).pathname);
      expect([file.statusCode, file.rawPayload.includes(curp)]).toEqual([200, false]);
    }
    const { original_id: originalId } = await database.db
      .selectFrom('catalog.upload')
      .select('original_id')
      .where('id', '=', uploadId)
      .executeTakeFirstOrThrow();
    const guess = await call(null, 'GET', `/datasets/${resourceId}/files/${originalId}/incidentes.csv`);
    expect(guess.statusCode).toBe(404);
    const own = await call('liaison', 'GET', `/api/v1/uploads/${uploadId}/file`);
    expect(own.statusCode).toBe(200);
  });
});

test('a preparation with nothing in it decides nothing', () => {
  expect(preparationSchema.parse({})).toEqual(noPreparation);
});
