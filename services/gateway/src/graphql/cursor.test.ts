import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { positionSchema } from '../datasets/dataset-input.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { GatewayError } from './gateway-error.ts';

const schema = positionSchema('title', { isRanked: false });

test('a cursor comes back as it was, whatever the title', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (title, ordinal) => {
      const position = { by: 'title', title, ordinal };
      expect(decodeCursor(schema, encodeCursor(position))).toEqual(position);
    }),
  );
});

test('anything else is BAD_CURSOR', () => {
  const others = [
    '',
    'x',
    'áé',
    'a b',
    '"',
    'e30',
    encodeCursor({ by: 'modified', place: { modifiedUs: 1, ordinal: 1 } }),
    encodeCursor({ by: 'title', title: 'a', ordinal: -1 }),
    encodeCursor({ by: 'title', title: 'a', ordinal: 1, more: true }),
    'A'.repeat(10_000),
  ];
  for (const cursor of others) expect(() => decodeCursor(schema, cursor)).toThrow(GatewayError);
});
