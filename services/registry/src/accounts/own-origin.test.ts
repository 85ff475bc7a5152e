import { expect, test } from 'vitest';
import { isOwnOrigin } from './own-origin.ts';

test.each([
  ['https://red.mx', 'https://red.mx', true],
  ['https://red.mx:8443', 'https://red.mx', false],
  ['http://red.mx', 'https://red.mx', false],
  ['https://red.mx.malo.example', 'https://red.mx', false],
  ['http://localhost:8080', 'http://127.0.0.1:8080', true],
  ['http://localhost:9090', 'http://127.0.0.1:8080', false],
  ['http://localhost:8080', 'http://red.mx:8080', false],
  ['null', 'https://red.mx', false],
  [undefined, 'https://red.mx', false],
])('the origin %s is that of %s: %s', (origin, publicUrl, expected) => {
  expect(isOwnOrigin(origin, publicUrl)).toBe(expected);
});
