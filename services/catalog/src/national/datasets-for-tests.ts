import type { Clock } from '@rma/domain';
import {
  appendToLedger,
  archiveNationalDatasets,
  putNationalDatasets,
  withdrawNationalDatasets,
  type NationalDataset,
  type Tables,
} from '@rma/persistence';
import type { Kysely } from 'kysely';

export const idOf = (index: number) => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`;

/** A harvested dataset as its owner hands it to the national view. */
export const nationalDataset = (index: number, facts: Partial<NationalDataset> = {}): NationalDataset => ({
  id: idOf(index),
  origin: 'harvested',
  sourceId: null,
  packageId: null,
  cvegeo: '05035',
  publisherName: 'Torreón',
  title: `Conjunto ${index}`,
  description: 'Lo que se sabe de él.',
  themeId: null,
  standardId: null,
  keywords: ['prueba'],
  licence: 'cc-by-4.0',
  issued: new Date('2024-01-02T00:00:00Z'),
  modified: new Date('2025-01-02T00:00:00Z'),
  periodicity: 'R/P1M',
  temporal: '2020/2024',
  spatial: 'Torreón',
  landingPage: `https://datos.example/dataset/${index}`,
  contact: { name: 'Enlace', email: 'enlace@torreon.example' },
  distributions: [
    {
      id: 'abcdef0123456789abcdef01',
      title: 'Datos',
      format: 'CSV',
      mediaType: 'text/csv',
      url: `https://datos.example/archivos/${index}.csv`,
      accessUrl: null,
      bytes: 100,
      sha256: null,
      modified: null,
      role: null,
    },
  ],
  preview: null,
  alsoAt: [],
  updatedAt: new Date('2026-01-02T00:00:00Z'),
  ...facts,
});

/** Puts datasets into the national view as their owners do. */
export async function putDatasets(db: Kysely<Tables>, datasets: readonly NationalDataset[]): Promise<void> {
  for (let at = 0; at < datasets.length; at += 1000) {
    await db.transaction().execute((trx) => putNationalDatasets(trx, datasets.slice(at, at + 1000)));
  }
}

/** Changes the national view and enters every change into the ledger, as owners do; the feed has them in this order. */
export async function enterDatasets(
  db: Kysely<Tables>,
  kind: 'dataset.published' | 'dataset.updated' | 'dataset.archived' | 'dataset.withdrawn',
  { datasets, clock }: { datasets: readonly NationalDataset[]; clock: Clock },
): Promise<void> {
  const ids = datasets.map(({ id }) => id);
  await db.transaction().execute(async (trx) => {
    if (kind === 'dataset.archived') await archiveNationalDatasets(trx, ids, clock.now());
    else if (kind === 'dataset.withdrawn')
      await withdrawNationalDatasets(trx, ids, { reason: 'Estaba equivocado', at: clock.now() });
    else await putNationalDatasets(trx, datasets);
    await appendToLedger(
      trx,
      datasets.map(({ id, cvegeo }) => ({ kind, subject: `dataset:${id}`, cvegeo })),
      { actor: { kind: 'system', name: 'prueba' }, clock },
    );
  });
}
