import { type Ring, type Vertex, areaOf } from './rings.ts';

const keyOf = ([x, y]: Vertex) => `${x},${y}`;

/**
 * Simplifies the rings of neighbours so that they go on sharing their borders: vertices where more than two lines meet
 * stay, and each line between two of them is simplified once, whoever asks for it. A ring that would vanish keeps its
 * vertices. `tolerance` is in steps: no vertex that is left out lies farther from the line that is drawn.
 */
export function simplifyRings(rings: readonly Ring[], tolerance: number): Ring[] {
  const junctions = junctionsOf(rings);
  const kept = new Map<string, readonly Vertex[]>();
  const simplified = (line: readonly Vertex[]): readonly Vertex[] => {
    const isForward = comesFirst(line);
    const own = isForward ? line : line.toReversed();
    const key = own.map(keyOf).join(' ');
    const found = kept.get(key) ?? thinned(own, tolerance);
    kept.set(key, found);
    return isForward ? found : found.toReversed();
  };
  return rings.map((ring) => {
    const lines = linesOf(ring, junctions);
    const drawn = lines.flatMap((line) => simplified(line).slice(0, -1));
    return drawn.length >= 3 && areaOf(drawn) > 0 ? drawn : ring;
  });
}

/** Vertices that not all of their rings pass between the same two neighbours. */
function junctionsOf(rings: readonly Ring[]): ReadonlySet<string> {
  const passes = new Map<string, string>();
  const junctions = new Set<string>();
  for (const ring of rings) {
    for (const [place, vertex] of ring.entries()) {
      const before = ring[(place - 1 + ring.length) % ring.length] ?? vertex;
      const after = ring[(place + 1) % ring.length] ?? vertex;
      const pass = [keyOf(before), keyOf(after)].toSorted().join(' ');
      const key = keyOf(vertex);
      const known = passes.get(key);
      if (known === undefined) passes.set(key, pass);
      else if (known !== pass) junctions.add(key);
    }
  }
  return junctions;
}

/** A ring as the lines between its junctions, each with both ends; one without junctions begins at its least vertex. */
function linesOf(ring: Ring, junctions: ReadonlySet<string>): Vertex[][] {
  const found = ring.findIndex((vertex) => junctions.has(keyOf(vertex)));
  const start = found === -1 ? leastOf(ring) : found;
  const turned = [...ring.slice(start), ...ring.slice(0, start + 1)];
  const lines: Vertex[][] = [];
  let line: Vertex[] = [];
  for (const vertex of turned) {
    line.push(vertex);
    if (line.length > 1 && junctions.has(keyOf(vertex))) {
      lines.push(line);
      line = [vertex];
    }
  }
  if (line.length > 1) lines.push(line);
  // A closed line has no chord to measure from: it is cut where it is farthest from its beginning.
  return lines.flatMap((each) => (isClosed(each) ? halves(each) : [each]));
}

const isClosed = (line: readonly Vertex[]) => {
  const [first, last] = [line[0], line.at(-1)];
  return first !== undefined && last !== undefined && keyOf(first) === keyOf(last);
};

function halves(line: Vertex[]): Vertex[][] {
  const [start = [0, 0] as Vertex] = line;
  let farthest = 1;
  let most = 0;
  for (const [place, [x, y]] of line.entries()) {
    const away = (x - start[0]) ** 2 + (y - start[1]) ** 2;
    // The key decides between equals, so that both sides of an island are cut at the same vertex.
    const isLeast = away === most && isLess([x, y], line[farthest] ?? start);
    if (away > most || isLeast) [most, farthest] = [away, place];
  }
  return [line.slice(0, farthest + 1), line.slice(farthest)];
}

const isLess = (a: Vertex, b: Vertex) => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);

function leastOf(ring: Ring): number {
  let least = 0;
  for (const [place, vertex] of ring.entries()) if (isLess(vertex, ring[least] ?? vertex)) least = place;
  return least;
}

/** Whether a line is in the direction in which it is simplified: the same for both of its neighbours. */
function comesFirst(line: readonly Vertex[]): boolean {
  for (let place = 0; place < line.length / 2; place++) {
    const [a, b] = [line[place], line[line.length - 1 - place]];
    if (a === undefined || b === undefined) break;
    if (keyOf(a) !== keyOf(b)) return isLess(a, b);
  }
  return true;
}

/** Ramer, Douglas and Peucker: the ends stay, and whatever is farther than `tolerance` from the line drawn. */
function thinned(line: readonly Vertex[], tolerance: number): readonly Vertex[] {
  const stays = new Set([0, line.length - 1]);
  const spans: [from: number, to: number][] = [[0, line.length - 1]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span;
    let farthest = -1;
    let most = tolerance;
    for (let place = from + 1; place < to; place++) {
      const away = distance(line[place], line[from], line[to]);
      if (away > most) [most, farthest] = [away, place];
    }
    if (farthest === -1) continue;
    stays.add(farthest);
    spans.push([from, farthest], [farthest, to]);
  }
  return line.filter((_, place) => stays.has(place));
}

function distance(vertex: Vertex = [0, 0], from: Vertex = [0, 0], to: Vertex = [0, 0]): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(vertex[0] - from[0], vertex[1] - from[1]);
  return Math.abs(dx * (from[1] - vertex[1]) - dy * (from[0] - vertex[0])) / length;
}
