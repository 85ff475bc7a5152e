import { stat } from 'node:fs/promises';
import { text } from '../../engine/sql.ts';
import { writtenTable } from '../csv-writer.ts';
import type { DetectedTable } from '../intake.ts';
import type { Feed } from './feed.ts';

/** Extended types by hundreds, from Google's list that GTFS adopts; some of the 400s are not the metro. */
const modes = `CASE
  WHEN type IN (0, 900, 901, 902, 903, 904, 905, 906) THEN 'Tranvía o tren ligero'
  WHEN type IN (12, 405) THEN 'Monorriel'
  WHEN type = 1 OR type BETWEEN 400 AND 404 OR type BETWEEN 500 AND 699 THEN 'Metro'
  WHEN type = 2 OR type BETWEEN 100 AND 199 OR type BETWEEN 300 AND 399 THEN 'Tren'
  WHEN type = 3 OR type BETWEEN 200 AND 299 OR type BETWEEN 700 AND 799 THEN 'Autobús'
  WHEN type = 4 OR type BETWEEN 1000 AND 1099 OR type BETWEEN 1200 AND 1299 THEN 'Transbordador'
  WHEN type = 5 THEN 'Tranvía de cable'
  WHEN type = 6 OR type BETWEEN 1300 AND 1399 THEN 'Teleférico'
  WHEN type = 7 OR type BETWEEN 1400 AND 1499 THEN 'Funicular'
  WHEN type = 11 OR type BETWEEN 800 AND 899 THEN 'Trolebús'
  WHEN type IS NOT NULL THEN 'Otro' END`;

/** Characters of a route's geometry at most: its shapes with most trips come first. */
const maxGeometry = 1_200_000;

const tables = `
  WITH shape_line AS (
    SELECT shape_id, '(' || string_agg(lon || ' ' || lat, ', ' ORDER BY seq) || ')' AS line,
      sum(km) AS km, count(*) AS points
    FROM (SELECT *, km_between(lag(lat) OVER s, lag(lon) OVER s, lat, lon) AS km FROM shape_point
      WINDOW s AS (PARTITION BY shape_id ORDER BY seq)) GROUP BY shape_id HAVING count(*) > 1
  ), used_shape AS (
    SELECT route_id, shape_id, count(*) AS trips FROM trips SEMI JOIN shape_line USING (shape_id) GROUP BY ALL
  ), drawn AS (
    SELECT route_id, list(line ORDER BY trips DESC, shape_id) AS lines, max(km) AS km FROM (
      SELECT route_id, shape_id, line, trips, km,
        sum(length(line)) OVER (PARTITION BY route_id ORDER BY trips DESC, shape_id) AS total
      FROM used_shape JOIN shape_line USING (shape_id)
    ) WHERE total <= ${maxGeometry} GROUP BY route_id
  ), trip_line AS (
    SELECT trip_id, count(*) AS calls, '(' || string_agg(lon || ' ' || lat, ', ' ORDER BY seq) || ')' AS line, sum(km) AS km
    FROM (SELECT trip_id, seq, lat, lon, km_between(lag(lat) OVER t, lag(lon) OVER t, lat, lon) AS km
      FROM call JOIN place USING (stop_id)
      SEMI JOIN (SELECT trip_id FROM trips ANTI JOIN drawn USING (route_id)) USING (trip_id)
      WHERE lat IS NOT NULL AND lon IS NOT NULL WINDOW t AS (PARTITION BY trip_id ORDER BY seq))
    GROUP BY trip_id HAVING count(*) > 1
  ), straight AS (
    SELECT route_id, arg_max(line, calls) AS line, max(km) AS km FROM trips JOIN trip_line USING (trip_id) GROUP BY route_id
  ), timed AS (
    SELECT trip_id, min(departure) AS leaves, max(arrival) AS arrives FROM call GROUP BY trip_id
  ), repeated AS (
    SELECT trip_id, min(starts) AS leaves,
      max(starts + (greatest(ends - starts - 1, 0) // greatest(every, 1)) * every + coalesce(arrives - timed.leaves, 0)) AS arrives
    FROM headway LEFT JOIN timed USING (trip_id) WHERE starts IS NOT NULL AND ends IS NOT NULL AND every > 0 GROUP BY trip_id
  ), trip_times AS (
    SELECT trips.route_id, coalesce(repeated.leaves, timed.leaves) AS leaves, coalesce(repeated.arrives, timed.arrives) AS arrives,
      repeated.trip_id IS NOT NULL AS is_repeated, wheelchair_accessible, first_day, last_day
    FROM trips LEFT JOIN timed USING (trip_id) LEFT JOIN repeated USING (trip_id) LEFT JOIN service_day USING (service_id)
  ), trip_sum AS (
    SELECT route_id, count(*) AS trips, count(*) FILTER (wheelchair_accessible = '1') AS accessible,
      bool_or(is_repeated) AS is_repeated, min(leaves) AS leaves, max(arrives) AS arrives,
      min(first_day) AS first_day, max(last_day) AS last_day
    FROM trip_times GROUP BY route_id
  ), stop_sum AS (
    SELECT route_id, count(DISTINCT stop_id) AS stops FROM call JOIN trips USING (trip_id) GROUP BY route_id
  ), only_agency AS (SELECT any_value(agency_id) AS agency_id, any_value(agency_name) AS agency_name FROM agency HAVING count(*) = 1),
  publisher AS (SELECT any_value(feed_publisher_name) AS name, any_value(feed_version) AS version FROM feed_info)`;

const columns: [header: string, expression: string][] = [
  ['id_ruta', 'route_id'],
  ['id_agencia', 'coalesce(r.agency_id, only_agency.agency_id)'],
  ['agencia', 'coalesce(a.agency_name, only_agency.agency_name)'],
  ['nombre_corto', 'route_short_name'],
  ['nombre_largo', 'route_long_name'],
  ['descripcion', 'route_desc'],
  ['modo', modes],
  ['tipo_gtfs', 'route_type'],
  ['color', 'route_color'],
  ['color_texto', 'route_text_color'],
  ['viajes', 'coalesce(trips, 0)'],
  ['viajes_accesibles', 'coalesce(accessible, 0)'],
  ['por_frecuencia', 'coalesce(is_repeated, false)'],
  ['paradas', 'coalesce(stops, 0)'],
  ['primer_dia', 'first_day'],
  ['ultimo_dia', 'last_day'],
  ['primera_salida', 'gtfs_clock(leaves)'],
  ['ultima_llegada', 'gtfs_clock(arrives)'],
  ['longitud_km', 'round(coalesce(drawn.km, straight.km), 2)'],
  ['publicador_feed', 'publisher.name'],
  ['version_feed', 'publisher.version'],
  [
    'geometria',
    `CASE WHEN len(lines) = 1 THEN 'LINESTRING ' || lines[1] WHEN len(lines) > 1
      THEN 'MULTILINESTRING (' || array_to_string(lines, ', ') || ')' ELSE 'LINESTRING ' || straight.line END`,
  ],
];

/**
 * Writes the table of a feed's routes to `path`: a row per row of routes.txt, in its order, with the columns of the
 * standard mobility/transit-gtfs.
 */
export const deriveRoutes = async (feed: Feed, path: string): Promise<DetectedTable> => {
  const selected = columns.map(([header, expression]) => `${expression} AS ${header}`).join(', ');
  await feed.engine.run(`COPY (${tables}
    SELECT ${selected}
    FROM (SELECT *, TRY_CAST(route_type AS INTEGER) AS type FROM routes WHERE route_id IS NOT NULL) r
    LEFT JOIN (SELECT agency_id, any_value(agency_name) AS agency_name FROM agency GROUP BY 1) a ON a.agency_id = r.agency_id
    LEFT JOIN only_agency ON true LEFT JOIN publisher ON true
    LEFT JOIN trip_sum USING (route_id) LEFT JOIN stop_sum USING (route_id)
    LEFT JOIN drawn USING (route_id) LEFT JOIN straight USING (route_id)
    ORDER BY r._row) TO ${text(path)} (FORMAT csv, HEADER, DELIMITER ',', QUOTE '"', ESCAPE '"', USE_TMP_FILE false)`);
  return writtenTable(
    columns.map(([header]) => header),
    (await stat(path)).size,
  );
};
