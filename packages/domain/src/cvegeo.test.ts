import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { covers, cvegeoSchema, levelOf, normalizeCvegeo, stateOf } from './cvegeo.ts';

const state = fc.integer({ min: 1, max: 32 }).map((number) => String(number).padStart(2, '0'));
const municipality = fc
  .tuple(state, fc.integer({ min: 1, max: 999 }))
  .map(([key, number]) => key + String(number).padStart(3, '0'));
const key = fc.oneof(state, municipality);

describe('a key of INEGI', () => {
  test('survives a spreadsheet that drops its leading zeros', () => {
    fc.assert(
      fc.property(key, (cvegeo) => {
        expect(normalizeCvegeo(Number(cvegeo))).toBe(cvegeo);
      }),
    );
  });

  test('is left as it is when it is already well formed', () => {
    fc.assert(
      fc.property(key, (cvegeo) => {
        expect(normalizeCvegeo(` ${cvegeo} `)).toBe(cvegeo);
      }),
    );
  });

  test('comes out well formed or not at all, whatever goes in', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer(), fc.double()), (written) => {
        const normal = normalizeCvegeo(written);
        expect(normal === null || cvegeoSchema.safeParse(normal).success).toBe(true);
      }),
    );
  });

  test.each(['99999', '33', '00', '0', '123', '017007', '17 007', '17.0', '-17', '', 'Morelos', '１７'])(
    'is not %j',
    (written) => expect(normalizeCvegeo(written)).toBeNull(),
  );

  test('tells its level and its state', () => {
    expect(levelOf('17')).toBe('state');
    expect(levelOf('17007')).toBe('municipality');
    fc.assert(
      fc.property(key, (cvegeo) => {
        expect(stateOf(stateOf(cvegeo))).toBe(stateOf(cvegeo));
      }),
    );
  });
});

describe('covering', () => {
  test('holds for oneself and for the municipalities of a state', () => {
    fc.assert(
      fc.property(municipality, (cvegeo) => {
        expect(covers(cvegeo, cvegeo)).toBe(true);
        expect(covers(stateOf(cvegeo), cvegeo)).toBe(true);
        expect(covers(cvegeo, stateOf(cvegeo))).toBe(false);
      }),
    );
  });

  test('is an order: what covers each other is the same, and it is passed on', () => {
    fc.assert(
      fc.property(key, key, key, (a, b, c) => {
        expect(!(covers(a, b) && covers(b, a)) || a === b).toBe(true);
        expect(!(covers(a, b) && covers(b, c)) || covers(a, c)).toBe(true);
      }),
    );
  });
});
