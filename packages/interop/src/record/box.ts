/**
 * A box in degrees (WGS84) as the text of a GeoJSON polygon, anticlockwise from its south-western corner; undefined when
 * a side is no number or is not on Earth. `round` is applied to what is written, not to what is judged.
 */
export function boxAsGeoJson(
  { west, south, east, north }: { west: number; south: number; east: number; north: number },
  round: (degrees: number) => number = (degrees) => degrees,
): string | undefined {
  const isOnEarth =
    Math.abs(west) <= 180 && Math.abs(east) <= 180 && Math.abs(south) <= 90 && Math.abs(north) <= 90;
  if (!isOnEarth) return undefined;
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return JSON.stringify({
    type: 'Polygon',
    coordinates: [corners.map((corner) => corner.map((degrees) => round(degrees)))],
  });
}
