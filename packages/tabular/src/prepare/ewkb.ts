import type { Geometry, SimpleGeometry } from '../intake/geometry-wkt.ts';

/** Flags of PostGIS's extended WKB in the geometry's type (https://libgeos.org/specifications/wkb/). */
const hasZ = 0x8000_0000;
const hasM = 0x4000_0000;
const hasSrid = 0x2000_0000;

const mostMembers = 1_000_000;

type Head = { littleEndian: boolean; kind: number; dimensions: number; srid: number | null };

class NotWkb extends Error {}

const createReader = (bytes: DataView) => {
  let at = 0;
  const take = (size: number): number => {
    if (at + size > bytes.byteLength) throw new NotWkb();
    at += size;
    return at - size;
  };
  const uint = (littleEndian: boolean): number => bytes.getUint32(take(4), littleEndian);
  const members = (littleEndian: boolean): number => {
    const count = uint(littleEndian);
    if (count > mostMembers) throw new NotWkb();
    return count;
  };

  const head = (): Head => {
    const order = bytes.getUint8(take(1));
    if (order > 1) throw new NotWkb();
    const littleEndian = order === 1;
    const type = uint(littleEndian);
    // ISO WKB adds a thousand for each of Z and M; EWKB has a bit for each.
    const iso = Math.floor((type & 0xffff) / 1000);
    const more =
      Number((type & hasZ) !== 0) + Number((type & hasM) !== 0) + (iso === 3 ? 2 : Math.min(iso, 1));
    const srid = (type & hasSrid) === 0 ? null : uint(littleEndian);
    return { littleEndian, kind: (type & 0xffff) % 1000, dimensions: 2 + more, srid };
  };

  const position = ({ littleEndian, dimensions }: Head): number[] => {
    const start = take(8 * dimensions);
    return [bytes.getFloat64(start, littleEndian), bytes.getFloat64(start + 8, littleEndian)];
  };
  const positions = (of: Head) => Array.from({ length: members(of.littleEndian) }, () => position(of));
  const rings = (of: Head) => Array.from({ length: members(of.littleEndian) }, () => positions(of));
  const parts = (of: Head) => Array.from({ length: members(of.littleEndian) }, () => simple(head()));

  const simple = (of: Head): SimpleGeometry => {
    switch (of.kind) {
      case 1:
        return { type: 'Point', coordinates: position(of) };
      case 2:
        return { type: 'LineString', coordinates: positions(of) };
      case 3:
        return { type: 'Polygon', coordinates: rings(of) };
      case 4:
        return {
          type: 'MultiPoint',
          coordinates: parts(of).flatMap((part) => (part.type === 'Point' ? [part.coordinates] : [])),
        };
      case 5:
        return {
          type: 'MultiLineString',
          coordinates: parts(of).flatMap((part) => (part.type === 'LineString' ? [part.coordinates] : [])),
        };
      case 6:
        return {
          type: 'MultiPolygon',
          coordinates: parts(of).flatMap((part) => (part.type === 'Polygon' ? [part.coordinates] : [])),
        };
      default:
        throw new NotWkb();
    }
  };

  return (): { srid: number | null; geometry: Geometry } => {
    const first = head();
    const geometry: Geometry =
      first.kind === 7 ? { type: 'GeometryCollection', geometries: parts(first) } : simple(first);
    return { srid: first.srid, geometry };
  };
};

/**
 * A geometry out of hexadecimal WKB or EWKB, as PostGIS prints it, with its reference system's code if it says one;
 * heights and measures are left out. Null when the text is no such thing.
 */
export const readEwkb = (hex: string): { srid: number | null; geometry: Geometry } | null => {
  const digits = hex.startsWith('\\x') ? hex.slice(2) : hex;
  if (digits.length % 2 !== 0 || !/^[0-9a-f]+$/i.test(digits)) return null;
  const bytes = Buffer.from(digits, 'hex');
  try {
    return createReader(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))();
  } catch (error) {
    if (error instanceof NotWkb) return null;
    throw error;
  }
};
