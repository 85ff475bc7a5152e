import { monthsBefore, type Actor, type FigureResult } from '@rma/domain';
import { newestScorecardMonth, transaction } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import type { ObservatoryDependencies } from '../dependencies.ts';
import { addPastScorecards, currentScorecards, workedOutMonths, type PastScorecard } from './past-queries.ts';

/** A number from 0 to 1 that is the same at every start. */
function chance(of: string): number {
  let hash = 2_166_136_261;
  for (const sign of of) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return hash / 4_294_967_296;
}

const toOneDecimal = (value: number) => Math.round(value * 10) / 10;
const within = (value: number) => Math.min(100, Math.max(0, value));

/** What a figure might have been so many months ago: most have risen, some have not. */
function figureThen(figure: FigureResult, scope: string, monthsAgo: number): FigureResult {
  if (figure.value === null) return figure;
  const monthly = chance(`${scope} ${figure.id}`) * 3.5 - 0.8;
  const wobble = (chance(`${scope} ${figure.id} ${monthsAgo}`) - 0.5) * 4;
  return { ...figure, value: toOneDecimal(within(figure.value - monthly * monthsAgo + wobble)) };
}

function gradeOf(figures: readonly FigureResult[]): number | null {
  const judged = figures.filter(({ value, isCounted }) => value !== null && isCounted);
  const weight = judged.reduce((sum, figure) => sum + figure.weight, 0);
  if (weight === 0) return null;
  return toOneDecimal(judged.reduce((sum, { value, weight: each }) => sum + (value ?? 0) * each, 0) / weight);
}

function pastOf(
  card: PastScorecard,
  { month, monthsAgo }: { month: string; monthsAgo: number },
): PastScorecard {
  const scope = `${card.cvegeo} ${card.theme_id}`;
  const figures = card.figures.map((figure) => figureThen(figure, scope, monthsAgo));
  return { ...card, month, grade: card.grade === null ? null : gradeOf(figures), figures };
}

/**
 * Makes up the months before the newest one, marked as a demonstration's, so that history and improvement have
 * something to show. Months that exist are left alone; the counts behind each figure are those of today.
 */
export function makeDemonstrationPast(
  { db, clock, logger }: Pick<ObservatoryDependencies, 'db' | 'clock' | 'logger'>,
  actor: Actor,
  { months }: { months: number },
): Promise<number> {
  authorize(actor, 'observatory.manage', { cvegeo: null });
  return transaction(db, { name: 'make up past scorecards', logger }, async (trx) => {
    const newest = await newestScorecardMonth(trx);
    if (newest === null) return 0;
    const current = await currentScorecards(trx, newest);
    const workedOut = await workedOutMonths(trx);
    const wanted = Array.from({ length: months }, (_, index) => index + 1)
      .map((monthsAgo) => ({ monthsAgo, month: monthsBefore(newest, monthsAgo) }))
      .filter(({ month }) => !workedOut.has(month));
    const past = current.flatMap((card) => wanted.map((then) => pastOf(card, then)));
    return addPastScorecards(trx, past, { at: clock.now() });
  });
}
