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
