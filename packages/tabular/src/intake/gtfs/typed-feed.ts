import type { Feed } from './feed.ts';

/** Highest speed of each mode in km/h, after MobilityData's canonical validator; 200 for any other. */
const topSpeeds: [from: number, to: number, kmPerHour: number][] = [
  [0, 0, 100],
  [1, 1, 150],
  [2, 2, 500],
  [3, 3, 150],
  [4, 4, 80],
  [5, 5, 30],
  [6, 7, 50],
  [11, 12, 150],
  [100, 199, 500],
  [700, 799, 150],
];

/**
 * Typed tables over the text of a feed, made once for the rules and the routes: what cannot be read is null there,
 * since the rules of the cells have reported it.
 */
export const typeFeed = async (feed: Feed): Promise<void> => {
  await feed.engine.run(`
    CREATE TABLE place AS SELECT _row, stop_id, stop_name, parent_station,
      coalesce(TRY_CAST(location_type AS INTEGER), 0) AS kind,
      CASE WHEN abs(TRY_CAST(stop_lat AS DOUBLE)) <= 90 THEN TRY_CAST(stop_lat AS DOUBLE) END AS lat,
      CASE WHEN abs(TRY_CAST(stop_lon AS DOUBLE)) <= 180 THEN TRY_CAST(stop_lon AS DOUBLE) END AS lon
      FROM stops;
    CREATE TABLE call AS SELECT _row, trip_id, stop_id, TRY_CAST(stop_sequence AS INTEGER) AS seq,
      gtfs_seconds(arrival_time) AS arrival, gtfs_seconds(departure_time) AS departure,
      arrival_time, departure_time, TRY_CAST(shape_dist_traveled AS DOUBLE) AS dist
      FROM stop_times WHERE trip_id IS NOT NULL AND TRY_CAST(stop_sequence AS INTEGER) IS NOT NULL;
    CREATE TABLE shape_point AS SELECT _row, shape_id, TRY_CAST(shape_pt_sequence AS INTEGER) AS seq,
      TRY_CAST(shape_pt_lat AS DOUBLE) AS lat, TRY_CAST(shape_pt_lon AS DOUBLE) AS lon,
      TRY_CAST(shape_dist_traveled AS DOUBLE) AS dist
      FROM shapes WHERE shape_id IS NOT NULL AND abs(TRY_CAST(shape_pt_lat AS DOUBLE)) <= 90
      AND abs(TRY_CAST(shape_pt_lon AS DOUBLE)) <= 180 AND TRY_CAST(shape_pt_sequence AS INTEGER) IS NOT NULL;
    CREATE TABLE headway AS SELECT _row, trip_id, gtfs_seconds(start_time) AS starts, gtfs_seconds(end_time) AS ends,
      TRY_CAST(headway_secs AS INTEGER) AS every FROM frequencies WHERE trip_id IS NOT NULL;
    CREATE TABLE route_speed AS SELECT route_id, CASE ${topSpeeds
      .map(
        ([from, to, speed]) => `WHEN TRY_CAST(route_type AS INTEGER) BETWEEN ${from} AND ${to} THEN ${speed}`,
      )
      .join(' ')} ELSE 200 END AS top FROM routes WHERE route_id IS NOT NULL;`);
};

/** A calendar longer than this is cut for counting its days; none that serves is. */
const longestCalendarDays = 7_300;

/** `service_day`: first and last day each service runs, by calendar.txt and calendar_dates.txt; none when it never does. */
export const typeCalendar = async (feed: Feed): Promise<void> => {
  await feed.engine.run(`
    CREATE TABLE service_day AS
    WITH weekly AS (
      SELECT service_id, gtfs_date(start_date) AS starts,
        least(gtfs_date(end_date), gtfs_date(start_date) + ${longestCalendarDays}) AS ends,
        [sunday, monday, tuesday, wednesday, thursday, friday, saturday] AS runs
      FROM calendar WHERE gtfs_date(start_date) <= gtfs_date(end_date)
    ), ordinary AS (
      SELECT service_id, day FROM (
        SELECT service_id, runs, unnest(generate_series(starts, ends, INTERVAL 1 DAY))::DATE AS day FROM weekly
      ) WHERE runs[dayofweek(day) + 1] = '1'
    ), added AS (SELECT service_id, gtfs_date(date) AS day FROM calendar_dates WHERE exception_type = '1'),
    removed AS (SELECT service_id, gtfs_date(date) AS day FROM calendar_dates WHERE exception_type = '2')
    SELECT service_id, min(day) AS first_day, max(day) AS last_day FROM (
      SELECT * FROM ordinary ANTI JOIN removed USING (service_id, day) UNION ALL SELECT * FROM added
    ) WHERE day IS NOT NULL GROUP BY service_id`);
};
