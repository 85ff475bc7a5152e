import type { Clock } from '@rma/domain';
import { appendToLedger, putNationalDatasets, type Preview, type Tables } from '@rma/persistence';
import type { Kysely } from 'kysely';

type Facts = {
  id: string;
  title: string;
  description?: string;
  cvegeo?: string;
  publisherName?: string;
  themeId?: string | null;
  formats?: string[];
  preview?: Preview;
};

/** Publishes or changes datasets in the national view as their owners do: the rows and the ledger in one transaction. */
export async function enterDatasets(
  db: Kysely<Tables>,
  kind: 'dataset.published' | 'dataset.updated' | 'dataset.returned' | 'dataset.archived',
  { datasets, clock }: { datasets: readonly Facts[]; clock: Clock },
): Promise<void> {
  const at = clock.now();
  await db.transaction().execute(async (trx) => {
    if (kind === 'dataset.archived')
      await trx
        .updateTable('national.dataset')
        .set({ archived_at: at })
        .where(
          'id',
          'in',
          datasets.map(({ id }) => id),
        )
        .execute();
    else
      await putNationalDatasets(
        trx,
        datasets.map((facts) => rowOf(facts, at)),
      );
    await appendToLedger(
      trx,
      datasets.map(({ id, cvegeo = '05035' }) => ({ kind, subject: `dataset:${id}`, cvegeo })),
      { actor: { kind: 'system', name: 'test' }, clock },
    );
  });
}

const rowOf = (facts: Facts, at: Date): Parameters<typeof putNationalDatasets>[1][number] => ({
  id: facts.id,
  origin: 'harvested',
  sourceId: null,
  packageId: null,
  cvegeo: facts.cvegeo ?? '05035',
  publisherName: facts.publisherName ?? 'Torreón',
  title: facts.title,
  description: facts.description ?? '',
  themeId: facts.themeId ?? null,
  standardId: null,
  keywords: [],
  licence: null,
  issued: at,
  modified: at,
  periodicity: null,
  temporal: null,
  spatial: null,
  landingPage: null,
  contact: null,
  distributions: (facts.formats ?? ['CSV']).map((format) => ({
    id: `0000000000000000000000${format.slice(0, 2)}`,
    title: format,
    format,
    mediaType: null,
    url: `https://datos.example/${facts.id}.${format.toLowerCase()}`,
    accessUrl: null,
    bytes: null,
    sha256: null,
    modified: null,
    role: null,
  })),
  preview: facts.preview ?? null,
  alsoAt: [],
  updatedAt: at,
});
