import { dateInMexicoCity, monthOf, type NetworkFigures } from '@rma/domain';
import { themes } from '@rma/themes';
import type { ObservatoryDependencies } from '../dependencies.ts';
import { spanOf } from './instants.ts';
import { networkMonth } from './month-queries.ts';
import { putNetworkDay } from './record-queries.ts';
import { networkState } from './state-queries.ts';

export type MeasureDependencies = Pick<ObservatoryDependencies, 'db' | 'clock'>;

/** Measures the network as of now, its month until now included, and keeps it as its day's. Returns the figures. */
export async function measureNetwork({ db, clock }: MeasureDependencies): Promise<NetworkFigures> {
  const now = clock.now();
  const day = dateInMexicoCity(now);
  const themeIds = themes().map(({ id }) => id);
  const [state, month] = await Promise.all([
    networkState(db, { now, today: day, themeIds }),
    networkMonth(db, spanOf(monthOf(day))),
  ]);
  const figures = { ...state, ...month };
  await putNetworkDay(db, { day, measuredAt: now, figures });
  return figures;
}
