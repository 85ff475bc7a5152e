import type { Tables } from '@rma/persistence';
import type { Logger, Metrics } from '@rma/service-kit';
import type { Kysely } from 'kysely';
import { GatewayError } from '../graphql/gateway-error.ts';
import { createBitmapIndex } from './bitmap-index.ts';
import type { createBitmapLifecycle } from './bitmap-lifecycle.ts';
import type { BitmapStore } from './bitmap-store.ts';
import { expandQuery } from './expansion.ts';
import { createLexemes } from './lexeme-queries.ts';
import { createPostgresIndex } from './postgres-index.ts';
import { parseQueryText } from './query-text.ts';
import { resolveQuery, type ResolvedQuery } from './resolved-query.ts';
import type { SearchAnswer, SearchIndex, SearchRequest } from './search-index.ts';

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
  const lexemes = createLexemes({ db });
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
    async understand(typed: string | null | undefined): Promise<ResolvedQuery | null> {
      const query = expandQuery(parseQueryText(typed ?? ''));
      const texts = [...query.required.flat(), ...query.excluded.flat()].map(({ text }) => text);
      if (texts.length === 0) return null;
      return resolveQuery(query, await lexemes.resolve(texts));
    },
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
