import type { FileHandle } from 'node:fs/promises';
import type { Geometry } from './geometry-wkt.ts';

/** ESRI Shapefile Technical Description, July 1998. Lengths in the file are in 16-bit words. */
const headerBytes = 100;
const maxRecordBytes = 64 * 1_048_576;

type Ring = number[][];

const parts = (record: Buffer): Ring[] => {
  const partCount = record.readInt32LE(36);
  const pointCount = record.readInt32LE(40);
  const pointsAt = 44 + partCount * 4;
  if (partCount < 0 || pointCount < 0 || pointsAt + pointCount * 16 > record.length)
    throw new RangeError('parts');
  return Array.from({ length: partCount }, (_, part) => {
    const from = record.readInt32LE(44 + part * 4);
    const to = part + 1 < partCount ? record.readInt32LE(44 + (part + 1) * 4) : pointCount;
    if (from < 0 || to > pointCount || to < from) throw new RangeError('part');
    return Array.from({ length: to - from }, (__, at) => pointAt(record, pointsAt + (from + at) * 16));
  });
};

const pointAt = (record: Buffer, at: number): number[] => [
  record.readDoubleLE(at),
  record.readDoubleLE(at + 8),
];

const signedArea = (ring: Ring): number => {
  let sum = 0;
  for (let at = 1; at < ring.length; at++) {
    const [x1 = 0, y1 = 0] = ring[at - 1]!;
    const [x2 = 0, y2 = 0] = ring[at]!;
    sum += x1 * y2 - x2 * y1;
  }
  return sum / 2;
};

const contains = (ring: Ring, [x = 0, y = 0]: number[]): boolean => {
  let isInside = false;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
    const [x1 = 0, y1 = 0] = ring[at]!;
    const [x2 = 0, y2 = 0] = ring[before]!;
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isInside = !isInside;
  }
  return isInside;
};

/** Outer rings go clockwise and holes the other way; a hole belongs to the outer ring that contains it. */
const polygons = (rings: Ring[]): Geometry => {
  const outer: Ring[][] = [];
  const holes: Ring[] = [];
  for (const ring of rings) {
    if (ring.length === 0) continue;
    if (signedArea(ring) <= 0) outer.push([ring]);
    else holes.push(ring);
  }
  for (const hole of holes) {
    const around = outer.length === 1 ? outer[0] : outer.find(([ring]) => ring && contains(ring, hole[0]!));
    if (around) around.push(hole);
    else outer.push([hole]);
  }
  return outer.length === 1
    ? { type: 'Polygon', coordinates: outer[0]! }
    : { type: 'MultiPolygon', coordinates: outer };
};

const geometryOf = (record: Buffer): Geometry | null => {
  const type = record.readInt32LE(0);
  switch (type % 10) {
    case 0:
      return null;
    case 1:
      return { type: 'Point', coordinates: pointAt(record, 4) };
    case 8: {
      const count = record.readInt32LE(36);
      if (count < 0 || 40 + count * 16 > record.length) throw new RangeError('points');
      return {
        type: 'MultiPoint',
        coordinates: Array.from({ length: count }, (_, at) => pointAt(record, 40 + at * 16)),
      };
    }
    case 3: {
      const lines = parts(record);
      return lines.length === 1
        ? { type: 'LineString', coordinates: lines[0]! }
        : { type: 'MultiLineString', coordinates: lines };
    }
    case 5:
      return polygons(parts(record));
    default:
      throw new RangeError(`shape ${type}`);
  }
};

/** The shapes of a .shp, one at a time; `invalid` for a record whose content contradicts itself. */
export async function* readShapes(file: FileHandle): AsyncGenerator<Geometry | 'invalid' | null> {
  const { size } = await file.stat();
  const header = Buffer.alloc(8);
  for (let at = headerBytes; at + 8 <= size;) {
    await file.read(header, 0, 8, at);
    const bytes = header.readInt32BE(4) * 2;
    if (bytes < 4 || bytes > maxRecordBytes || at + 8 + bytes > size) throw new RangeError('record');
    const record = Buffer.alloc(bytes);
    await file.read(record, 0, bytes, at + 8);
    at += 8 + bytes;
    let shape: Geometry | 'invalid' | null;
    try {
      shape = geometryOf(record);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      shape = 'invalid';
    }
    yield shape;
  }
}
