import type { Tables } from '@rma/persistence';
import type { Logger } from '@rma/service-kit';
import type { Kysely } from 'kysely';
import { setImmediate as nextTick } from 'node:timers/promises';
import { datesOfLiveDatasets, indexedAfter, indexedByOrdinals } from './bitmap-queries.ts';
import { createBitmapStore, type BitmapStore } from './bitmap-store.ts';

const ROWS_PER_LOAD = 2000;
const FEWEST_LOOSE = 20_000;
const ORDINALS_PER_READ = 2000;
/** Answers in progress may still hold the replaced store. */
const DISPOSE_AFTER_MS = 60_000;
const RETRY_MS = 5000;

/**
 * Loads the bitmaps from the database and keeps them in step. A row that changes while they load is noted and read
 * again afterwards, so the result is exact whatever happens meanwhile. When a third of the slots are out of order
 * they are loaded anew in the background. Without bitmaps (`store()` is null) Postgres has to answer.
 */
export function createBitmapLifecycle({ db, logger }: { db: Kysely<Tables>; logger: Logger }) {
  let store: BitmapStore | null = null;
  let loading: { changed: Set<number>; done: Promise<void> } | null = null;
  let isClosed = false;

  async function takeIn(target: BitmapStore, changed: readonly number[]): Promise<void> {
    for (let start = 0; start < changed.length; start += ORDINALS_PER_READ) {
      const part = changed.slice(start, start + ORDINALS_PER_READ);
      target.apply(part, await indexedByOrdinals(db, part));
    }
  }

  async function load(changed: Set<number>): Promise<void> {
    const startedAt = performance.now();
    const loaded = createBitmapStore(await datesOfLiveDatasets(db));
    // The database reads the next rows while these are taken in.
    const after = (ordinal: number) => {
      const rows = indexedAfter(db, { ordinal, limit: ROWS_PER_LOAD });
      rows.catch(() => {});
      return rows;
    };
    for (let reading = after(-1); !isClosed;) {
      const rows = await reading;
      const last = rows.at(-1);
      if (last === undefined) break;
      reading = after(last.ordinal);
      loaded.load(rows);
      await nextTick();
    }
    loaded.loaded();
    while (changed.size > 0 && !isClosed) {
      const ordinals = [...changed];
      changed.clear();
      await takeIn(loaded, ordinals);
    }
    if (isClosed) return;
    const replaced = store;
    store = loaded;
    if (replaced !== null) setTimeout(() => replaced.dispose(), DISPOSE_AFTER_MS).unref();
    logger.info(
      { datasets: loaded.live.size, durationMs: Math.round(performance.now() - startedAt) },
      'search is in memory',
    );
  }

  /** Loads in the background unless that is happening already; resolves when loaded, rejects when it failed. */
  function warm(): Promise<void> {
    if (loading !== null) return loading.done;
    if (isClosed) return Promise.resolve();
    const changed = new Set<number>();
    const done = load(changed).finally(() => {
      loading = null;
    });
    loading = { changed, done };
    return done;
  }

  /** Loads in the background and tries again later for as long as that fails. */
  function warmInBackground(): void {
    warm().catch((error: unknown) => {
      if (isClosed) return;
      logger.error({ err: error }, 'search stays in the database: it could not be loaded');
      setTimeout(warmInBackground, RETRY_MS).unref();
    });
  }

  return {
    store: () => store,
    warm,
    warmInBackground,
    /** Takes in rows that changed. A failure drops the bitmaps, for they would be wrong, and loads them anew. */
    async changed(ordinals: readonly number[]): Promise<void> {
      for (const ordinal of ordinals) loading?.changed.add(ordinal);
      const current = store;
      if (current === null) {
        if (loading === null && !isClosed) warmInBackground();
        return;
      }
      try {
        await takeIn(current, ordinals);
      } catch (error) {
        if (store === current) store = null;
        throw error;
      }
      if (current.loose() > FEWEST_LOOSE + current.sortedSlots / 2 && !isClosed) warmInBackground();
    },
    close(): void {
      isClosed = true;
    },
  };
}
