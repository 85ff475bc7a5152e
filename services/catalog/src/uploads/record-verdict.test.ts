import { Readable } from 'node:stream';
import { noPreparation } from '@rma/tabular';
import { standard } from '@rma/themes';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { actors, catalogForTests, roadIncidents, torreon } from '../catalog-for-tests.ts';
import { recordVerdict, type Verdict } from './record-verdict.ts';
import { claimUpload, findUpload } from './upload-queries.ts';
import { referencesFor } from './validation-inputs.ts';

const { blobs, call, catalog, clock, database, deps, newResource, upload } = await catalogForTests();

async function stored(content: string) {
  const put = await blobs.put(Readable.from([Buffer.from(content)]), { maxBytes: 1_000 });
  if (!put.ok) throw new Error('it fits');
  return { sha256: put.sha256, bytes: put.bytes };
}
/** A verdict of a valid file whose forms hold these texts. */
const valid = async (csv: string, parquet: string): Promise<Verdict> => ({
  state: 'valid',
  columns: { row_count: 1 },
  kept: { csv: await stored(csv), forms: [{ role: 'parquet', ...(await stored(parquet)) }] },
});
async function claimed(uploadId: string) {
  const claim = await claimUpload(deps.db, uploadId);
  const row = await findUpload(deps.db, uploadId);
  if (!claim || !row) throw new Error('the upload was waiting');
  return { attempt: claim.attempt, row };
}
const rowOf = async (uploadId: string) => {
  const row = await findUpload(deps.db, uploadId);
  if (!row) throw new Error('there is such an upload');
  return row;
};

describe('a verdict', () => {
  test('reached while the file was prepared anew counts for nothing, and leaves no file', async () => {
    const { resourceId } = await newResource();
    const { uploadId } = (await upload('liaison', resourceId, roadIncidents('Abastos'))).json();
    const { attempt, row } = await claimed(uploadId);
    const again = await call('liaison', 'PUT', `/api/v1/uploads/${uploadId}/preparation`, noPreparation);
    expect(again.statusCode).toBe(202);
    const verdict = await valid('viejo', 'PAR1 viejo');
    await recordVerdict(deps, row, { attempt, verdict });
    expect(await rowOf(uploadId)).toMatchObject({ state: 'received', conforming_sha256: null });
    expect(await blobs.stat(verdict.kept?.csv.sha256 ?? '')).toBeNull();
    expect(await blobs.stat(verdict.kept?.forms[0]?.sha256 ?? '')).toBeNull();
    expect(await catalog.validateUpload(uploadId)).toBe('valid');
  });

  test('takes the place of the last one, whose files go unless another upload has the same', async () => {
    const { resourceId } = await newResource('choques');
    const { uploadId } = (await upload('liaison', resourceId, roadIncidents('Colón'))).json();
    const first = await claimed(uploadId);
    const before = await valid('uno', 'PAR1 uno');
    await recordVerdict(deps, first.row, { attempt: first.attempt, verdict: before });
    await call('liaison', 'PUT', `/api/v1/uploads/${uploadId}/preparation`, noPreparation);
    const second = await claimed(uploadId);
    // The CSV changes, the Parquet does not.
    const after = await valid('dos', 'PAR1 uno');
    await recordVerdict(deps, second.row, { attempt: second.attempt, verdict: after });
    expect(await rowOf(uploadId)).toMatchObject({ conforming_sha256: after.kept?.csv.sha256 });
    expect(await blobs.stat(before.kept?.csv.sha256 ?? '')).toBeNull();
    expect(await blobs.stat(after.kept?.forms[0]?.sha256 ?? '')).not.toBeNull();
  });
});

describe('a resource that others refer to', () => {
  test('has them validated again when it brings other rows, if they are not published', async () => {
    const { id: packageId } = await catalog.createPackage(actors.liaison, {
      cvegeo: torreon,
      theme: 'cadastre',
      contactName: 'Catastro',
      contactEmail: 'catastro@torreon.example',
    });
    const add = async (name: string) => {
      const resource = { standard: `cadastre/${name}`, name, title: name };
      const { id } = await catalog.addResource(actors.liaison, { packageId, resource });
      return String((await upload('liaison', id, `${name}\n1\n`, `${name}.csv`)).json().uploadId);
    };
    const parcels = await add('parcels');
    const buildings = await add('buildings');
    const rates = await add('property-tax-rates');
    await database.db
      .updateTable('catalog.upload')
      .set({ state: 'invalid', validated_at: clock.now() })
      .where('id', 'in', [buildings, rates])
      .execute();
    await sql`delete from graphile_worker._private_jobs`.execute(database.db);

    const work = await claimed(parcels);
    await recordVerdict(deps, work.row, { attempt: work.attempt, verdict: await valid('p', 'PAR1 p') });
    expect([(await rowOf(buildings)).state, (await rowOf(rates)).state]).toEqual(['received', 'invalid']);
    const { rows: jobs } = await sql<{ key: string }>`select key from graphile_worker.jobs`.execute(
      database.db,
    );
    expect(jobs).toEqual([{ key: `catalog.validate-upload:${buildings}` }]);

    const followed = standard('cadastre/buildings@1.0');
    if (!followed) throw new Error('there is such a standard');
    const [reference, ...others] = await referencesFor(deps, await rowOf(buildings), followed);
    expect([reference?.standard, others]).toEqual(['cadastre/parcels@1.0', []]);

    // The very same rows again: nothing is new for whoever refers to them.
    await database.db
      .updateTable('catalog.upload')
      .set({ state: 'invalid' })
      .where('id', '=', buildings)
      .execute();
    await call('liaison', 'PUT', `/api/v1/uploads/${parcels}/preparation`, noPreparation);
    const repeated = await claimed(parcels);
    const same = await valid('p', 'PAR1 p');
    await recordVerdict(deps, repeated.row, { attempt: repeated.attempt, verdict: same });
    expect((await rowOf(buildings)).state).toBe('invalid');
  });
});
