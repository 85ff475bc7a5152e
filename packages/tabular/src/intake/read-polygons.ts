import { open, readFile, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { crsOfCode, crsOfWkt, wgs84 } from './crs.ts';
import type { Crs, ToWgs84 } from './crs.ts';
import { readDbf } from './dbf-records.ts';
import { geometrySchema } from './geometry-wkt.ts';
import type { Geometry } from './geometry-wkt.ts';
import type { IntakeRefusal } from './intake.ts';
import { shapefileLayers, smallText } from './open-shapefile.ts';
import { openArchive } from './read-zip.ts';
import type { Archive } from './read-zip.ts';
import { refusal } from './refusals.ts';
import { readShapes } from './shp-records.ts';

export type Position = [longitude: number, latitude: number];
/** An area with what its file says of it. Rings as they came: the first of each polygon is its outside. */
export type PolygonFeature = { properties: Record<string, string>; polygons: Position[][][] };
export type ReadPolygons =
  | { ok: true; layer: string; crs: string; features: number; rejected: number }
  | { ok: false; refusal: IntakeRefusal };

/** A JavaScript text cannot be much longer. */
const maxGeojsonBytes = 400 * 1_048_576;

const featureCollection = z.object({
  crs: z.object({ properties: z.object({ name: z.string().max(100) }) }).nullish(),
  features: z.array(
    z.object({ properties: z.record(z.string(), z.unknown()).nullish(), geometry: z.unknown() }),
  ),
});

/**
 * Reads the areas of a map, a zipped shapefile or GeoJSON, in WGS84 degrees: `onFeature` gets them one at a time, so a
 * country of detailed outlines need not be in memory. Of several layers, the one whose name `layer` fits, else the
 * largest. Refused, in words, when it is no map, lacks a part or is in a system nobody knows; shapes that contradict
 * themselves and what is no area are counted as rejected.
 */
export async function readPolygons(
  path: string,
  options: { workFolder: string; layer: RegExp; onFeature: (feature: PolygonFeature) => void },
): Promise<ReadPolygons> {
  const head = Buffer.alloc(4);
  const file = await open(path, 'r');
  try {
    await file.read(head, 0, 4, 0);
  } finally {
    await file.close();
  }
  if (head.toString('latin1', 0, 2) !== 'PK') return readGeojson(path, options);
  const opened = await openArchive(path);
  if (!opened.ok) return { ok: false, refusal: refusal(opened.code) };
  try {
    return await readShapefile(opened.archive, options);
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, refusal: refusal('damaged-file') };
    throw error;
  } finally {
    opened.archive.close();
  }
}

type Options = Parameters<typeof readPolygons>[1];

async function readShapefile(archive: Archive, options: Options): Promise<ReadPolygons> {
  const layers = shapefileLayers(archive).toSorted((a, b) => b.shp.bytes - a.shp.bytes);
  const layer = layers.find(({ name }) => options.layer.test(name)) ?? layers[0];
  if (layer === undefined) return { ok: false, refusal: refusal('no-such-sheet') };
  if (layer.dbf === null) return { ok: false, refusal: refusal('incomplete-shapefile') };
  const prj = await smallText(archive, layer.prj);
  const crs = prj === null ? wgs84 : crsOfWkt(prj);
  if (crs === null) return { ok: false, refusal: refusal('unknown-crs') };
  const shpPath = join(options.workFolder, 'layer.shp');
  const dbfPath = join(options.workFolder, 'layer.dbf');
  await archive.extract(layer.shp, shpPath);
  await archive.extract(layer.dbf, dbfPath);
  const shp = await open(shpPath, 'r');
  const dbf = await open(dbfPath, 'r');
  try {
    return { ...(await pair(shp, dbf, { crs, onFeature: options.onFeature })), layer: layer.name };
  } finally {
    await shp.close();
    await dbf.close();
  }
}

async function pair(
  shp: FileHandle,
  dbf: FileHandle,
  { crs, onFeature }: { crs: Crs; onFeature: Options['onFeature'] },
) {
  // Keys are digits: of the encoding, nothing is asked.
  const rows = readDbf(dbf, { encoding: 'windows-1252' });
  const counted = { ok: true as const, crs: crs.name, features: 0, rejected: 0 };
  for await (const shape of readShapes(shp)) {
    const row = await rows.next();
    if (row.done !== true && row.value === null) continue;
    const polygons = shape === null || shape === 'invalid' ? null : polygonsOf(shape, crs.toWgs84);
    if (polygons === null) counted.rejected += 1;
    else {
      counted.features += 1;
      onFeature({ properties: row.done === true ? {} : (row.value ?? {}), polygons });
    }
  }
  return counted;
}

async function readGeojson(path: string, { onFeature }: Options): Promise<ReadPolygons> {
  const { size } = await stat(path);
  if (size > maxGeojsonBytes) return { ok: false, refusal: refusal('archive-too-large') };
  const collection = featureCollection.safeParse(parsed(await readFile(path, 'utf8')));
  if (!collection.success) return { ok: false, refusal: refusal('not-a-table') };
  const named = collection.data.crs?.properties.name;
  const crs = named === undefined ? wgs84 : crsOfCode(named);
  if (crs === null) return { ok: false, refusal: refusal('unknown-crs') };
  const counted = { ok: true as const, layer: '', crs: crs.name, features: 0, rejected: 0 };
  for (const { properties, geometry } of collection.data.features) {
    const shape = geometrySchema.safeParse(geometry);
    const polygons = shape.success ? polygonsOf(shape.data, crs.toWgs84) : null;
    if (polygons === null) counted.rejected += 1;
    else {
      counted.features += 1;
      onFeature({ properties: textsOf(properties ?? {}), polygons });
    }
  }
  return counted;
}

/** What is text or a number; anything deeper is no key. */
function textsOf(properties: Record<string, unknown>): Record<string, string> {
  const texts = Object.entries(properties).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[name, String(value)] as const] : [],
  );
  return Object.fromEntries(texts);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** The areas of a geometry in degrees; null when it is none or lies off the Earth. */
function polygonsOf(geometry: Geometry, toWgs84: ToWgs84 | null): Position[][][] | null {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return null;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const placed = polygons.map((rings) =>
    rings.map((ring) =>
      ring.map(([x = Number.NaN, y = Number.NaN]): Position => (toWgs84 === null ? [x, y] : toWgs84(x, y))),
    ),
  );
  const isOnEarth = ([longitude, latitude]: Position) =>
    Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
  return placed.every((rings) => rings.every((ring) => ring.every(isOnEarth))) ? placed : null;
}
