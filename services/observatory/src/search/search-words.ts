import type { ObservatoryDependencies } from '../dependencies.ts';
import { keepStandardNames } from './standard-names.ts';
import { countTerms, keepTerms, lastChange } from './term-queries.ts';

/**
 * What a search knows besides the datasets themselves: the names of standards and their columns, and the terms it
 * corrects and completes from. A turn without changes of datasets since this process' last one counts nothing.
 */
export function createSearchWords({ db, logger }: Pick<ObservatoryDependencies, 'db' | 'logger'>) {
  let countedAt = -1;

  async function refresh(): Promise<void> {
    await keepStandardNames(db);
    const newest = await lastChange(db);
    if (newest === countedAt) return;
    const differing = await db.transaction().execute(async (trx) => {
      await countTerms(trx);
      return keepTerms(trx);
    });
    countedAt = newest;
    if (differing > 0) logger.info({ terms: differing }, 'the terms of searches were counted');
  }

  return {
    tasks: { 'observatory.refresh-search-words': refresh },
    crontab: [{ task: 'observatory.refresh-search-words', pattern: '*/15 * * * *' }],
    refresh,
  };
}
