import { actorReference, type Actor } from '@rma/domain';
import { authorize, problems } from '@rma/service-kit';
import type { HarvesterDependencies } from '../dependencies.ts';
import { named, unseen } from '../permission.ts';
import { changeSource, findSource } from './source-queries.ts';

/**
 * Refuses a proposed source with a reason its government reads; the same address may be proposed again. Does nothing
 * to a source that is no longer proposed. Throws not-found, forbidden.
 */
export async function refuseSource(
  { db, clock }: HarvesterDependencies,
  actor: Actor,
  { sourceId, reason }: { sourceId: string; reason: string },
): Promise<void> {
  const source = await findSource(db, sourceId);
  if (source === undefined) throw problems.notFound({ what: named.source });
  authorize(actor, 'source.approve', { cvegeo: source.cvegeo }, unseen(named.source));
  await changeSource(db, source.id, {
    from: ['proposed'],
    set: {
      state: 'refused',
      refusal_reason: reason,
      decided_by: actorReference(actor),
      decided_at: clock.now(),
    },
  });
}
