import { expect, test } from 'vitest';
import { publicLine, publicText } from './public-text.ts';

test.each([
  'Gane dinero en https://premios.example',
  'Visite www.premios.example hoy',
  'HTTP://premios.example',
])('a line with an address is refused: «%s»', (text) => {
  expect(publicLine({ most: 160 }).safeParse(text).success).toBe(false);
});

test('a line without one passes, and a text may have up to three', () => {
  expect(publicLine({ most: 160 }).parse('  Rutas de\u202e basura ')).toBe('Rutas de basura');
  const address = 'https://ejemplo.org/a';
  expect(publicText({ most: 500 }).safeParse([1, 2, 3].map(() => address).join(' ')).success).toBe(true);
  expect(publicText({ most: 500 }).safeParse([1, 2, 3, 4].map(() => address).join(' ')).success).toBe(false);
});
