import type { UseChannel } from '@rma/domain';
import type { Tables } from '@rma/persistence';
import { sql, type Kysely } from 'kysely';

/** Uses of a dataset on a day (YYYY-MM-DD) through a channel. */
export type CountedUse = {
  datasetId: string;
  channel: UseChannel;
  day: string;
  count: number;
  robots: number;
};

/**
 * Adds counts to those of their days, for datasets and their governments alike, all or none. Ids that are no dataset
 * of the national view are left out.
 */
export async function addUse(db: Kysely<Tables>, counted: readonly CountedUse[]): Promise<void> {
  const given = JSON.stringify(counted);
  await sql`
    with given as (
      select used."datasetId" as dataset_id, dataset.cvegeo, used.day, used.channel, used.count, used.robots
      from json_to_recordset(${given}::json)
        as used ("datasetId" uuid, channel text, day date, count bigint, robots bigint)
      join national.dataset on dataset.id = used."datasetId"
    ), by_dataset as (
      insert into national.use_day as known (dataset_id, cvegeo, day, channel, count, robots)
      -- In one order, so that two processes that write at once wait for each other instead of locking up.
      select * from (
        select dataset_id, cvegeo, day, channel, sum(count)::bigint, sum(robots)::bigint
        from given group by dataset_id, cvegeo, day, channel
      ) as summed (dataset_id, cvegeo, day, channel, count, robots) order by dataset_id, day, channel
      on conflict (dataset_id, day, channel) do update
        set count = known.count + excluded.count, robots = known.robots + excluded.robots
    )
    insert into national.use_government_day as known (cvegeo, day, channel, count, robots)
    select * from (
      select cvegeo, day, channel, sum(count)::bigint, sum(robots)::bigint from given group by cvegeo, day, channel
    ) as summed (cvegeo, day, channel, count, robots) order by cvegeo, day, channel
    on conflict (cvegeo, day, channel) do update
      set count = known.count + excluded.count, robots = known.robots + excluded.robots`.execute(db);
}

/** Counts of a day, or of several together. */
export type UseCounts = { downloads: number; apiReads: number; views: number; robots: number };

const counts = sql`
  coalesce(sum(count) filter (where channel = 'download'), 0)::bigint as downloads,
  coalesce(sum(count) filter (where channel = 'api'), 0)::bigint as "apiReads",
  coalesce(sum(count) filter (where channel = 'view'), 0)::bigint as views,
  coalesce(sum(robots), 0)::bigint as robots`;

/** Days from `from` to `to` (YYYY-MM-DD, both included). */
export type DayRange = { from: string; to: string };

export type UseDay = UseCounts & { day: string };

/** The days of a range on which a dataset was used, in order. */
export async function useDaysOfDataset(
  db: Kysely<Tables>,
  datasetId: string,
  { from, to }: DayRange,
): Promise<UseDay[]> {
  const { rows } = await sql<UseDay>`
    select day, ${counts} from national.use_day
    where dataset_id = ${datasetId} and day between ${from}::date and ${to}::date group by day order by day`.execute(
    db,
  );
  return rows;
}

/** The days of a range on which anything of a government was used, in order; of all governments with null. */
export async function useDaysOfGovernment(
  db: Kysely<Tables>,
  cvegeo: string | null,
  { from, to }: DayRange,
): Promise<UseDay[]> {
  const ofWhom = cvegeo === null ? sql`true` : sql`cvegeo = ${cvegeo}`;
  const { rows } = await sql<UseDay>`
    select day, ${counts} from national.use_government_day
    where ${ofWhom} and day between ${from}::date and ${to}::date group by day order by day`.execute(db);
  return rows;
}

export type UsedDataset = UseCounts & { datasetId: string; title: string | null; cvegeo: string };

/**
 * The datasets of a government (of all with null) that were used in a range: by downloads, readings and visits
 * together, the most used first; the title is null of those that are no longer in the national view.
 */
export async function mostUsedDatasets(
  db: Kysely<Tables>,
  cvegeo: string | null,
  { from, to, limit }: DayRange & { limit: number },
): Promise<UsedDataset[]> {
  const ofWhom = cvegeo === null ? sql`true` : sql`cvegeo = ${cvegeo}`;
  const { rows } = await sql<UsedDataset>`
    select used.*, dataset.title from (
      select dataset_id as "datasetId", cvegeo, ${counts} from national.use_day
      where ${ofWhom} and day between ${from}::date and ${to}::date
      group by dataset_id, cvegeo order by sum(count) desc, dataset_id limit ${limit}
    ) as used left join national.dataset on dataset.id = used."datasetId"
    order by used.downloads + used."apiReads" + used.views desc, used."datasetId"`.execute(db);
  return rows;
}

export type DatasetUseDay = UseDay & { datasetId: string; title: string | null };

/** Each dataset and day of a government's use, by day and dataset, after a place; for files, read page by page. */
export async function useOfGovernmentByDataset(
  db: Kysely<Tables>,
  cvegeo: string,
  { from, to, after, limit }: DayRange & { after: { day: string; datasetId: string } | null; limit: number },
): Promise<DatasetUseDay[]> {
  const isAfter =
    after === null ? sql`true` : sql`(day, dataset_id) > (${after.day}::date, ${after.datasetId}::uuid)`;
  const { rows } = await sql<DatasetUseDay>`
    select used.*, dataset.title from (
      select day, dataset_id as "datasetId", ${counts} from national.use_day
      where cvegeo = ${cvegeo} and day between ${from}::date and ${to}::date and ${isAfter}
      group by day, dataset_id order by day, dataset_id limit ${limit}
    ) as used left join national.dataset on dataset.id = used."datasetId"
    order by used.day, used."datasetId"`.execute(db);
  return rows;
}
