import type { Tables } from '@rma/persistence';
import { createLogger, createMetrics } from '@rma/service-kit';
import type { Kysely } from 'kysely';
import { createDirectory } from '../governments/directory.ts';
import { createBitmapLifecycle } from '../search/bitmap-lifecycle.ts';
import { createSearch } from '../search/search.ts';

/** A search by itself, which answers from Postgres until its `bitmaps` are warm. */
export function testSearch(db: Kysely<Tables>) {
  const logger = createLogger({ level: 'silent', service: 'gateway' });
  const bitmaps = createBitmapLifecycle({ db, logger });
  const directory = createDirectory({ db });
  const search = createSearch({
    db,
    bitmaps,
    logger,
    metrics: createMetrics(),
    publicUrl: 'https://red.example',
    directory,
  });
  return { search, bitmaps, directory };
}
