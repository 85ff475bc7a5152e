import type { Actor, LicenceId, Periodicity } from '@rma/domain';
import { transaction } from '@rma/persistence';
import { authorize, problems } from '@rma/service-kit';
import type { CatalogDependencies } from '../dependencies.ts';
import { named, requireMember, unseen } from '../permission.ts';
import { findPackage, lockPackage, updatePackage } from './package-queries.ts';

export type PackageChange = {
  title?: string | undefined;
  description?: string | undefined;
  licence?: LicenceId | undefined;
  periodicity?: Periodicity | undefined;
  contactName?: string | undefined;
  contactEmail?: string | undefined;
};

/**
 * Changes what a package says of itself; the public sees it with the next release. Throws not-found, forbidden or
 * government-cannot-publish.
 */
export async function changePackage(
  { db, clock, logger }: CatalogDependencies,
  actor: Actor,
  { packageId, change }: { packageId: string; change: PackageChange },
): Promise<void> {
  const found = await findPackage(db, packageId);
  if (!found) throw problems.notFound({ what: named.package });
  authorize(actor, 'package.write', { cvegeo: found.cvegeo }, unseen(named.package));
  requireMember({ name: found.government_name, membership: found.membership });
  await transaction(db, { name: 'change package', logger }, async (trx) => {
    // Read again once it is held: somebody else may be changing another of its words.
    const current = (await lockPackage(trx, packageId)) ?? found;
    await updatePackage(trx, packageId, {
      title: change.title ?? current.title,
      description: change.description ?? current.description,
      licence: change.licence ?? current.licence,
      periodicity: change.periodicity ?? current.periodicity,
      contact_name: change.contactName ?? current.contact_name,
      contact_email: change.contactEmail ?? current.contact_email,
      updated_at: clock.now(),
    });
  });
}
