import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  readBounds,
  readSearchAddress,
  saysNothing,
  searchFilterOf,
  writeBounds,
  writeSearchAddress,
} from './search-address.ts';

const read = (query: string) => readSearchAddress(new URLSearchParams(query));

describe('the address of a search', () => {
  test('says words, several values of one thing, days and a box', () => {
    const address = read(
      'q=+baches+&tema=mobility&tema=security&actualidad=FRESH&columna=velocidad&lugar=19' +
        '&zona=-100.5,25.4,-100.1,25.9&publicado-desde=2026-01-31&modificado-hasta=2026-02-01',
    );
    expect(address.text).toBe('baches');
    expect(searchFilterOf(address)).toEqual({
      theme: ['mobility', 'security'],
      freshness: ['FRESH'],
      column: ['velocidad'],
      place: '19',
      bounds: { west: -100.5, south: 25.4, east: -100.1, north: 25.9 },
      issuedSince: '2026-01-31T06:00:00.000Z',
      modifiedUntil: '2026-02-02T05:59:59.999Z',
    });
  });

  test.each([
    ['q=%20&tema=', 'nothing typed'],
    ['nivel=OTRO&origen=x&calidad=MEJOR', 'values that a closed list does not have'],
    ['gobierno=99&lugar=abc&fuente=1', 'keys that cannot be one'],
    ['zona=1,2,3&publicado-desde=2026-13-01', 'a box and a day that are none'],
    ['q=%00&tema=%00&licencia=%07', 'signs that nobody types'],
    ['publicado-hasta=9999-12-31', 'a day that means always'],
    ['orden=reciente&pagina-despues=x&otra=1', 'what does not narrow'],
  ])('%s says nothing: %s', (query) => {
    expect(saysNothing(read(query))).toBe(true);
    expect(searchFilterOf(read(query))).toEqual({});
  });

  test('is written in one way, whatever the order it came in', () => {
    expect(writeSearchAddress(read('tema=security&q=a&tema=mobility&orden=titulo'))).toBe(
      writeSearchAddress(read('q=a&tema=mobility&tema=security&tema=security')),
    );
  });

  test('read again after it was written says the same', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom('q', 'tema', 'formato', 'nivel', 'columna', 'lugar', 'zona', 'publicado-desde'),
            fc.oneof(fc.string(), fc.constantFrom('STATE', '19', '-101,20,-99,21.555', '2026-02-03')),
          ),
        ),
        (pairs) => {
          const once = writeSearchAddress(readSearchAddress(new URLSearchParams(pairs)));
          expect(writeSearchAddress(read(once))).toBe(once);
        },
      ),
    );
  });
});

test.each(['', '1,2,3', '3,2,1,4', '1,4,3,2', '-181,0,1,1', '0,0,1,', 'a,b,c,d', '0,0,Infinity,1'])(
  '«%s» is no box',
  (text) => {
    expect(readBounds(text)).toBeNull();
  },
);

test('a box of a street is still one when it was written, however small', () => {
  const degrees = (from: number, to: number) => fc.double({ min: from, max: to, noNaN: true });
  fc.assert(
    fc.property(degrees(-118, -86), degrees(14, 32), degrees(0.000_01, 2), (west, south, size) => {
      const box = { west, south, east: west + size, north: south + size };
      const written = writeBounds(box);
      const again = readBounds(written);
      expect(again).not.toBeNull();
      expect(again === null ? null : writeBounds(again)).toBe(written);
    }),
  );
  expect(writeBounds({ west: -99.1332, south: 19.4326, east: -99.1331, north: 19.4327 })).toBe(
    '-99.14,19.43,-99.13,19.44',
  );
});
