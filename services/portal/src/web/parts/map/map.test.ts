import { describe, expect, test } from 'vitest';
import { clusterPlaces } from './clusters.ts';
import { placesOf } from './place.ts';
import { boxAround, fit, onScreen, pan, scaleBar, zoom } from './view.ts';
import { readWkt } from './wkt.ts';

describe('Well-Known Text', () => {
  test.each([
    ['POINT (-99.1 19.4)', 'point', [[[-99.1, 19.4]]]],
    ['SRID=4326;POINT Z(-99.1 19.4 2240)', 'point', [[[-99.1, 19.4]]]],
    [
      'LINESTRING(-99 19, -98.5 19.5)',
      'line',
      [
        [
          [-99, 19],
          [-98.5, 19.5],
        ],
      ],
    ],
    [
      'MULTILINESTRING((-99 19,-98 19),(-97 18,-96 18))',
      'line',
      [
        [
          [-99, 19],
          [-98, 19],
        ],
        [
          [-97, 18],
          [-96, 18],
        ],
      ],
    ],
    [
      'POLYGON((-99 19,-98 19,-98 20,-99 19))',
      'area',
      [
        [
          [-99, 19],
          [-98, 19],
          [-98, 20],
          [-99, 19],
        ],
      ],
    ],
    [
      'multipolygon (((-99 19,-98 19,-98 20,-99 19)))',
      'area',
      [
        [
          [-99, 19],
          [-98, 19],
          [-98, 20],
          [-99, 19],
        ],
      ],
    ],
  ])('%s', (text, kind, parts) => {
    expect(readWkt(text)).toEqual({ kind, parts });
  });
  test.each(['', 'POINT EMPTY', 'CIRCLE(1 2)', 'POINT(a b)', 'POINT(500000 2150000)'])(
    '%o is none',
    (text) => {
      expect(readWkt(text)).toBeNull();
    },
  );
});

describe('places', () => {
  const placement = { scale: 2013, translateX: 500, translateY: -4255 };
  const geometry = { latitude: 'lat', longitude: 'lon', wkt: 'wkt' };
  const told = [{ name: 'nombre', title: 'Nombre' }];

  test('come from the geometry where there is one, else from the coordinates, and only where there are any', () => {
    const places = placesOf(
      [
        { nombre: 'Tramo', lat: null, lon: null, wkt: 'LINESTRING(-99 19,-98 19)' },
        { nombre: 'Crucero', lat: 25.5, lon: -103.4, wkt: null },
        { nombre: 'Sin lugar', lat: null, lon: null, wkt: '' },
        { nombre: 'Imposible', lat: 999, lon: -103.4, wkt: null },
      ],
      { geometry, told, placement },
    );
    expect(places.map(({ label, shape }) => [label, shape.kind])).toEqual([
      ['Tramo', 'line'],
      ['Crucero', 'point'],
    ]);
    expect(places[1]?.degrees).toEqual({ longitude: -103.4, latitude: 25.5 });
  });

  test('with more vertices than can be seen keep their ends and their form', () => {
    const vertices = Array.from({ length: 50_000 }, (_, step) => `${-99 + step / 50_000} 19`).join(',');
    const [place] = placesOf([{ nombre: 'Río', lat: null, lon: null, wkt: `LINESTRING(${vertices})` }], {
      geometry,
      told,
      placement,
    });
    const [part = []] = place?.shape.parts ?? [];
    expect(part.length).toBeLessThan(1_100);
    expect([part[0]?.[0], part.at(-1)?.[0]]).toEqual([place?.box.left, place?.box.right]);
  });

  test('run together when near, and part when the map comes nearer', () => {
    const at = (x: number, y: number) => ({ at: [x, y] as const });
    const places = [at(10, 10), at(10.1, 10.1), at(30, 30)];
    expect(clusterPlaces(places, 10).map(({ places: { length } }) => length)).toEqual([2, 1]);
    expect(clusterPlaces(places, 1000)).toHaveLength(3);
    const acrossTheGrid = [at(4.5, 0), at(4.7, 0)];
    expect(clusterPlaces(acrossTheGrid, 10)).toHaveLength(1);
  });
});

describe('the window over the drawing', () => {
  const size = { width: 400, height: 300 };
  const box = { left: 100, top: 50, right: 140, bottom: 60 };

  test('shows a whole box, centred, however wide or flat', () => {
    const view = fit(box, size);
    for (const corner of [
      [box.left, box.top],
      [box.right, box.bottom],
    ] as const) {
      const [x, y] = onScreen(corner, view, size);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(size.width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(size.height);
    }
    expect(onScreen([120, 55], view, size)).toEqual([200, 150]);
  });

  test('keeps its centre when it zooms, moves by pixels when it pans, and has its bounds', () => {
    const view = fit(box, size);
    expect(zoom(view, 2)).toEqual({ ...view, scale: view.scale * 2 });
    expect(onScreen([view.x, view.y], pan(view, 50, 0), size)[0]).toBeCloseTo(150);
    expect(zoom(view, 1e9).scale).toBe(zoom(view, 1e12).scale);
  });

  test('a single place is shown with something around it', () => {
    const single = boxAround([[5, 5]]);
    expect(single && fit(single, size).scale).toBeLessThan(1_000);
  });

  test('its scale bar is a round length that fits', () => {
    const bar = scaleBar({ x: 0, y: 0, scale: 10 }, 3.165);
    expect(bar.metres).toBe(20_000);
    expect(bar.px).toBeCloseTo(63.2, 1);
  });
});
