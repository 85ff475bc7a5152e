import { actorReference, type Actor } from '@rma/domain';
import { appendToLedger, transaction } from '@rma/persistence';
import type { HarvesterDependencies } from '../dependencies.ts';
import { endOpenRun } from '../runs/cancel-run.ts';
import { sourceFor } from './source-for.ts';
import { changeSource } from './source-queries.ts';

/**
 * Ends a source for good: an open run stops where it is, nothing is read from it again, and what it published stays,
 * marked as of a source that is closed. Does nothing to one that is revoked already. Throws not-found, forbidden.
 */
export async function revokeSource(
  deps: HarvesterDependencies,
  actor: Actor,
  wanted: { sourceId: string; reason: string },
): Promise<void> {
  const source = await sourceFor(deps, actor, { sourceId: wanted.sourceId, action: 'source.revoke' });
  const { db, clock } = deps;
  const now = clock.now();
  const by = actorReference(actor);
  await transaction(db, { name: 'harvest.revoke-source' }, async (trx) => {
    const isChanged = await changeSource(trx, source.id, {
      from: ['proposed', 'approved', 'paused'],
      set: { state: 'revoked', next_run_at: null, decided_by: by, decided_at: now },
    });
    if (!isChanged) return;
    await endOpenRun(trx, source.id, { by, now });
    const { id, cvegeo, title, url } = source;
    await appendToLedger(
      trx,
      [
        {
          kind: 'source.revoked',
          subject: `source:${id}`,
          cvegeo,
          cause: wanted.reason,
          detail: { title, url },
        },
      ],
      { actor, clock },
    );
  });
}
