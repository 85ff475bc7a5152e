import type { Actor } from '@rma/domain';
import { appendToLedger, transaction, withdrawNationalDatasets } from '@rma/persistence';
import { authorize, problems } from '@rma/service-kit';
import type { CatalogDependencies } from '../dependencies.ts';
import { findPackage, lockPackage, updatePackage } from '../packages/package-queries.ts';
import { named, unseen } from '../permission.ts';
import { putTableParts } from './table-part-queries.ts';
import { nationalDatasetsOf, removeNationalPackage, withdrawReleases } from './release-queries.ts';

const notPublished = {
  es: 'El paquete no está publicado, así que no hay nada que retirar.',
  en: 'The package is not published, so there is nothing to withdraw.',
};

/**
 * Takes a published package and all its releases out of the public view and leaves a tombstone with the reason at
 * each address. The package may be published again; the releases withdrawn now stay withdrawn, since the reason may
 * be in their files. Throws not-found, forbidden, or conflict when it is not published.
 */
export async function withdrawPackage(
  { db, clock, logger }: CatalogDependencies,
  actor: Actor,
  { packageId, reason }: { packageId: string; reason: string },
): Promise<{ withdrawnAt: Date; datasets: string[] }> {
  const found = await findPackage(db, packageId);
  if (!found) throw problems.notFound({ what: named.package });
  authorize(actor, 'package.withdraw', { cvegeo: found.cvegeo }, unseen(named.package));

  return transaction(db, { name: 'withdraw package', logger }, async (trx) => {
    const locked = await lockPackage(trx, packageId);
    if (locked?.state !== 'published') throw problems.conflict({ reason: notPublished });
    const at = clock.now();
    const datasets = (await nationalDatasetsOf(trx, packageId)).map((dataset) => dataset.id);
    await withdrawReleases(trx, packageId, { at, reason });
    await updatePackage(trx, packageId, {
      state: 'withdrawn',
      withdrawn_at: at,
      withdrawal_reason: reason,
      updated_at: at,
    });
    await withdrawNationalDatasets(trx, datasets, { reason, at });
    await removeNationalPackage(trx, packageId);
    await putTableParts(trx, packageId, []);
    await appendToLedger(
      trx,
      [
        {
          kind: 'package.withdrawn',
          subject: `package:${packageId}`,
          cvegeo: locked.cvegeo,
          cause: reason,
          detail: { theme: locked.theme_id, releases: locked.release_number },
        },
        ...datasets.map((id) => ({
          kind: 'dataset.withdrawn' as const,
          subject: `dataset:${id}`,
          cvegeo: locked.cvegeo,
          cause: reason,
          detail: { package: packageId },
        })),
      ],
      { actor, clock },
    );
    return { withdrawnAt: at, datasets };
  });
}
