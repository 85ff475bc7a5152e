import { randomUUID } from 'node:crypto';
import { putNationalDatasets, type NationalDataset, type Tables } from '@rma/persistence';
import type { Kysely } from 'kysely';

/** The source of the sample datasets; `putSampleSource` makes it. */
export const sampleSourceId = '00000000-0000-4000-8000-000000000001';

export async function putSampleSource(db: Kysely<Tables>, at: Date): Promise<void> {
  await db
    .insertInto('national.source')
    .values({
      id: sampleSourceId,
      cvegeo: '17007',
      kind: 'ckan',
      title: 'Portal de Cuernavaca',
      url: 'https://datos.example',
      health: 'healthy',
      last_success_at: at,
      last_run_at: at,
      every_hours: 24,
    })
    .execute();
}

/** A harvested dataset of one CSV, modified on the first of June of 2026, monthly, with little else. */
export function sampleDataset(given: Partial<NationalDataset> = {}): NationalDataset {
  const id = given.id ?? randomUUID();
  return {
    id,
    origin: 'harvested',
    sourceId: sampleSourceId,
    packageId: null,
    cvegeo: '17007',
    publisherName: 'Cuernavaca',
    title: 'Conjunto',
    description: '',
    themeId: 'mobility',
    standardId: null,
    keywords: [],
    licence: 'cc-by-4.0',
    issued: null,
    modified: new Date('2026-06-01T00:00:00Z'),
    periodicity: 'R/P1M',
    temporal: null,
    spatial: null,
    landingPage: null,
    contact: null,
    distributions: [
      {
        id: 'uno',
        title: 'CSV',
        format: 'CSV',
        mediaType: 'text/csv',
        url: `https://datos.example/${id}.csv`,
        accessUrl: null,
        bytes: 10,
        sha256: null,
        modified: null,
        role: null,
      },
    ],
    preview: null,
    alsoAt: [],
    updatedAt: new Date('2026-06-01T00:00:00Z'),
    ...given,
  };
}

export const putDatasets = (db: Kysely<Tables>, ...datasets: NationalDataset[]) =>
  db.transaction().execute((trx) => putNationalDatasets(trx, datasets));
