import type { Actor } from '@rma/domain';
import { enqueue, transaction } from '@rma/persistence';
import { authorize, problems } from '@rma/service-kit';
import type { HarvesterDependencies } from '../dependencies.ts';
import { named } from '../permission.ts';
import { linksQueue } from './check-links.ts';
import { findHarvestedDataset, makeDue } from './use-queries.ts';

/** An address checked this recently is not asked for again just because somebody insists. */
const settleMs = 60_000;
const mostLinks = 200;

export type RequestedCheck = { links: number; hosts: { host: string; restsUntil: string | null }[] };

/**
 * Puts the addresses of a dataset first in the line of their hosts, at most 200; a host that rests is asked when it
 * no longer does. Throws not-found for what was not harvested.
 */
export async function requestCheck(
  deps: HarvesterDependencies,
  actor: Actor,
  wanted: { datasetId: string },
): Promise<RequestedCheck> {
  const { db, clock } = deps;
  const dataset = await findHarvestedDataset(db, wanted.datasetId);
  if (dataset === undefined) throw problems.notFound({ what: named.harvestedDataset });
  authorize(actor, 'link.check', { cvegeo: dataset.cvegeo });
  const now = clock.now();
  return transaction(db, { name: 'harvest.request-check' }, async (trx) => {
    const hosts = await makeDue(trx, dataset.id, {
      checkedBefore: new Date(now.getTime() - settleMs),
      limit: mostLinks,
    });
    for (const { host, restUntil } of hosts) {
      await enqueue(trx, {
        task: 'harvester.check-links',
        payload: { host },
        key: `harvester.check-links:${host}`,
        queue: linksQueue(host),
        ...(restUntil !== null && restUntil > now && { runAt: restUntil }),
      });
    }
    return {
      links: hosts.reduce((sum, { links }) => sum + links, 0),
      hosts: hosts.map(({ host, restUntil }) => ({
        host,
        restsUntil: restUntil !== null && restUntil > now ? restUntil.toISOString() : null,
      })),
    };
  });
}
