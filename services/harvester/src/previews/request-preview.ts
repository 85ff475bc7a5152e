import { actorReference, type Actor } from '@rma/domain';
import type { SourceKind } from '@rma/interop';
import { enqueue, transaction } from '@rma/persistence';
import { authorize, problems } from '@rma/service-kit';
import type { HarvesterDependencies } from '../dependencies.ts';
import { named } from '../permission.ts';
import { harvesterProblems } from '../problems.ts';
import { refusePrivateAddress } from '../sources/public-address.ts';
import { findGovernment } from '../sources/source-queries.ts';
import { insertPreview, openPreviews } from './preview-queries.ts';
import { stalledAfterMs } from './read-preview.ts';

const MOST_OPEN = 3;

export type WantedPreview = {
  cvegeo: string;
  url: string;
  kind?: SourceKind | undefined;
  organization?: string | undefined;
};

/**
 * Asks for a preview of an address for a government; returns its id, that of the open one when the same was already
 * asked. Throws source-address-refused at once for an address that is not of the public Internet,
 * too-many-previews when three of that government are open.
 */
export async function requestPreview(
  deps: HarvesterDependencies,
  actor: Actor,
  wanted: WantedPreview,
): Promise<{ previewId: string }> {
  authorize(actor, 'source.preview', { cvegeo: wanted.cvegeo });
  const { db, clock } = deps;
  const government = await findGovernment(db, wanted.cvegeo);
  if (government === undefined) throw problems.notFound({ what: named.government });
  await refusePrivateAddress(deps, wanted.url);
  const now = clock.now();
  const since = new Date(now.getTime() - stalledAfterMs);
  const open = await openPreviews(db, { cvegeo: wanted.cvegeo, since });
  const { kind = null, organization = null } = wanted;
  const same = open.find(
    (each) => each.url === wanted.url && each.kind === kind && each.organization === organization,
  );
  if (same !== undefined) return { previewId: same.id };
  if (open.length >= MOST_OPEN) throw harvesterProblems.tooManyPreviews();
  return transaction(db, { name: 'harvest.request-preview' }, async (trx) => {
    const previewId = await insertPreview(trx, {
      cvegeo: wanted.cvegeo,
      url: wanted.url,
      kind,
      organization,
      state: 'waiting',
      requested_by: actorReference(actor),
      requested_at: now,
    });
    await enqueue(trx, {
      task: 'harvester.preview',
      payload: { previewId },
      key: `harvester.preview:${previewId}`,
      queue: `preview:${new URL(wanted.url).host}`,
      maxAttempts: 5,
    });
    return { previewId };
  });
}
