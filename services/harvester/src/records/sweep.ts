import { archiveGraceDays } from '@rma/domain';
import { appendToLedger, transaction, withdrawNationalDatasets } from '@rma/persistence';
import type { HarvesterDependencies } from '../dependencies.ts';
import { harvesterActor } from './harvester-actor.ts';
import { lockSourcesWithExpired, withdrawNextExpired } from './record-queries.ts';

const BATCH = 1000;
const DAY_MS = 86_400_000;

const reason = `Su portal de origen dejó de publicarlo y pasaron ${archiveGraceDays} días sin que volviera.`;

/**
 * Withdraws what stayed archived beyond its days of grace and leaves a tombstone at each address. Sources with an
 * open run wait: what they may be about to bring back is not withdrawn. Answers how many were withdrawn.
 */
export async function sweep({ db, clock }: HarvesterDependencies): Promise<number> {
  const now = clock.now();
  const archivedBefore = new Date(now.getTime() - archiveGraceDays * DAY_MS);
  let withdrawn = 0;
  for (;;) {
    const batch = await transaction(db, { name: 'harvest.sweep' }, async (trx) => {
      const sources = await lockSourcesWithExpired(trx, archivedBefore);
      const expired = await withdrawNextExpired(trx, { sources, archivedBefore, limit: BATCH });
      await withdrawNationalDatasets(
        trx,
        expired.map((record) => record.datasetId),
        { reason, at: now },
      );
      await appendToLedger(
        trx,
        expired.map((record) => ({
          kind: 'dataset.withdrawn' as const,
          subject: `dataset:${record.datasetId}`,
          cvegeo: record.cvegeo,
          cause: 'grace-expired',
          detail: { title: record.title, source: record.sourceId },
        })),
        { actor: harvesterActor, clock },
      );
      return expired.length;
    });
    if (batch === 0) return withdrawn;
    withdrawn += batch;
  }
}
