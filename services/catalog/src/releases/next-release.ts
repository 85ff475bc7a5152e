import type { Actor } from '@rma/domain';
import { authorize, problems } from '@rma/service-kit';
import type { CatalogDependencies } from '../dependencies.ts';
import { loadDraft } from '../packages/draft-queries.ts';
import { findPackage } from '../packages/package-queries.ts';
import { named, unseen } from '../permission.ts';
import { buildDescriptor } from './descriptor.ts';
import { releaseReadiness, type Missing } from './readiness.ts';
import { releaseChanges, type ReleaseChanges } from './release-changes.ts';
import { releaseNotes } from './release-notes.ts';

export type NextRelease = { number: number; changes: ReleaseChanges; notes: string; missing: Missing[] };

/**
 * What publishing now would say: its number, what it changes, the notes it would carry and what it still lacks
 * (resources that cannot be published yet are not counted as there). Throws not-found, also for strangers.
 */
export async function readNextRelease(
  { db, clock, publicUrl }: CatalogDependencies,
  actor: Actor,
  { packageId }: { packageId: string },
): Promise<NextRelease> {
  const found = await findPackage(db, packageId);
  if (!found) throw problems.notFound({ what: named.package });
  authorize(actor, 'package.read', { cvegeo: found.cvegeo }, unseen(named.package));
  const draft = await loadDraft(db, found);
  const number = found.release_number + 1;
  const changes = releaseChanges(
    draft,
    buildDescriptor(draft, { number, publishedAt: clock.now() }, publicUrl),
  );
  return { number, changes, notes: releaseNotes(changes), missing: releaseReadiness(draft, publicUrl) };
}
