import type { Tables } from '@rma/persistence';
import {
  createPostgresIndex,
  createQueryReader,
  type SearchAnswer,
  type SearchIndex,
  type SearchRequest,
} from '@rma/search';
import type { Logger, Metrics } from '@rma/service-kit';
import type { Kysely } from 'kysely';
import { GatewayError } from '../graphql/gateway-error.ts';
import { createBitmapIndex } from './bitmap-index.ts';
import type { createBitmapLifecycle } from './bitmap-lifecycle.ts';
import type { BitmapStore } from './bitmap-store.ts';

/**
 * Search over live datasets. `understand` reads what someone typed (null: nothing to look for; it never fails on
 * bad input) and `search` answers, from memory when the bitmaps are warm and from Postgres otherwise.
 */
export function createSearch(options: {
  db: Kysely<Tables>;
  bitmaps: ReturnType<typeof createBitmapLifecycle>;
  logger: Logger;
  metrics: Metrics;
}) {
  const { db, bitmaps, logger, metrics } = options;
  const { understand } = createQueryReader({ db });
  const postgres = createPostgresIndex({ db });
  const duration = metrics.histogram({
    name: 'rma_search_seconds',
    help: 'Duration of a search by where it was answered',
    labels: ['index'] as const,
  });

  /** The index of the store in use: what it has learnt of phrases lasts as long as the store. */
  let latest: { store: BitmapStore; index: SearchIndex } | null = null;
  function indexOf(store: BitmapStore): SearchIndex {
    if (latest?.store !== store) latest = { store, index: createBitmapIndex({ db, store, postgres }) };
    return latest.index;
  }

  async function fromMemory(request: SearchRequest): Promise<SearchAnswer | null> {
    const store = bitmaps.store();
    if (store === null) return null;
    try {
      return await indexOf(store).search(request);
    } catch (error) {
      if (error instanceof GatewayError) throw error;
      logger.error({ err: error }, 'search in memory failed; the database answers');
      return null;
    }
  }

  return {
    understand,
    async search(request: SearchRequest): Promise<SearchAnswer> {
      const startedAt = performance.now();
      const answer = await fromMemory(request);
      const index = answer === null ? 'postgres' : 'memory';
      const result = answer ?? (await postgres.search(request));
      duration.observe({ index }, (performance.now() - startedAt) / 1000);
      return result;
    },
  };
}
export type Search = ReturnType<typeof createSearch>;
