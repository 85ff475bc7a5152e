import { transaction } from '@rma/persistence';
import type { HarvesterDependencies } from '../dependencies.ts';
import { noteLinks } from './link-queries.ts';

/** Notes the addresses of a source's live datasets after a harvest that was applied; how many it gives. */
export async function findLinks(
  { db, clock }: HarvesterDependencies,
  { sourceId }: { sourceId: string },
): Promise<number> {
  return transaction(db, { name: 'harvest.find-links', retries: 2 }, (trx) =>
    noteLinks(trx, { sourceId, now: clock.now() }),
  );
}
