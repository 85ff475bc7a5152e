import { count } from '../../engine/engine.ts';
import type { Offence } from '../format-findings.ts';
import { offence } from './feed.ts';
import type { Feed } from './feed.ts';

const farMetres = 200;
/** Stops times points that are compared at most; of a larger feed, its first shapes. */
const maxComparisons = 60_000_000;

const near = { code: 'stop-far-from-shape', part: 'stops.txt: stop_lat, stop_lon' };

/**
 * Stops farther than 200 m from the shape of a trip that calls at them, measured to each stretch of the shape on a
 * plane around the stop, which at this distance is exact to centimetres.
 */
export const checkFarStops = async (feed: Feed): Promise<Offence> => {
  await feed.engine.run(`
    CREATE TABLE called AS SELECT DISTINCT shape_id, stop_id FROM trips JOIN call USING (trip_id)
      WHERE shape_id IS NOT NULL AND stop_id IS NOT NULL;
    CREATE TABLE measured AS SELECT shape_id FROM (
      SELECT shape_id, sum(stops.n * points.n) OVER (ORDER BY shape_id) AS comparisons
      FROM (SELECT shape_id, count(*) AS n FROM called GROUP BY 1) stops
      JOIN (SELECT shape_id, count(*) AS n FROM shape_point GROUP BY 1) points USING (shape_id)
    ) WHERE comparisons <= ${maxComparisons};`);
  const [measured] = await feed.engine.rows('SELECT count(*) AS n FROM measured');
  if (count(measured?.['n']) === 0) return { ...near, count: 0, examples: [] };
  return offence(feed, near.code, {
    part: near.part,
    sql: `
      WITH stretch AS (
        SELECT shape_id, lat, lon, lead(lat) OVER line AS lat2, lead(lon) OVER line AS lon2
        FROM shape_point SEMI JOIN measured USING (shape_id) WINDOW line AS (PARTITION BY shape_id ORDER BY seq)
      ), flat AS (
        SELECT called.stop_id, place._row, called.shape_id,
          (stretch.lon - place.lon) * 111320 * cos(radians(place.lat)) AS x1, (stretch.lat - place.lat) * 110574 AS y1,
          (coalesce(stretch.lon2, stretch.lon) - place.lon) * 111320 * cos(radians(place.lat)) AS x2,
          (coalesce(stretch.lat2, stretch.lat) - place.lat) * 110574 AS y2
        FROM called JOIN stretch USING (shape_id) JOIN place USING (stop_id)
        WHERE place.lat IS NOT NULL AND place.lon IS NOT NULL
      ), along AS (
        SELECT *, CASE WHEN x1 = x2 AND y1 = y2 THEN 0 ELSE
          greatest(0, least(1, -(x1 * (x2 - x1) + y1 * (y2 - y1)) / ((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1)))) END AS t
        FROM flat
      )
      SELECT _row, stop_id || ': ' || round(max(metres)) || ' m' AS value FROM (
        SELECT _row, stop_id, shape_id, min(sqrt(pow(x1 + t * (x2 - x1), 2) + pow(y1 + t * (y2 - y1), 2))) AS metres
        FROM along GROUP BY ALL
      ) WHERE metres > ${farMetres} GROUP BY _row, stop_id`,
  });
};
