import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { distinctDatasets, type LiveDataset } from './distinct-datasets.ts';

const row = (change: Partial<LiveDataset>): LiveDataset => ({
  id: 'x',
  cvegeo: '17007',
  origin: 'hosted',
  themeId: 'mobility',
  title: 'rutas',
  identities: [],
  modified: null,
  periodicity: null,
  standardId: null,
  appearedAt: null,
  ...change,
});

/** Datasets that are really different, each in one or more copies that share a title or an identity with another. */
const network = fc
  .array(fc.array(fc.constantFrom('same-title', 'same-identity', 'other-punctuation'), { maxLength: 4 }), {
    maxLength: 12,
  })
  .map((datasets) => ({
    count: datasets.length,
    rows: datasets.flatMap((copies, number) => [
      row({ id: `${number}`, title: `datos ${number}`, identities: [`doi:${number}`] }),
      ...copies.map((kind, copy) =>
        row({
          id: `${number}-${copy}`,
          origin: 'harvested',
          title: {
            'same-title': `datos ${number}`,
            'other-punctuation': `datos: «${number}».`,
            'same-identity': `copia ${number} ${copy}`,
          }[kind],
          identities: kind === 'same-identity' ? [`doi:${number}`] : [],
        }),
      ),
    ]),
  }));

test('each dataset counts once however many copies of it there are, in any order', () => {
  fc.assert(
    fc.property(
      network.chain(({ count, rows }) =>
        fc.record({
          count: fc.constant(count),
          rows: fc.shuffledSubarray(rows, { minLength: rows.length }),
        }),
      ),
      ({ count, rows }) => {
        const groups = distinctDatasets(rows);
        expect(groups).toHaveLength(count);
        expect(
          groups
            .flat()
            .map(({ id }) => id)
            .toSorted(),
        ).toEqual(rows.map(({ id }) => id).toSorted());
      },
    ),
  );
});

test('a copy that joins two others makes one of the three', () => {
  const rows = [
    row({ id: 'a', title: 'rutas' }),
    row({ id: 'b', title: 'recorridos', identities: ['doi:1'] }),
    row({ id: 'c', title: 'Rutas'.toLowerCase(), identities: ['doi:1'] }),
  ];
  expect(distinctDatasets(rows)).toHaveLength(1);
});
