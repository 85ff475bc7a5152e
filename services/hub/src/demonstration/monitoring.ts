import {
  addDays,
  addMonths,
  dateInMexicoCity,
  firstDayOf,
  monthOf,
  systemClock,
  type UseChannel,
} from '@rma/domain';
import type { Tables } from '@rma/persistence';
import type { Kysely } from 'kysely';
import type { Services } from '../services.ts';
import { demonstrationActor } from './accounts.ts';

/** About how often each channel is used in a day; the use itself is made up, and pages say so. */
const busyness: Record<UseChannel, number> = { view: 3, download: 1, api: 1.5 };
const [saturday, sunday] = [6, 0];
const MOST_DATASETS = 40;

/** A number from 0 to 1 that is the same at every start. */
function chance(...of: (string | number)[]): number {
  let hash = 2_166_136_261;
  for (const sign of of.join('/')) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  // Neighbouring days differ by a bit, which must reach all of the number.
  hash = Math.imul(hash ^ (hash >>> 16), 2_246_822_507);
  hash = Math.imul(hash ^ (hash >>> 13), 3_266_489_909);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}

/**
 * Gives the network a past to show: example use since the beginning of last month, the report of that month, and the
 * first measure of today.
 */
export async function loadMonitoring({ observatory }: Services, db: Kysely<Tables>): Promise<void> {
  const today = dateInMexicoCity(systemClock.now());
  const lastMonth = addMonths(monthOf(today), -1);
  const known = await db.selectFrom('national.monthly_report').select('month').executeTakeFirst();
  if (known !== undefined) return;
  const datasets = await db
    .selectFrom('national.dataset')
    .select('id')
    .where('archived_at', 'is', null)
    .orderBy('ordinal')
    .limit(MOST_DATASETS)
    .execute();
  const counted = [];
  for (let day = firstDayOf(lastMonth); day < today; day = addDays(day, 1)) {
    for (const [place, { id }] of datasets.entries()) {
      for (const channel of ['view', 'download', 'api'] as const) {
        // What is near the beginning of the catalogue is used more, and less on some days.
        const interest = (busyness[channel] * 12) / (place + 3);
        const isWeekend = [saturday, sunday].includes(new Date(day).getUTCDay());
        const count = Math.floor(interest * chance(place, channel, day) * (isWeekend ? 1 : 2));
        const robots = channel === 'view' ? Math.floor(3 * chance('robots', place, day)) : 0;
        if (count + robots > 0) counted.push({ datasetId: id, channel, day, count, robots });
      }
    }
  }
  // Counts are added to what is there: a load that was cut short after them must not count twice.
  const isCounted = await db
    .selectFrom('national.use_day')
    .select('day')
    .where('day', '<', today)
    .executeTakeFirst();
  if (isCounted === undefined) await observatory.use.record(counted);
  await observatory.reports.write(demonstrationActor, { month: lastMonth });
  await observatory.reports.measure();
}
