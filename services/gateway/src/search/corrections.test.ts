import { expect, test } from 'vitest';
import { createCorrections } from './corrections.ts';

test('a long text costs no more than a short one: only its first words are compared with all there are', async () => {
  const compared: string[] = [];
  const corrections = createCorrections({
    terms: {
      meantBy: (word) => {
        compared.push(word);
        return null;
      },
      beginningWith: () => [],
      reload: () => Promise.resolve(),
      isLoaded: () => true,
    },
    understand: () => Promise.resolve(null),
    search: () => Promise.resolve({ total: 0, facets: null, hits: [] }),
  });
  const query = { required: [], excluded: [], tsquery: '', titleTsquery: null, hasPhrases: false };
  await corrections.suggestionFor('luminarai '.repeat(80), { query, criteria: {}, total: 0 });
  expect(compared).toHaveLength(6);
});
