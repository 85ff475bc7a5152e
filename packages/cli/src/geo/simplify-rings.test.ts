import { describe, expect, test } from 'vitest';
import { type Ring, type Vertex, areaOf } from './rings.ts';
import { simplifyRings } from './simplify-rings.ts';

/** Cells of a chequerboard whose shared borders are jagged, the same for both of their neighbours. */
function board(cells: number, side: number): Ring[] {
  let seed = 42;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const edges = new Map<string, Vertex[]>();
  const edge = (from: Vertex, to: Vertex): Vertex[] => {
    const key = `${from.join()} ${to.join()}`;
    const known = edges.get(key);
    if (known) return known;
    const steps = 40;
    const [dx, dy] = [(to[0] - from[0]) / steps, (to[1] - from[1]) / steps];
    const line = Array.from({ length: steps }, (_, step): Vertex => {
      const jag = step === 0 ? 0 : Math.round((random() - 0.5) * 8);
      return [
        Math.round(from[0] + dx * step + (dy === 0 ? 0 : jag)),
        Math.round(from[1] + dy * step + (dx === 0 ? 0 : jag)),
      ];
    });
    const whole = [...line, to];
    edges.set(key, whole);
    edges.set(`${to.join()} ${from.join()}`, whole.toReversed());
    return whole;
  };
  const rings: Ring[] = [];
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      const at = (right: number, down: number): Vertex => [(column + right) * side, (row + down) * side];
      const corners = [at(0, 0), at(1, 0), at(1, 1), at(0, 1)];
      const ring = corners.flatMap((corner, place) =>
        edge(corner, corners[(place + 1) % 4] ?? corner).slice(0, -1),
      );
      // Every ring begins somewhere else, as in real files.
      const turn = (row * 7 + column * 13) % ring.length;
      rings.push([...ring.slice(turn), ...ring.slice(0, turn)]);
    }
  }
  return rings;
}

function edgesOf(rings: readonly Ring[]): Map<string, number> {
  const edges = new Map<string, number>();
  for (const ring of rings) {
    for (const [place, vertex] of ring.entries()) {
      const key = [vertex, ring[(place + 1) % ring.length] ?? vertex]
        .map((each) => each.join())
        .toSorted()
        .join(' ');
      edges.set(key, (edges.get(key) ?? 0) + 1);
    }
  }
  return edges;
}

describe('simplified neighbours', () => {
  const rings = board(6, 400);
  const simplified = simplifyRings(rings, 6);

  test('have far fewer vertices', () => {
    expect(simplified.flat().length).toBeLessThan(rings.flat().length / 4);
  });

  test('go on sharing every border: no gap, no overlap', () => {
    const shared = [...edgesOf(simplified).values()];
    expect(Math.max(...shared)).toBe(2);
    // The outside of the board is the same as that of its cells put together.
    const outside = [...edgesOf(simplified)].filter(([, times]) => times === 1);
    const degree = new Map<string, number>();
    for (const [key] of outside)
      for (const vertex of key.split(' ')) degree.set(vertex, (degree.get(vertex) ?? 0) + 1);
    expect([...degree.values()].every((times) => times === 2)).toBe(true);
  });

  test('keep their area, nearly', () => {
    for (const [place, ring] of simplified.entries()) {
      const before = areaOf(rings[place] ?? []);
      expect(Math.abs(areaOf(ring) - before) / before).toBeLessThan(0.05);
    }
  });

  test('an enclave and the hole it fills are one line, wherever each begins', () => {
    const circle = Array.from({ length: 90 }, (_, step): Vertex => {
      const angle = (step / 90) * 2 * Math.PI;
      return [Math.round(1000 + 200 * Math.cos(angle)), Math.round(1000 + 200 * Math.sin(angle))];
    });
    const hole = [...circle.slice(37), ...circle.slice(0, 37)].toReversed();
    const [enclave = [], filled = []] = simplifyRings([circle, hole], 5);
    expect(enclave.length).toBeLessThan(40);
    expect(edgesOf([enclave])).toEqual(edgesOf([filled]));
  });

  test('what would vanish stays as it was', () => {
    const islet: Ring = [
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
    ];
    expect(simplifyRings([islet], 50)).toEqual([islet]);
  });
});
