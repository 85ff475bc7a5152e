/** Ways a place is written in one cell. */
export type GeometryForm = 'wkt' | 'ewkb' | 'geojson' | 'pair' | 'link';

const kinds = 'POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|GEOMETRYCOLLECTION';

const forms: [GeometryForm, RegExp][] = [
  ['wkt', new RegExp(`^(?:SRID\\s*=\\s*\\d+\\s*;\\s*)?(?:${kinds})\\s*(?:Z|M|ZM)?\\s*(?:\\(|EMPTY$)`, 'i')],
  // One byte of order, then the kind of geometry in four; PostGIS prints it in capitals.
  [
    'ewkb',
    /^(?:\\x)?(?:01[0-9a-f]{2}0000[0-9a-f]{2}|000000[0-9a-f]{4}|00[0-9a-f]{2}0000[0-9a-f]{2})[0-9a-f]{16,}/i,
  ],
  ['geojson', /^\{[\s\S]*"type"\s*:\s*"(?:Point|LineString|Polygon|Multi\w+|GeometryCollection|Feature)"/],
  ['pair', /^[([]?\s*-?\d{1,3}\.\d+\s*°?\s*[,; ]\s*-?\d{1,3}\.\d+\s*°?\s*[)\]]?$/],
  ['link', /^https?:\/\/\S*(?:google|goo\.gl|openstreetmap|waze|apple)\S*$/i],
];

/** The form in which a trimmed cell writes a place; null when it writes none. */
export const geometryForm = (cell: string): GeometryForm | null =>
  forms.find(([, pattern]) => pattern.test(cell))?.[0] ?? null;
