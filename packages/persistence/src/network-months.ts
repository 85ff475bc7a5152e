import { networkFiguresSchema, type NetworkFigures } from '@rma/domain';
import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables/index.ts';

/** The network in a month (YYYY-MM): what its report says or, while it has none, its last measured day, `on`. */
export type NetworkMonth = { month: string; isClosed: boolean; on: string; figures: NetworkFigures };

/** The last months of the network, oldest first. Months that nobody measured are not there. */
export async function networkMonths(db: Kysely<Tables>, { last }: { last: number }): Promise<NetworkMonth[]> {
  const { rows } = await sql<Omit<NetworkMonth, 'figures'> & { figures: unknown }>`
    select * from (
      select to_char(month, 'YYYY-MM') as month, true as "isClosed", state_on as "on", figures
      from national.monthly_report
      union all
      (select distinct on (date_trunc('month', measured.day))
        to_char(measured.day, 'YYYY-MM'), false, measured.day, measured.figures
      from national.network_day as measured
      where not exists (select from national.monthly_report as report
        where report.month = date_trunc('month', measured.day)::date)
      order by date_trunc('month', measured.day), measured.day desc)
    ) as months order by month desc limit ${last}`.execute(db);
  return rows.toReversed().map((row) => ({ ...row, figures: networkFiguresSchema.parse(row.figures) }));
}
