import { createHash } from 'node:crypto';
import {
  addMonths,
  dateInMexicoCity,
  monthlyReportText,
  monthOf,
  networkFigureIds,
  networkFigures,
  type Actor,
  type MonthlyReportFacts,
  type NetworkFigures,
  type ReportBlock,
} from '@rma/domain';
import { drawDocument, printable } from '@rma/pdf';
import { appendToLedger } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import { themes } from '@rma/themes';
import type { ObservatoryDependencies } from '../dependencies.ts';
import { mostUsedDatasets } from '../use/use-queries.ts';
import { spanOf } from './instants.ts';
import { attentionAt, joinedIn, namesOf, publishingIn, signedIn } from './list-queries.ts';
import { networkMonth } from './month-queries.ts';
import { insertReport, lastMeasuredIn, putNetworkDay, reportOf } from './record-queries.ts';
import { coverageOfThemes, networkState } from './state-queries.ts';

const MOST_USED = 10;

type MeasureDependencies = Pick<ObservatoryDependencies, 'db' | 'clock'>;

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

const ofNature = (figures: NetworkFigures, nature: 'state' | 'month'): NetworkFigures =>
  Object.fromEntries(
    networkFigureIds.flatMap((id) =>
      networkFigures[id].nature === nature && figures[id] !== undefined ? [[id, figures[id]]] : [],
    ),
  );

async function gatherFacts(deps: MeasureDependencies, month: string): Promise<MonthlyReportFacts> {
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

const printableBlock = (block: ReportBlock): ReportBlock =>
  block.kind === 'figures'
    ? {
        ...block,
        caption: printable(block.caption),
        rows: block.rows.map((row) => row.map((cell) => ({ ...cell, text: printable(cell.text) }))),
      }
    : { ...block, text: printable(block.text) };

/** A report as PDF/A; the same facts and instant give the same bytes. */
export function drawReport(facts: MonthlyReportFacts, publishedAt: Date): Promise<Buffer> {
  const [title, ...rest] = monthlyReportText(facts).map(printableBlock);
  const name = title?.kind === 'title' ? title.text : facts.month;
  return drawDocument([{ kind: 'title', text: `Red México Abierto. ${name}` }, ...rest], {
    title: `${name} de la Red México Abierto`,
    subject: 'Informe mensual',
    foot: `Red México Abierto · ${name}`,
    createdAt: publishedAt,
  });
}

export type Written =
  | { ok: true; isNew: boolean }
  /** Only a month that is over in Mexico City has a report. */
  | { ok: false; reason: 'month-not-over' };

/**
 * Writes the report of a month (YYYY-MM) that is over, once: facts, PDF and an entry of the ledger with its hash, all or
 * nothing. Of a month that has one, nothing changes. Throws unauthenticated or forbidden.
 */
export async function writeMonthlyReport(
  deps: ObservatoryDependencies,
  actor: Actor,
  { month }: { month: string },
): Promise<Written> {
  authorize(actor, 'observatory.manage', { cvegeo: null });
  const { db, clock } = deps;
  const publishedAt = clock.now();
  if (month >= monthOf(dateInMexicoCity(publishedAt))) return { ok: false, reason: 'month-not-over' };
  if ((await reportOf(db, month)) !== undefined) return { ok: true, isNew: false };
  const facts = await gatherFacts(deps, month);
  const pdf = await drawReport(facts, publishedAt);
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const isNew = await db.transaction().execute(async (trx) => {
    if (!(await insertReport(trx, { publishedAt, facts, pdf, sha256 }))) return false;
    await appendToLedger(
      trx,
      [
        {
          kind: 'report.monthly-published',
          subject: `report:${month}`,
          cvegeo: null,
          detail: { month, url: `${deps.publicUrl}/informes/${month}`, pdfSha256: sha256 },
        },
      ],
      { actor, clock },
    );
    return true;
  });
  return { ok: true, isNew };
}
