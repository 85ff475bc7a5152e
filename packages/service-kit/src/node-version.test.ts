import { expect, test } from 'vitest';
import { requireNode24 } from './node-version.ts';

function outcome(version: string) {
  const written: string[] = [];
  const codes: number[] = [];
  requireNode24({ version, write: (text) => written.push(text), exit: (code) => codes.push(code) });
  return { written, codes };
}

test('an older Node ends with one sentence in both languages', () => {
  const { written, codes } = outcome('22.21.0');
  expect(codes).toEqual([1]);
  expect(written.join('')).toMatch(/necesita Node 24 y este es Node 22\.21\.0.* \/ .*needs Node 24.*\n$/);
});

test('Node 24 and later go on in silence', () => {
  expect(outcome('24.0.0')).toEqual({ written: [], codes: [] });
  expect(outcome('26.1.0')).toEqual({ written: [], codes: [] });
});
