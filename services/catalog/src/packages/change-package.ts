import type { Actor, LicenceId, Periodicity } from '@rma/domain';
import { authorize, problems } from '@rma/service-kit';
import type { CatalogDependencies } from '../dependencies.ts';
import { named, requireMember, unseen } from '../permission.ts';
import { findPackage, updatePackage } from './package-queries.ts';

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
  { db, clock }: CatalogDependencies,
  actor: Actor,
  { packageId, change }: { packageId: string; change: PackageChange },
): Promise<void> {
  const found = await findPackage(db, packageId);
  if (!found) throw problems.notFound({ what: named.package });
  authorize(actor, 'package.write', { cvegeo: found.cvegeo }, unseen(named.package));
  requireMember({ name: found.government_name, membership: found.membership });
  await updatePackage(db, packageId, {
    title: change.title ?? found.title,
    description: change.description ?? found.description,
    licence: change.licence ?? found.licence,
    periodicity: change.periodicity ?? found.periodicity,
    contact_name: change.contactName ?? found.contact_name,
    contact_email: change.contactEmail ?? found.contact_email,
    updated_at: clock.now(),
  });
}
