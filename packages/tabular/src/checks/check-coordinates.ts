import type { Standard } from '@rma/themes';
import { runPlaceChecks } from './check-place.ts';
import type { PlaceCheck } from './check-place.ts';
import type { Engine } from '../engine/engine.ts';
import type { Finding, PublisherContext } from '../report.ts';
import { name } from '../engine/sql.ts';

type Box = NonNullable<PublisherContext['bounds']>;

/** Degrees, WGS84: the country with its islands. */
const mexico: Box = { west: -118.5, south: 14.3, east: -86.5, north: 32.8 };
/** The publishers' bounds are of simplified outlines; about five kilometres around them still count as inside. */
const nearDegrees = 0.05;
/** Beyond about fifty kilometres nobody's outline is to blame. */
const farDegrees = 0.5;

/** Where rows are: a relation with r, the extent of each row in degrees and the text to show of it. */
type Places = { field: string; relation: string };

const pointPlaces = (latitude: string, longitude: string): Places => {
  const [lat, lon] = [name(latitude), name(longitude)];
  return {
    field: latitude,
    relation: `(SELECT r, ${lon} AS west, ${lon} AS east, ${lat} AS south, ${lat} AS north,
      concat(${lat}, ', ', ${lon}) AS value FROM keyed)`,
  };
};

/** Longitude, latitude and what may follow of one vertex of a WKT text. */
const vertex = String.raw`'(-?[0-9.]+)\s+(-?[0-9.]+)(\s+-?[0-9.]+)*'`;

const wktPlaces = (wkt: string): Places => {
  const axis = (group: number) =>
    `TRY_CAST(regexp_extract_all(${name(wkt)}, ${vertex}, ${group}) AS DOUBLE[])`;
  return {
    field: wkt,
    relation: `(SELECT r, list_min(xs) AS west, list_max(xs) AS east, list_min(ys) AS south, list_max(ys) AS north, value
      FROM (SELECT r, ${axis(1)} AS xs, ${axis(2)} AS ys, left(${name(wkt)}, 80) AS value FROM keyed WHERE ${name(wkt)} IS NOT NULL))`,
  };
};

const inside = (box: Box, padding: number): string =>
  `(west >= ${box.west - padding} AND east <= ${box.east + padding} AND south >= ${box.south - padding} AND north <= ${box.north + padding})`;
const inMexico = inside(mexico, 0);
const swapped = `(south >= ${mexico.west} AND north <= ${mexico.east} AND west >= ${mexico.south} AND east <= ${mexico.north})`;
const unsigned = `(-east >= ${mexico.west} AND -west <= ${mexico.east} AND south >= ${mexico.south} AND north <= ${mexico.north})`;

const coordinateChecks = (bounds: PublisherContext['bounds']): PlaceCheck[] => [
  {
    code: 'coordinates-swapped',
    when: swapped,
    message: 'La latitud y la longitud están intercambiadas.',
    fix: 'Intercámbielas: en México la latitud va de 14 a 33 y la longitud de -119 a -86; en WKT la longitud va primero.',
  },
  {
    code: 'coordinates-without-sign',
    when: unsigned,
    message: 'La longitud no tiene el signo negativo.',
    fix: 'En México la longitud es negativa: escriba -103.42 en lugar de 103.42.',
  },
  {
    code: 'coordinates-outside-mexico',
    when: `NOT ${inMexico} AND NOT ${swapped} AND NOT ${unsigned}`,
    message: 'Las coordenadas están fuera de México.',
    fix: 'Escriba grados decimales en WGS84; si son metros (UTM), conviértalas antes.',
  },
  ...(bounds
    ? [
        {
          code: 'coordinates-outside-publisher',
          when: `${inMexico} AND NOT ${inside(bounds, farDegrees)}`,
          message: 'Las coordenadas están lejos del territorio de quien publica.',
          fix: 'Compruebe que el renglón sea de su territorio y que los dígitos estén completos.',
        },
        {
          code: 'coordinates-near-publisher',
          severity: 'warning' as const,
          when: `${inMexico} AND NOT ${inside(bounds, nearDegrees)} AND ${inside(bounds, farDegrees)}`,
          message: 'Las coordenadas quedan un poco fuera del territorio de quien publica.',
          fix: 'Revise el lugar en un mapa; si está bien, no hace falta cambiarlo.',
        },
      ]
    : []),
];

/**
 * Coordinates, in columns of degrees and in WKT: inside Mexico, and inside the publisher's bounds with
 * room for their roughness, unless the standard lets places lie farther off. A line or a polygon is where its farthest vertices are.
 */
export const checkCoordinates = async (
  engine: Engine,
  standard: Standard,
  options: { context: PublisherContext; examples: number },
): Promise<Finding[]> => {
  const { latitude, longitude, wkt, within } = standard.geometry ?? {};
  if (within === 'anywhere') return [];
  const places = [
    ...(latitude !== undefined && longitude !== undefined ? [pointPlaces(latitude, longitude)] : []),
    ...(wkt === undefined ? [] : [wktPlaces(wkt)]),
  ];
  const findings: Finding[] = [];
  for (const { field, relation } of places) {
    const found = await runPlaceChecks(engine, relation, {
      checks: coordinateChecks(within === 'publisher' ? options.context.bounds : null),
      field,
      value: 'value',
      weight: 'count(*)',
      examples: options.examples,
    });
    findings.push(...found);
  }
  return findings;
};
