import { firstDayOf, networkFiguresSchema, type NetworkFigures } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import type { Kysely, Selectable } from 'kysely';

export type ReportRow = Selectable<Tables['national.monthly_report']>;

/** The newest measure of the network; null before the first one. */
export async function newestMeasure(
  db: Kysely<Tables>,
): Promise<{ day: string; measuredAt: Date; figures: NetworkFigures } | null> {
  const row = await db
    .selectFrom('national.network_day')
    .selectAll()
    .orderBy('day', 'desc')
    .executeTakeFirst();
  return row === undefined
    ? null
    : { day: row.day, measuredAt: row.measured_at, figures: networkFiguresSchema.parse(row.figures) };
}

/** Reports from the newest, after a month (YYYY-MM-DD). */
export function listReports(
  db: Kysely<Tables>,
  { after, limit }: { after: string | null; limit: number },
): Promise<ReportRow[]> {
  return db
    .selectFrom('national.monthly_report')
    .selectAll()
    .$if(after !== null, (query) => query.where('month', '<', after ?? ''))
    .orderBy('month', 'desc')
    .limit(limit)
    .execute();
}

export async function countReports(db: Kysely<Tables>): Promise<number> {
  const { count } = await db
    .selectFrom('national.monthly_report')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** The report of a month, YYYY-MM. */
export function reportByMonth(db: Kysely<Tables>, month: string): Promise<ReportRow | undefined> {
  return db
    .selectFrom('national.monthly_report')
    .selectAll()
    .where('month', '=', firstDayOf(month))
    .executeTakeFirst();
}
