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
import type { Directory } from '../governments/directory.ts';
import { GatewayError } from '../graphql/gateway-error.ts';
import { createBitmapIndex } from './bitmap-index.ts';
import type { createBitmapLifecycle } from './bitmap-lifecycle.ts';
import type { BitmapStore } from './bitmap-store.ts';
import { createCorrections } from './corrections.ts';
import { createGovernmentNames } from './government-names.ts';
import { createSearchTerms } from './search-terms.ts';
import { createSuggestions } from './suggestions.ts';
import { titledSlots } from './titled.ts';

/**
 * Search over live datasets. `understand` reads what someone typed (null: nothing to look for; it never fails on
 * bad input), `columns` names of columns; `search` answers, from memory when the bitmaps are warm and from Postgres
 * otherwise; `suggestionFor` corrects what was typed and `suggest` completes it.
 */
export function createSearch(options: {
  db: Kysely<Tables>;
  bitmaps: ReturnType<typeof createBitmapLifecycle>;
  logger: Logger;
  metrics: Metrics;
  publicUrl: string;
  directory: Directory;
}) {
  const { db, bitmaps, logger, metrics, publicUrl, directory } = options;
  const terms = createSearchTerms({ db });
  const names = createGovernmentNames({ db, directory });
  const reader = createQueryReader({ db });
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

  async function search(request: SearchRequest): Promise<SearchAnswer> {
    const startedAt = performance.now();
    const answer = await fromMemory(request);
    const index = answer === null ? 'postgres' : 'memory';
    const result = answer ?? (await postgres.search(request));
    duration.observe({ index }, (performance.now() - startedAt) / 1000);
    return result;
  }

  async function titled(typed: string, most: number): Promise<number[]> {
    const store = bitmaps.store();
    return store === null ? [] : titledSlots(store, await reader.beginning(typed), most);
  }

  const { understand } = reader;
  return {
    ...reader,
    search,
    ...createCorrections({ terms, understand, search }),
    ...createSuggestions({ publicUrl, terms, names, understand, search, titled }),
    /** Reads again what it knows of words and names from the tables that changed, and what was never read. */
    async tablesChanged(changed: ReadonlySet<string>): Promise<void> {
      if (changed.has('national.search_term') || !terms.isLoaded()) await terms.reload();
      if (changed.has('national.government_name') || !names.isLoaded()) await names.reload();
    },
    /** False while words, names or datasets are not in memory yet, without which less is suggested. */
    suggestsAll: () => terms.isLoaded() && names.isLoaded() && bitmaps.store() !== null,
  };
}
/** The tables that it keeps in memory besides the datasets. */
export const wordTables = ['national.search_term', 'national.government_name'] as const;
export type Search = ReturnType<typeof createSearch>;
