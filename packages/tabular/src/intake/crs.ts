import proj4 from 'proj4';

/** Brings a coordinate to WGS84 degrees, longitude first. */
export type ToWgs84 = (x: number, y: number) => [longitude: number, latitude: number];

export type Crs = {
  /** As it is shown: EPSG:32614, or the name a .prj gives. */
  name: string;
  /** Null: the coordinates are WGS84 degrees (or of a frame that differs by less than a metre). */
  toWgs84: ToWgs84 | null;
};

export const wgs84: Crs = { name: 'EPSG:4326', toWgs84: null };

const lambertOfMexico =
  '+proj=lcc +lat_1=17.5 +lat_2=29.5 +lat_0=12 +lon_0=-102 +x_0=2500000 +y_0=0 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs';

/** NAD27 in Mexico: mean shift of NIMA TR8350.2, good to some 10 m. */
const nad27 = '+ellps=clrk66 +towgs84=-12,130,190';

/** Zones 11 to 16 north cover Mexico; the first code of each family is zone 11. */
const utmFamilies: [first: number, datum: string][] = [
  [32611, '+datum=WGS84'],
  [6366, '+ellps=GRS80 +towgs84=0,0,0'],
  [4484, '+ellps=GRS80 +towgs84=0,0,0'],
  [26911, '+ellps=GRS80 +towgs84=0,0,0'],
  [26711, nad27],
];

/** WGS84, NAD83, Mexico ITRF92 and ITRF2008, CRS84: the same degrees for a map. */
const geographic = new Set([4326, 4269, 4483, 6365, 4979, 84]);

const definitions = new Map<number, string>([
  [6362, lambertOfMexico],
  [6372, lambertOfMexico],
  [
    3857,
    '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs',
  ],
  [4267, `+proj=longlat ${nad27} +no_defs`],
  ...utmFamilies.flatMap(([first, datum]) =>
    Array.from({ length: 6 }, (_, zone): [number, string] => [
      first + zone,
      `+proj=utm +zone=${11 + zone} ${datum} +units=m +no_defs`,
    ]),
  ),
]);

const projecting = (definition: string): ToWgs84 => {
  const { forward } = proj4(definition, 'WGS84');
  return (x, y) => {
    const [longitude = Number.NaN, latitude = Number.NaN] = forward([x, y]);
    return [longitude, latitude];
  };
};

/**
 * A system of those in use in Mexico by its EPSG code, written any usual way (EPSG:32614, urn:ogc:def:crs:EPSG::32614):
 * WGS84, ITRF and NAD degrees, UTM 11 to 16 north, Lambert of INEGI, web Mercator. Null: not one of them.
 */
export const crsOfCode = (code: string): Crs | null => {
  const found = /(?:^|\D)(\d{2,6})$/.exec(code.trim());
  if (!found || !/EPSG|CRS84|OGC/i.test(code)) return null;
  const number = Number(found[1]);
  if (geographic.has(number)) return { name: number === 84 ? 'EPSG:4326' : `EPSG:${number}`, toWgs84: null };
  const definition = definitions.get(number);
  return definition === undefined ? null : { name: `EPSG:${number}`, toWgs84: projecting(definition) };
};

/** The system that a shapefile's .prj describes in WKT 1; null when it is not understood. */
export const crsOfWkt = (wkt: string): Crs | null => {
  const name = /^\s*\w+\s*\[\s*"([^"]{1,100})"/.exec(wkt)?.[1];
  if (name === undefined) return null;
  const isDegrees = /^\s*GEOGCS/i.test(wkt) && !/1927|clarke/i.test(wkt);
  if (isDegrees) return { name, toWgs84: null };
  try {
    const toWgs84 = projecting(/1927/.test(wkt) ? withMeanShift(wkt) : wkt);
    return { name, toWgs84 };
  } catch {
    return null;
  }
};

/** NAD27 is not shifted without its grids, which are not at hand: the mean shift for Mexico stands in. */
const withMeanShift = (wkt: string): string =>
  wkt.replace(/(DATUM\s*\[\s*"[^"]*"\s*,\s*SPHEROID\s*\[[^\]]*\])/i, '$1,TOWGS84[-12,130,190,0,0,0,0]');
