import { randomUUID } from 'node:crypto';
import { putNationalDatasets, type NationalDataset, type Tables } from '@rma/persistence';
import type { Kysely } from 'kysely';

/** A dataset with plain defaults; a distribution of each of `formats`. */
export function sampleDataset({
  formats = ['CSV'],
  ...given
}: Partial<NationalDataset> & { formats?: string[] } = {}): NationalDataset {
  return {
    id: randomUUID(),
    origin: 'harvested',
    sourceId: null,
    packageId: null,
    cvegeo: '17007',
    publisherName: 'Cuernavaca',
    title: 'Conjunto',
    description: '',
    themeId: null,
    standardId: null,
    keywords: [],
    licence: 'cc-by-4.0',
    issued: null,
    modified: new Date('2026-01-01T00:00:00Z'),
    periodicity: null,
    temporal: null,
    spatial: null,
    landingPage: null,
    contact: null,
    distributions: formats.map((format) => ({
      id: randomUUID(),
      title: format,
      format,
      mediaType: null,
      url: `https://datos.example/${format}`,
      accessUrl: null,
      bytes: 10,
      sha256: null,
      modified: null,
      role: null,
    })),
    preview: null,
    alsoAt: [],
    updatedAt: new Date('2026-01-01T00:00:00Z'),
    ...given,
  };
}

/** Writes datasets as their owners do, in one transaction. Returns them. */
export async function putDatasets(
  db: Kysely<Tables>,
  datasets: readonly NationalDataset[],
): Promise<readonly NationalDataset[]> {
  await db.transaction().execute(async (trx) => {
    for (let start = 0; start < datasets.length; start += 500)
      await putNationalDatasets(trx, datasets.slice(start, start + 500));
  });
  return datasets;
}
