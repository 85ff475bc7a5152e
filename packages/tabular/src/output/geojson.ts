import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { wktToGeoJSON } from 'betterknown';
import type { Standard } from '@rma/themes';
import type { Engine } from '../engine/engine.ts';
import { name } from '../engine/sql.ts';

type Ring = number[][];

/** Twice the signed area of a ring: positive when it turns counter-clockwise. */
const turn = (ring: Ring): number =>
  ring.reduce((sum, [x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? [];
    return sum + (x * nextY - nextX * y);
  }, 0);

/** RFC 7946 §3.1.6: outer rings counter-clockwise, holes clockwise. */
const rightHanded = (polygon: Ring[]): Ring[] =>
  polygon.map((ring, index) => (turn(ring) < 0 === (index === 0) ? ring.toReversed() : ring));

/** The RFC 7946 geometry of a WKT text in WGS84, longitude first; null when the text is no geometry. */
export const geometryOf = (wkt: string) => {
  try {
    const geometry = wktToGeoJSON(wkt);
    if (geometry?.type === 'Polygon') return { ...geometry, coordinates: rightHanded(geometry.coordinates) };
    if (geometry?.type === 'MultiPolygon')
      return { ...geometry, coordinates: geometry.coordinates.map(rightHanded) };
    return geometry;
  } catch {
    return null;
  }
};

const pointSql = (latitude: string, longitude: string): string =>
  `CASE WHEN ${name(latitude)} IS NOT NULL AND ${name(longitude)} IS NOT NULL
    THEN '{"type":"Point","coordinates":' || to_json([${name(longitude)}, ${name(latitude)}])::VARCHAR || '}' END`;

/**
 * Writes `relation` as an RFC 7946 FeatureCollection, a feature per line: the geometry from the standard's WKT
 * field, else from its pair of degrees, else null; the other fields as properties.
 */
export const writeGeoJson = async (
  engine: Engine,
  standard: Standard,
  options: { relation: string; path: string },
): Promise<void> => {
  const { latitude, longitude, wkt } = standard.geometry ?? {};
  const properties = standard.schema.fields
    .filter((field) => ![latitude, longitude, wkt].includes(field.name))
    .map((field) => `${name(field.name)} := ${name(field.name)}`);
  const text = wkt === undefined ? 'NULL' : name(wkt);
  const point = latitude === undefined || longitude === undefined ? 'NULL' : pointSql(latitude, longitude);
  const file = createWriteStream(options.path);
  const done = finished(file);
  const write = async (part: string) => {
    if (!file.write(part)) await Promise.race([once(file, 'drain'), done]);
  };
  await write('{"type":"FeatureCollection","features":[');
  let separator = '\n';
  for await (const batch of engine.batches(
    `SELECT to_json(struct_pack(${properties.join(', ')}))::VARCHAR, ${text}::VARCHAR, ${point} FROM ${options.relation}`,
  )) {
    const lines = batch.map(([fields, shape, place]) => {
      const drawn = typeof shape === 'string' ? geometryOf(shape) : null;
      const geometry = drawn ? JSON.stringify(drawn) : typeof place === 'string' ? place : 'null';
      return `{"type":"Feature","geometry":${geometry},"properties":${String(fields)}}`;
    });
    if (lines.length === 0) continue;
    await write(`${separator}${lines.join(',\n')}`);
    separator = ',\n';
  }
  file.end('\n]}\n');
  await done;
};
