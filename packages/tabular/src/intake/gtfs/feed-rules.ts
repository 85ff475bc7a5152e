import type { PublisherContext } from '../../report.ts';
import type { Offence } from '../format-findings.ts';
import { hasColumn, offence } from './feed.ts';
import type { Feed } from './feed.ts';

type Rule = { code: string; part: string; sql: string };

/** Degrees around the publisher's bounds before a stop counts as far away: some 20 km. */
const nearDegrees = 0.2;

const agencyRules: Rule[] = [
  {
    code: 'agencies-disagree',
    part: 'agency.txt: agency_timezone',
    sql: `SELECT max(_row) AS _row, string_agg(DISTINCT agency_timezone, ', ') AS value FROM agency
      HAVING count(DISTINCT agency_timezone) > 1`,
  },
  {
    code: 'agencies-disagree',
    part: 'agency.txt: agency_id',
    sql: `SELECT _row, agency_name AS value FROM agency WHERE agency_id IS NULL AND (SELECT count(*) FROM agency) > 1`,
  },
  {
    code: 'agencies-disagree',
    part: 'routes.txt: agency_id',
    sql: `SELECT _row, route_id AS value FROM routes WHERE agency_id IS NULL AND (SELECT count(*) FROM agency) > 1`,
  },
];

const routeRules: Rule[] = [
  {
    code: 'nameless-route',
    part: 'routes.txt: route_short_name, route_long_name',
    sql: `SELECT _row, route_id AS value FROM routes WHERE route_short_name IS NULL AND route_long_name IS NULL`,
  },
  {
    code: 'duplicate-route-name',
    part: 'routes.txt: route_short_name, route_long_name',
    sql: `SELECT max(_row) AS _row, concat_ws(' · ', any_value(route_short_name), any_value(route_long_name)) AS value FROM routes
      WHERE coalesce(route_short_name, route_long_name) IS NOT NULL
      GROUP BY coalesce(agency_id, ''), coalesce(route_short_name, ''), coalesce(route_long_name, ''), coalesce(route_type, '')
      HAVING count(*) > 1`,
  },
  {
    code: 'low-contrast',
    part: 'routes.txt: route_color, route_text_color',
    sql: `SELECT _row, route_color || ' / ' || route_text_color AS value FROM (
        SELECT *, ${['route_color', 'route_text_color']
          .map(
            (column) =>
              `(0.3 * ('0x' || substr(${column}, 1, 2))::INTEGER + 0.59 * ('0x' || substr(${column}, 3, 2))::INTEGER + 0.11 * ('0x' || substr(${column}, 5, 2))::INTEGER) AS ${column}_luma`,
          )
          .join(', ')}
        FROM routes WHERE regexp_full_match(route_color, '[0-9A-Fa-f]{6}') AND regexp_full_match(route_text_color, '[0-9A-Fa-f]{6}')
      ) WHERE abs(route_color_luma - route_text_color_luma) < 72`,
  },
];

const stopRules: Rule[] = [
  {
    code: 'stop-without-place',
    part: 'stops.txt: stop_name, stop_lat, stop_lon',
    sql: `SELECT _row, stop_id AS value FROM place WHERE kind <= 2 AND (stop_name IS NULL OR lat IS NULL OR lon IS NULL)`,
  },
  {
    code: 'stop-outside-mexico',
    part: 'stops.txt: stop_lat, stop_lon',
    sql: `SELECT _row, lat || ', ' || lon AS value FROM place WHERE NOT (lat BETWEEN 14 AND 33 AND lon BETWEEN -119 AND -86)`,
  },
  {
    code: 'wrong-parent-station',
    part: 'stops.txt: parent_station',
    sql: `SELECT child._row, child.parent_station AS value FROM place child JOIN place parent ON parent.stop_id = child.parent_station
      WHERE child.kind <> 4 AND parent.kind <> 1 OR child.kind = 1`,
  },
  {
    code: 'unused-stop',
    part: 'stops.txt: stop_id',
    sql: `SELECT _row, stop_id AS value FROM place WHERE kind = 0 AND stop_id IS NOT NULL
      AND stop_id NOT IN (SELECT stop_id FROM call WHERE stop_id IS NOT NULL)`,
  },
];

const calendarRules: Rule[] = [
  {
    code: 'dates-reversed',
    part: 'calendar.txt: start_date, end_date',
    sql: `SELECT _row, start_date || ' > ' || end_date AS value FROM calendar WHERE gtfs_date(start_date) > gtfs_date(end_date)`,
  },
  {
    code: 'dates-reversed',
    part: 'feed_info.txt: feed_start_date, feed_end_date',
    sql: `SELECT _row, feed_start_date || ' > ' || feed_end_date AS value FROM feed_info
      WHERE gtfs_date(feed_start_date) > gtfs_date(feed_end_date)`,
  },
  {
    code: 'service-without-days',
    part: 'calendar.txt: service_id',
    sql: `SELECT _row, service_id AS value FROM calendar ANTI JOIN service_day USING (service_id)
      WHERE coalesce(gtfs_date(start_date) <= gtfs_date(end_date), false)`,
  },
];

const tripRules: Rule[] = [
  {
    code: 'unusable-trip',
    part: 'trips.txt: trip_id',
    sql: `SELECT _row, trip_id AS value FROM trips LEFT JOIN (SELECT trip_id, count(*) AS calls FROM call GROUP BY 1) USING (trip_id)
      WHERE trip_id IS NOT NULL AND coalesce(calls, 0) < 2`,
  },
  {
    code: 'missing-shapes',
    part: 'trips.txt: shape_id',
    sql: `SELECT _row, trip_id AS value FROM trips WHERE shape_id IS NULL`,
  },
  {
    code: 'frequencies-overlap',
    part: 'frequencies.txt: start_time, end_time',
    sql: `SELECT _row, trip_id AS value FROM (SELECT *, lag(ends) OVER (PARTITION BY trip_id ORDER BY starts) AS before FROM headway)
      WHERE before > starts`,
  },
  {
    code: 'invalid-number',
    part: 'frequencies.txt: headway_secs',
    sql: `SELECT _row, every AS value FROM headway WHERE every = 0`,
  },
];

const timeRules: Rule[] = [
  {
    code: 'trip-edge-without-time',
    part: 'stop_times.txt: arrival_time, departure_time',
    sql: `SELECT edge._row, edge.trip_id AS value FROM call edge
      JOIN (SELECT trip_id, min(seq) AS first, max(seq) AS last FROM call GROUP BY trip_id) USING (trip_id)
      WHERE seq IN (first, last) AND arrival_time IS NULL AND departure_time IS NULL`,
  },
  {
    code: 'time-without-pair',
    part: 'stop_times.txt: arrival_time, departure_time',
    sql: `SELECT _row, trip_id AS value FROM call WHERE (arrival_time IS NULL) <> (departure_time IS NULL)`,
  },
];

/** Each call beside the one before it in the same trip. */
const steps = (columns: string): string =>
  `SELECT *, ${columns
    .split(', ')
    .map((column) => `lag(${column}) OVER trip AS before_${column}`)
    .join(', ')} FROM call WINDOW trip AS (PARTITION BY trip_id ORDER BY seq)`;

const orderRules: Rule[] = [
  {
    code: 'times-go-back',
    part: 'stop_times.txt: arrival_time, departure_time',
    sql: `SELECT _row, trip_id || ': ' || coalesce(arrival_time, departure_time) AS value FROM (
        SELECT *, max(departure) OVER (PARTITION BY trip_id ORDER BY seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS latest
        FROM call) WHERE arrival < latest OR departure < arrival`,
  },
  {
    code: 'shape-distance-decreases',
    part: 'stop_times.txt: shape_dist_traveled',
    sql: `SELECT _row, trip_id || ': ' || dist AS value FROM (${steps('dist')}) WHERE dist < before_dist`,
  },
  {
    code: 'shape-distance-decreases',
    part: 'shapes.txt: shape_dist_traveled',
    sql: `SELECT _row, shape_id || ': ' || dist AS value FROM (
        SELECT *, lag(dist) OVER (PARTITION BY shape_id ORDER BY seq) AS before FROM shape_point) WHERE dist < before`,
  },
  {
    code: 'too-fast',
    part: 'stop_times.txt: arrival_time',
    sql: `SELECT step._row, step.trip_id || ': ' || round(km_between(a.lat, a.lon, b.lat, b.lon) / seconds * 3600) || ' km/h' AS value
      FROM (SELECT *, greatest(arrival - before_departure, 0)
          + CASE WHEN arrival % 60 = 0 AND before_departure % 60 = 0 OR arrival <= before_departure THEN 60 ELSE 0 END AS seconds
        FROM (${steps('departure, stop_id')})) step
      JOIN place a ON a.stop_id = step.before_stop_id JOIN place b ON b.stop_id = step.stop_id
      JOIN trips USING (trip_id) JOIN route_speed USING (route_id)
      WHERE arrival >= before_departure AND km_between(a.lat, a.lon, b.lat, b.lon) / seconds * 3600 > top`,
  },
];

const byPublisher = (bounds: PublisherContext['bounds']): Rule[] =>
  bounds === null
    ? []
    : [
        {
          code: 'stop-outside-publisher',
          part: 'stops.txt: stop_lat, stop_lon',
          sql: `SELECT _row, lat || ', ' || lon AS value FROM place WHERE lat IS NOT NULL AND lon IS NOT NULL
            AND NOT (lat BETWEEN ${bounds.south - nearDegrees} AND ${bounds.north + nearDegrees}
              AND lon BETWEEN ${bounds.west - nearDegrees} AND ${bounds.east + nearDegrees})`,
        },
      ];

/** How long before the end of the service a liaison hears of it. */
const noticeDays = 30;

const expiry = (today: string): Rule[] => [
  {
    code: 'calendar-expired',
    part: 'calendar.txt: end_date',
    sql: `SELECT NULL AS _row, max(last_day)::VARCHAR AS value FROM service_day HAVING max(last_day) < DATE '${today}'`,
  },
  {
    code: 'calendar-ends-soon',
    part: 'calendar.txt: end_date',
    sql: `SELECT NULL AS _row, max(last_day)::VARCHAR AS value FROM service_day
      HAVING max(last_day) BETWEEN DATE '${today}' AND DATE '${today}' + ${noticeDays}`,
  },
];

const feedInfo = async (feed: Feed): Promise<Offence[]> => {
  const wanted = ['feed_publisher_name', 'feed_start_date', 'feed_end_date', 'feed_version'];
  const isThere = feed.files.has('feed_info.txt');
  const absent = wanted.filter((column) => !hasColumn(feed, 'feed_info.txt', column));
  if (!isThere || absent.length > 0) {
    return [
      {
        code: 'missing-feed-info',
        part: 'feed_info.txt',
        count: 1,
        examples: isThere ? [{ row: 1, value: absent.join(', ') }] : [],
      },
    ];
  }
  return [
    await offence(feed, 'missing-feed-info', {
      part: 'feed_info.txt',
      sql: `SELECT _row, '' AS value FROM feed_info WHERE ${wanted.map((column) => `${column} IS NULL`).join(' OR ')}`,
    }),
  ];
};

/** Rules that compare rows and files of the feed, over its typed tables; `today` settles what has expired. */
export const checkFeed = async (
  feed: Feed,
  options: { bounds: PublisherContext['bounds']; today: string },
): Promise<Offence[]> => {
  const rules = [
    ...agencyRules,
    ...routeRules,
    ...stopRules,
    ...byPublisher(options.bounds),
    ...calendarRules,
    ...expiry(options.today),
    ...tripRules,
    ...timeRules,
    ...orderRules,
  ];
  const found: Offence[] = await feedInfo(feed);
  for (const { code, ...rest } of rules) found.push(await offence(feed, code, rest));
  return found;
};
