import { describe, expect, test } from 'vitest';
import { parseRange } from './byte-range.ts';

describe('a Range header', () => {
  test.each([
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=0-', { start: 0, end: 99 }],
    ['bytes=90-200', { start: 90, end: 99 }],
    ['BYTES=10-19', { start: 10, end: 19 }],
    ['bytes=-1', { start: 99, end: 99 }],
    ['bytes=-500', { start: 0, end: 99 }],
  ])('%s is a part of a file of 100 bytes', (header, range) => {
    expect(parseRange(header, 100)).toEqual(range);
  });

  test.each(['bytes=100-', 'bytes=500-600', 'bytes=-0'])(
    '%s does not exist in a file of 100 bytes',
    (header) => {
      expect(parseRange(header, 100)).toBe('unsatisfiable');
    },
  );

  test.each(['', 'bytes=', 'bytes=-', 'bytes=9-2', 'bytes=0-1,4-5', 'rows=0-5', 'bytes=a-b'])(
    '%s asks for the whole file',
    (header) => {
      expect(parseRange(header, 100)).toBe('whole');
    },
  );

  test('of an empty file is never satisfiable', () => {
    expect(parseRange('bytes=0-', 0)).toBe('unsatisfiable');
    expect(parseRange('bytes=-5', 0)).toBe('unsatisfiable');
  });
});
