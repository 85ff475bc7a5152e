import { expect, test } from 'vitest';
import { printable, unprintable } from './printable.ts';

test('what others wrote is printed with the letters there are', () => {
  expect(printable('Peatón ✓ −3 «n\u0303» →')).toBe('Peatón ? –3 «ñ» ?');
  expect(unprintable.test(printable('😀 漢字 \u202f ok'))).toBe(false);
});
