/**
 * INEGI's Lambert conformal conic (parallels 17.5° and 29.5° N, central meridian 102° W) on the unit sphere:
 * the same cone the state outlines were drawn with, in few enough lines to need no library in the browser.
 */
const radians = Math.PI / 180;
const [south, north, meridian] = [17.5 * radians, 29.5 * radians, -102 * radians];
const halfway = (latitude: number) => Math.tan(Math.PI / 4 + latitude / 2);
const exponent = Math.log(Math.cos(south) / Math.cos(north)) / Math.log(halfway(north) / halfway(south));
const factor = (Math.cos(south) * halfway(south) ** exponent) / exponent;

/** Degrees to east and north on the cone, in radians of the sphere; north is counted from the cone's apex down. */
export function toCone(longitude: number, latitude: number): [east: number, north: number] {
  const radius = factor / halfway(latitude * radians) ** exponent;
  const angle = exponent * (longitude * radians - meridian);
  return [radius * Math.sin(angle), -radius * Math.cos(angle)];
}

/** How the cone lies on the drawing. */
export type Placement = { scale: number; translateX: number; translateY: number };

/** Degrees to the drawing's units, y downwards. */
export function toDrawing(longitude: number, latitude: number, placement: Placement): [x: number, y: number] {
  const [east, northing] = toCone(longitude, latitude);
  return [placement.translateX + placement.scale * east, placement.translateY - placement.scale * northing];
}

/** The drawing of the country that every map of the network shares, in its own units; one is some 3.2 km. */
export const countryDrawing = {
  width: 1000,
  height: 648,
  scale: 2012.9659145442747,
  translateX: 500.98623577400497,
  translateY: -4255.0621848082155,
} as const satisfies Placement & { width: number; height: number };

/** The drawing's units to degrees: the way back of `toDrawing`. */
export function toDegrees(x: number, y: number, placement: Placement): [longitude: number, latitude: number] {
  const east = (x - placement.translateX) / placement.scale;
  const down = (y - placement.translateY) / placement.scale;
  const angle = Math.atan2(east, down);
  const latitude = 2 * Math.atan((factor / Math.hypot(east, down)) ** (1 / exponent)) - Math.PI / 2;
  return [(angle / exponent + meridian) / radians, latitude / radians];
}
