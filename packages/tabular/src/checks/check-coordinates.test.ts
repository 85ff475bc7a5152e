import { standard } from '@rma/themes';
import { expect, test } from 'vitest';
import { file, validate } from '../test-support.ts';

const road = standard('mobility/road-incidents')!;

test.each([
  ['publisher', 'coordinates-outside-publisher'],
  ['mexico', null],
  ['anywhere', null],
] as const)('a place in another state, where a standard lets places lie %s', async (within, code) => {
  const report = await validate(
    file('crucero,latitud,longitud\nUno,19.43,-99.13\n'),
    'mobility/road-incidents',
    '05035',
    { standard: { ...road, geometry: { ...road.geometry!, within } } },
  );
  const found = report.findings.filter((each) => each.code.startsWith('coordinates'));
  expect(found.map((each) => each.code)).toEqual(code === null ? [] : [code]);
});

test.each([
  ['mexico', ['coordinates-outside-mexico']],
  ['anywhere', []],
] as const)('a place in the ocean, where a standard lets places lie %s', async (within, codes) => {
  const report = await validate(
    file('crucero,latitud,longitud\nUno,1.5,-30.2\n'),
    'mobility/road-incidents',
    '05035',
    {
      standard: { ...road, geometry: { ...road.geometry!, within } },
    },
  );
  const found = report.findings.filter((each) => each.code.startsWith('coordinates'));
  expect(found.map((each) => each.code)).toEqual(codes);
});
