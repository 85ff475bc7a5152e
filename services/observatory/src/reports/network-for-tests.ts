import { randomUUID } from 'node:crypto';
import type { Actor } from '@rma/domain';
import { appendToLedger, putNationalDatasets, type NationalDataset } from '@rma/persistence';
import { createLogger, createMetrics } from '@rma/service-kit';
import { createTestDatabase, testClock } from '@rma/testkit';
import { createUse } from '../use/use.ts';
import { createReports } from './reports.ts';

export const system: Actor = { kind: 'system', name: 'prueba' };
export const incidents = randomUUID();
const potholes = randomUUID();

const dataset = (id: string, given: Partial<NationalDataset>): NationalDataset => ({
  id,
  origin: 'harvested',
  sourceId: null,
  packageId: null,
  cvegeo: '17007',
  publisherName: 'Cuernavaca',
  title: 'Incidentes viales ✓',
  description: '',
  themeId: 'mobility',
  standardId: 'mobility/road-incidents@1.0',
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
  preview: null,
  alsoAt: [],
  updatedAt: new Date('2026-10-31T17:00:00Z'),
  ...given,
});

/**
 * A small network in October 2026: two members, one agreement with its commitments, two datasets published on the 31st
 * and used that day and the next.
 */
export async function networkForReports() {
  const clock = testClock('2026-10-31T17:00:00Z');
  const database = await createTestDatabase();
  const deps = {
    db: database.as('rma_observatory'),
    clock,
    logger: createLogger({ level: 'silent', service: 'observatory' }),
    metrics: createMetrics(),
    publicUrl: 'http://hub.test',
    blobs: { path: () => '', folder: '' },
  };
  const memorandumId = randomUUID();
  const { db } = database;
  await db
    .updateTable('national.government')
    .set({ membership: 'active', member_since: new Date('2026-10-05T12:00:00Z') })
    .where('cvegeo', 'in', ['17', '17007'])
    .execute();
  await db
    .insertInto('national.memorandum')
    .values({
      id: memorandumId,
      folio: 'RMA-17007-2026-001',
      cvegeo: '17007',
      title: 'Convenio',
      state: 'active',
      valid_from: '2026-10-01',
      valid_until: '2026-12-01',
      signed_on: '2026-10-02',
      parent_id: null,
      document_sha256: null,
      renews_id: null,
      federation_party: null,
      government_party: null,
      text: null,
      ended_because: null,
      ended_on: null,
    })
    .execute();
  const states = ['met', 'met-late', 'pending', 'overdue', 'excepted'];
  await db
    .insertInto('national.commitment')
    .values(
      states.map((state, position) => ({
        id: randomUUID(),
        memorandum_id: memorandumId,
        cvegeo: '17007',
        position,
        indicator: 'packages-published',
        parameters: '{}',
        due_on: '2026-10-10',
        state,
        measured: null,
        target: null,
        measured_at: null,
        met_on: null,
        exception_reason: null,
      })),
    )
    .execute();
  await db.transaction().execute(async (trx) => {
    await putNationalDatasets(trx, [
      dataset(incidents, {}),
      dataset(potholes, { title: 'Baches', standardId: null, themeId: null }),
    ]);
    await appendToLedger(
      trx,
      [incidents, potholes].map((id) => ({
        kind: 'dataset.published' as const,
        subject: `dataset:${id}`,
        cvegeo: '17007',
      })),
      { actor: system, clock },
    );
  });
  await createUse(deps).record([
    { datasetId: incidents, channel: 'download', day: '2026-10-31', count: 4, robots: 9 },
    { datasetId: potholes, channel: 'view', day: '2026-11-01', count: 50, robots: 0 },
  ]);

  const entries = async () =>
    (
      await db
        .selectFrom('national.ledger_entry')
        .select(['subject', 'body'])
        .where('kind', '=', 'report.monthly-published')
        .orderBy('seq')
        .execute()
    ).map(({ subject, body }) => ({
      subject,
      ...(JSON.parse(body) as { detail: { pdfSha256: string } }),
    }));
  return {
    db,
    clock,
    deps,
    reports: createReports(deps),
    /** What the ledger says of reports. */
    entries,
    forget: async (): Promise<void> => {
      await db.deleteFrom('national.monthly_report').execute();
      await db.deleteFrom('national.network_day').execute();
    },
  };
}
