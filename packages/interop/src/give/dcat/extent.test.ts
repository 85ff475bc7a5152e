import { expect, test } from 'vitest';
import { geoJsonFact } from './extent.ts';

const told = (text: string) => {
  const [property, value] = geoJsonFact(text) ?? [];
  return value?.kind === 'typed' ? `${property} ${value.text}` : null;
};

test('a GeoJSON point is a centre, anything larger the box around it', () => {
  expect(told('{"type":"Point","coordinates":[-103.4,25.5]}')).toBe('centroid POINT(-103.4 25.5)');
  expect(told('{"type":"Polygon","coordinates":[[[-104,24],[-102,24],[-102,26],[-104,24]]]}')).toBe(
    'bbox POLYGON((-104 24, -102 24, -102 26, -104 26, -104 24))',
  );
});

test.each([
  'Torreón',
  '{',
  '{"type":"Point"}',
  '{"type":"Point","coordinates":[]}',
  '{"type":"Point","coordinates":["a","b"]}',
  '{"type":"Point","coordinates":[500000,2800000]}',
])('%s is not a place on Earth', (text) => {
  expect(geoJsonFact(text)).toBeNull();
});
