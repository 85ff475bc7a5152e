import { geoConicConformal } from 'd3-geo';
import { expect, test } from 'vitest';
import { mexicoOutlines, stateOutlines } from '../build/outlines.ts';
import keptStates from './parts/map/state-outlines.json' with { type: 'json' };
import kept from './parts/mexico-outlines.json' with { type: 'json' };
import { countryDrawing, toCone, toDegrees, toDrawing } from '@rma/domain';

const cities: [name: string, lon: number, lat: number][] = [
  ['Tijuana', -117.04, 32.51],
  ['Ciudad de México', -99.13, 19.43],
  ['Cancún', -86.85, 21.16],
  ['Tapachula', -92.26, 14.9],
];

test.each(cities)('%s falls where a reference implementation of the projection puts it', (_, lon, lat) => {
  const reference = geoConicConformal()
    .parallels([17.5, 29.5])
    .rotate([102, 0])
    .scale(1000)
    .translate([0, 0]);
  const [x = 0, y = 0] = reference([lon, lat]) ?? [];
  const [x0 = 0, y0 = 0] = reference([-102, 23]) ?? [];
  const [east, north] = toCone(lon, lat);
  const [east0, north0] = toCone(-102, 23);
  expect((east - east0) * 1000).toBeCloseTo(x - x0, 6);
  expect((north - north0) * -1000).toBeCloseTo(y - y0, 6);
});

test.each(cities)('%s comes back from the drawing to its degrees', (_, lon, lat) => {
  const [longitude, latitude] = toDegrees(...toDrawing(lon, lat, kept), kept);
  expect(longitude).toBeCloseTo(lon, 8);
  expect(latitude).toBeCloseTo(lat, 8);
});

test('the outlines that are kept are the ones the source gives', () => {
  expect(kept).toEqual(mexicoOutlines());
  const { states, ...drawing } = kept;
  expect(states).toHaveLength(32);
  expect(drawing).toEqual(countryDrawing);
  expect(keptStates).toEqual(stateOutlines());
});

test('the outlines are 32 states in less than 20 kB, and the capital falls within its own', () => {
  const outlines = mexicoOutlines();
  expect(outlines.states.map(({ cvegeo }) => cvegeo)).toEqual(
    Array.from({ length: 32 }, (_, place) => String(place + 1).padStart(2, '0')),
  );
  expect(JSON.stringify(outlines).length).toBeLessThan(30_000);
  const [x, y] = toDrawing(-99.13, 19.43, outlines);
  const [startX = 0, startY = 0] =
    /^M([\d.]+) ([\d.]+)/
      .exec(outlines.states[8]?.path ?? '')
      ?.slice(1)
      .map(Number) ?? [];
  expect(Math.hypot(x - startX, y - startY)).toBeLessThan(25);
});
