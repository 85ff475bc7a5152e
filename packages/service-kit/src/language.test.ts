import { expect, test } from 'vitest';
import { negotiateLanguage } from './language.ts';

test.each([
  [undefined, 'es'],
  ['', 'es'],
  ['*', 'es'],
  ['fr-FR, de;q=0.8', 'es'],
  ['en', 'en'],
  ['en-US,en;q=0.9,es;q=0.8', 'en'],
  ['es-MX,es;q=0.9,en;q=0.8', 'es'],
  ['en;q=0.4, es;q=0.6', 'es'],
  ['en;q=0', 'es'],
  ['en;q=mucho', 'en'],
])('Accept-Language %j is answered in %s', (header, language) => {
  expect(negotiateLanguage(header)).toBe(language);
});
