import { dateInMexicoCity, scorecardOf, type ScorecardResult } from '@rma/domain';
import { transaction } from '@rma/persistence';
import type { ObservatoryDependencies } from '../dependencies.ts';
import { readFacts, wholeGovernment } from './facts.ts';
import {
  dropScorecards,
  figuresSetAside,
  keepScorecards,
  lastWholeTurn,
  lockScorecards,
  recordWholeTurn,
  takeMarks,
  type ScorecardRow,
} from './scorecard-queries.ts';

const isAboutSomething = ({ figures }: ScorecardResult) => figures.some(({ basis }) => basis > 0);

/** How many governments were looked at again, and how many scorecards changed. */
export type Recomputed = { governments: number; written: number };

/**
 * Works out the scorecards of this month of every government that something changed for since the last turn, and, the
 * first time of a day, of all of them, for what time alone changes. Rows of months that are over are never touched.
 */
export function recomputeScorecards(
  { db, clock, logger }: Pick<ObservatoryDependencies, 'db' | 'clock' | 'logger'>,
  { all = false }: { all?: boolean } = {},
): Promise<Recomputed> {
  const now = clock.now();
  const today = dateInMexicoCity(now);
  const month = `${today.slice(0, 7)}-01`;
  return transaction(db, { name: 'recompute scorecards', logger }, async (trx) => {
    await lockScorecards(trx);
    const isWhole = all || (await lastWholeTurn(trx)) !== today;
    const marked = await takeMarks(trx);
    const whose = isWhole ? 'all' : marked;
    if (whose !== 'all' && whose.length === 0) return { governments: 0, written: 0 };
    const facts = await readFacts(trx, whose, today);
    const setAside = Map.groupBy(await figuresSetAside(trx), (row) => `${row.cvegeo} ${row.theme_id}`);
    const rows: ScorecardRow[] = facts.flatMap(({ cvegeo, scopes }) =>
      [...scopes].flatMap(([theme, ofScope]) => {
        const result = scorecardOf(ofScope, {
          scope: theme === wholeGovernment ? 'government' : 'theme',
          setAside: setAside.get(`${cvegeo} ${theme}`)?.map(({ figure }) => figure) ?? [],
        });
        return isAboutSomething(result) ? [{ cvegeo, theme, ...result }] : [];
      }),
    );
    await dropScorecards(trx, rows, { month, whose });
    const written = await keepScorecards(trx, rows, { month, at: now });
    if (isWhole) await recordWholeTurn(trx, today);
    return { governments: whose === 'all' ? facts.length : whose.length, written };
  });
}
