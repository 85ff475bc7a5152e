import { cvegeoSchema } from '@rma/domain';
import type { PolygonFeature } from '@rma/tabular';
import { type Ring, areaOf, pathOf, ringOnGrid, stepsPerUnit } from './rings.ts';
import { simplifyRings } from './simplify-rings.ts';

export type StateOutlines = {
  state: string;
  /** In units of the country's drawing. */
  box: { left: number; top: number; right: number; bottom: number };
  areas: { cvegeo: string; path: string }[];
};

/** A map this many pixels wide shows no finer detail. */
const pixelsAcross = 1_500;
/** Islands below this are not seen (square steps, twice the area); the largest of a municipality always stays. */
const smallestIsland = 12;

/** Takes municipalities in one after another and gives them back as drawings, a state at a time. */
export function createOutlines() {
  const rings = new Map<string, Ring[]>();
  let unknown = 0;
  return {
    /** False when the area says no key of a municipality. */
    add({ properties, polygons }: PolygonFeature): boolean {
      const cvegeo = keyOf(properties);
      if (cvegeo === null) {
        unknown += 1;
        return false;
      }
      const onGrid = polygons
        .flat()
        .map(ringOnGrid)
        .filter((ring) => ring !== null);
      rings.set(cvegeo, [...(rings.get(cvegeo) ?? []), ...onGrid]);
      return true;
    },
    unknown: () => unknown,
    keys: () => [...rings.keys()].toSorted(),
    states(): StateOutlines[] {
      const byState = Map.groupBy(
        [...rings].toSorted(([a], [b]) => (a < b ? -1 : 1)),
        ([cvegeo]) => cvegeo.slice(0, 2),
      );
      return [...byState].flatMap(([state, municipalities]) => outlinesOf(state, municipalities) ?? []);
    },
  };
}

/** The key of a municipality as INEGI's files and their kin write it; null when there is none. */
function keyOf(properties: Record<string, string>): string | null {
  const named = new Map(
    Object.entries(properties).map(([name, value]) => [name.trim().toLowerCase(), value.trim()]),
  );
  const whole = named.get('cvegeo') ?? named.get('cve_geo') ?? named.get('cvegeomun');
  const key = whole ?? `${named.get('cve_ent') ?? ''}${named.get('cve_mun') ?? ''}`;
  return key.length === 5 && cvegeoSchema.safeParse(key).success ? key : null;
}

function outlinesOf(state: string, municipalities: [cvegeo: string, rings: Ring[]][]): StateOutlines | null {
  const seen = municipalities.map(([cvegeo, rings]): [string, Ring[]] => {
    const largest = Math.max(0, ...rings.map(areaOf));
    return [cvegeo, rings.filter((ring) => areaOf(ring) >= Math.min(smallestIsland, largest))];
  });
  const all = seen.flatMap(([, rings]) => rings);
  const vertices = all.flat();
  if (vertices.length === 0) return null;
  const [left, top, right, bottom] = bounds(vertices);
  const tolerance = Math.max(0.75, Math.max(right - left, bottom - top) / pixelsAcross);
  const simplified = simplifyRings(all, tolerance);
  let from = 0;
  const areas = seen.flatMap(([cvegeo, rings]) => {
    const own = simplified.slice(from, from + rings.length);
    from += rings.length;
    return own.length === 0 ? [] : [{ cvegeo, path: pathOf(own) }];
  });
  const inUnits = (steps: number) => steps / stepsPerUnit;
  return {
    state,
    box: { left: inUnits(left), top: inUnits(top), right: inUnits(right), bottom: inUnits(bottom) },
    areas,
  };
}

function bounds(vertices: readonly (readonly [number, number])[]): [number, number, number, number] {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of vertices) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return [left, top, right, bottom];
}
