import { randomUUID } from 'node:crypto';
import {
  appendToLedger,
  archiveNationalDatasets,
  withdrawNationalDatasets,
  type Tables,
} from '@rma/persistence';
import { testClock } from '@rma/testkit';
import type { Kysely } from 'kysely';
import { putDatasets, sampleDataset } from './sample-datasets.ts';

const day = (iso: string) => new Date(`${iso}T12:00:00Z`);
const sourceId = randomUUID();
export const packageId = randomUUID();
export const [hosted, harvested, archived, withdrawn] = [
  sampleDataset({
    title: 'Incidentes viales',
    origin: 'hosted',
    packageId,
    cvegeo: '17007',
    publisherName: 'Cuernavaca',
    themeId: 'mobility',
    standardId: 'mobility/road-incidents@1.0',
    periodicity: 'R/P1M',
    modified: day('2026-06-01'),
    description: 'Descripción',
    contact: { name: 'Datos', email: 'datos@cuernavaca.example' },
  }),
  sampleDataset({
    title: 'Áreas verdes',
    sourceId,
    cvegeo: '17',
    publisherName: 'Morelos',
    themeId: 'resilience',
    periodicity: 'R/P1M',
    modified: day('2026-01-01'),
    formats: ['CSV', 'PDF'],
    alsoAt: [{ url: 'https://otro.example/1', title: 'Otro portal' }],
  }),
  sampleDataset({ title: 'Archivado' }),
  sampleDataset({ title: 'Retirado' }),
];
const memoranda = [
  {
    cvegeo: '17',
    folio: 'RMA-17-2026-001',
    state: 'active',
    valid_from: '2026-01-01',
    valid_until: '2026-07-15',
  },
  {
    cvegeo: '17',
    folio: 'RMA-17-2030-001',
    state: 'drafted',
    valid_from: '2030-01-01',
    valid_until: '2031-01-01',
  },
  {
    cvegeo: '14',
    folio: 'RMA-14-2025-001',
    state: 'expired',
    valid_from: '2025-01-01',
    valid_until: '2026-06-10',
  },
] as const;

/** A small network: two members, four datasets (one archived, one withdrawn), a package, memoranda, a ledger. */
export async function putSampleNetwork(db: Kysely<Tables>): Promise<void> {
  await db
    .insertInto('national.source')
    .values({
      id: sourceId,
      cvegeo: '17',
      kind: 'ckan',
      title: 'Portal de Morelos',
      url: 'https://datos.example',
      health: 'degraded',
      last_success_at: day('2026-06-01'),
      last_run_at: day('2026-06-02'),
    })
    .execute();
  await db
    .insertInto('national.package')
    .values({
      id: packageId,
      cvegeo: '17007',
      theme_id: 'mobility',
      title: 'Movilidad de Cuernavaca',
      description: null,
      licence: 'cc-by-4.0',
      periodicity: 'R/P1M',
      release_number: 2,
      released_at: day('2026-06-01'),
      resource_count: 1,
    })
    .execute();
  await db
    .insertInto('national.official')
    .values(
      [
        { post: 'administrator' as const, name: 'Ana', position: 'Jefa de datos' },
        { post: 'liaison' as const, name: 'Luis', position: 'Director' },
      ].map((one) => ({
        ...one,
        id: randomUUID(),
        cvegeo: '17007',
        term_starts: '2025-01-01',
        term_ends: null,
      })),
    )
    .execute();
  await db
    .insertInto('national.memorandum')
    .values(memoranda.map((one) => ({ ...one, id: randomUUID(), title: 'Convenio', signed_on: null })))
    .execute();
  await db
    .updateTable('national.government')
    .set({ membership: 'active', member_since: day('2026-01-01') })
    .where('cvegeo', 'in', ['17', '17007'])
    .execute();
  await putDatasets(db, [hosted, harvested, archived, withdrawn]);
  await db.transaction().execute(async (trx) => {
    await archiveNationalDatasets(trx, [archived.id], day('2026-06-10'));
    await withdrawNationalDatasets(trx, [withdrawn.id], { reason: 'Tenía un error', at: day('2026-06-11') });
    await appendToLedger(
      trx,
      [
        { kind: 'dataset.archived', subject: `dataset:${archived.id}`, cvegeo: '17007' },
        {
          kind: 'dataset.withdrawn',
          subject: `dataset:${withdrawn.id}`,
          cvegeo: '17',
          cause: 'Tenía un error',
        },
      ],
      { actor: { kind: 'system', name: 'test' }, clock: testClock('2026-06-11T12:00:00Z') },
    );
  });
}
