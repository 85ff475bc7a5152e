import {
  firstDayOf,
  monthOf,
  networkFiguresSchema,
  type MonthlyReportFacts,
  type NetworkFigures,
} from '@rma/domain';
import type { Tables } from '@rma/persistence';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { MonthSpan } from './instants.ts';

/** Writes how the network is on a day; of a day that was measured already, this is the newer word. */
export async function putNetworkDay(
  db: Kysely<Tables>,
  { day, measuredAt, figures }: { day: string; measuredAt: Date; figures: NetworkFigures },
): Promise<void> {
  await db
    .insertInto('national.network_day')
    .values({ day, measured_at: measuredAt, figures: JSON.stringify(figures) })
    .onConflict((conflict) =>
      conflict.column('day').doUpdateSet((eb) => ({
        measured_at: eb.ref('excluded.measured_at'),
        figures: eb.ref('excluded.figures'),
      })),
    )
    .execute();
}

/** The newest state of the network that was measured within a span. */
export async function lastMeasuredIn(
  db: Kysely<Tables>,
  { from, until }: MonthSpan,
): Promise<{ day: string; figures: NetworkFigures } | null> {
  const row = await db
    .selectFrom('national.network_day')
    .select(['day', 'figures'])
    .where('day', '>=', from)
    .where('day', '<', until)
    .orderBy('day', 'desc')
    .executeTakeFirst();
  return row === undefined ? null : { day: row.day, figures: networkFiguresSchema.parse(row.figures) };
}

/** The first month with a measured day, YYYY-MM. */
export async function firstMeasuredMonth(db: Kysely<Tables>): Promise<string | null> {
  const row = await db
    .selectFrom('national.network_day')
    .select((eb) => eb.fn.min('day').as('day'))
    .executeTakeFirst();
  return row?.day ? monthOf(row.day) : null;
}

export type ReportRow = Selectable<Tables['national.monthly_report']>;

/** The newest month that has a report, YYYY-MM. */
export async function newestReportMonth(db: Kysely<Tables>): Promise<string | null> {
  const row = await db
    .selectFrom('national.monthly_report')
    .select((eb) => eb.fn.max('month').as('month'))
    .executeTakeFirst();
  return row?.month ? monthOf(row.month) : null;
}

export function reportOf(db: Kysely<Tables>, month: string): Promise<ReportRow | undefined> {
  return db
    .selectFrom('national.monthly_report')
    .selectAll()
    .where('month', '=', firstDayOf(month))
    .executeTakeFirst();
}

export async function pdfOf(db: Kysely<Tables>, month: string): Promise<Buffer | null> {
  const row = await db
    .selectFrom('observatory.report_document')
    .select('pdf')
    .where('month', '=', firstDayOf(month))
    .executeTakeFirst();
  return row?.pdf ?? null;
}

/** Stores a report and its PDF; false, and nothing stored, when the month has one already. */
export async function insertReport(
  trx: Transaction<Tables>,
  report: { publishedAt: Date; facts: MonthlyReportFacts; pdf: Buffer; sha256: string },
): Promise<boolean> {
  const { publishedAt, facts, pdf, sha256 } = report;
  const month = firstDayOf(facts.month);
  const inserted = await trx
    .insertInto('national.monthly_report')
    .values({
      month,
      published_at: publishedAt,
      state_on: facts.stateOn,
      figures: JSON.stringify(facts.figures),
      facts: JSON.stringify(facts),
      pdf_sha256: sha256,
      pdf_bytes: pdf.length,
    })
    .onConflict((conflict) => conflict.column('month').doNothing())
    .returning('month')
    .executeTakeFirst();
  if (inserted === undefined) return false;
  await trx.insertInto('observatory.report_document').values({ month, pdf }).execute();
  return true;
}
