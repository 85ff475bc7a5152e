import {
  addMonths,
  dateInMexicoCity,
  networkFigureIds,
  networkFigures,
  type MonthlyReportFacts,
  type NetworkFigures,
} from '@rma/domain';
import { themes } from '@rma/themes';
import { mostUsedDatasets } from '../use/use-queries.ts';
import { spanOf } from './instants.ts';
import { attentionAt, joinedIn, namesOf, publishingIn, signedIn } from './list-queries.ts';
import { measureNetwork, type MeasureDependencies } from './measure-network.ts';
import { networkMonth } from './month-queries.ts';
import { lastMeasuredIn, reportOf } from './record-queries.ts';
import { coverageOfThemes } from './state-queries.ts';

const MOST_USED = 10;

const ofNature = (figures: NetworkFigures, nature: 'state' | 'month'): NetworkFigures =>
  Object.fromEntries(
    networkFigureIds.flatMap((id) =>
      networkFigures[id].nature === nature && figures[id] !== undefined ? [[id, figures[id]]] : [],
    ),
  );

/** Everything the report of a month (YYYY-MM) tells, as of now; its state is that of the last day measured in it. */
export async function gatherFacts(deps: MeasureDependencies, month: string): Promise<MonthlyReportFacts> {
  const { db, clock } = deps;
  const span = spanOf(month);
  const now = clock.now();
  const today = dateInMexicoCity(now);
  const measured = await lastMeasuredIn(db, span);
  const state = measured ?? { day: today, figures: await measureNetwork(deps) };
  const names = new Map(themes().map(({ id, name }) => [id, name.es]));
  const [flow, before, coverage, joined, signed, publishing, attention, used] = await Promise.all([
    networkMonth(db, span),
    reportOf(db, addMonths(month, -1)),
    coverageOfThemes(db, [...names.keys()]),
    joinedIn(db, span),
    signedIn(db, span),
    publishingIn(db, span),
    attentionAt(db, { now, today }),
    mostUsedDatasets(db, null, { from: span.from, to: span.lastDay, limit: MOST_USED }),
  ]);
  const governments = await namesOf(
    db,
    used.map(({ cvegeo }) => cvegeo),
  );
  return {
    month,
    stateOn: state.day,
    figures: { ...ofNature(state.figures, 'state'), ...flow },
    before: before?.figures ?? null,
    coverage: coverage.map((each) => ({ ...each, theme: names.get(each.themeId) ?? each.themeId })),
    joined,
    signed,
    publishing,
    attention,
    mostUsed: used.map(({ datasetId, title, cvegeo, downloads, apiReads, views }) => ({
      id: datasetId,
      title,
      cvegeo,
      government: governments.get(cvegeo) ?? cvegeo,
      downloads,
      apiReads,
      views,
    })),
  };
}
