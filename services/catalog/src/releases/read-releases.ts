import type { Actor } from '@rma/domain';
import { authorize, problems } from '@rma/service-kit';
import type { CatalogDependencies } from '../dependencies.ts';
import { findPackage } from '../packages/package-queries.ts';
import { named, unseen } from '../permission.ts';
import { addresses } from './addresses.ts';
import { changesSchema } from './release-changes.ts';
import { listReleases } from './release-queries.ts';

/**
 * Releases of a package, newest first, one more than `first` so that the caller knows of a next page; `after` is a
 * release's number. Throws not-found, also for strangers.
 */
export async function readReleases(
  { db, publicUrl }: CatalogDependencies,
  actor: Actor,
  query: { packageId: string; first: number; after: number | undefined },
) {
  const found = await findPackage(db, query.packageId);
  if (!found) throw problems.notFound({ what: named.package });
  authorize(actor, 'package.read', { cvegeo: found.cvegeo }, unseen(named.package));
  const rows = await listReleases(db, found.id, query);
  const at = addresses(publicUrl);
  return rows.map((row) => ({
    number: row.number,
    publishedAt: row.published_at.toISOString(),
    notes: row.notes,
    changes: changesSchema.nullable().parse(row.changes),
    resourceCount: row.resource_count ?? 0,
    supersededBy: row.number < found.release_number ? row.number + 1 : null,
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    withdrawalReason: row.withdrawal_reason,
    descriptorUrl: at.releaseDescriptor(found.id, row.number),
  }));
}
