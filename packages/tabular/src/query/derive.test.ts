import { expect, test } from 'vitest';
import { tablesForTests, valueOf } from './tables-for-tests.ts';

const { queries, part, table } = await tablesForTests();

test('a statement of the product sees every row with the constants of its part, and columns no file has', async () => {
  const source = table(
    [
      await part('aa', 'SELECT 1 AS n UNION ALL SELECT 2', ['Torreón']),
      await part('bb', 'SELECT 10 AS n', ['Cuernavaca']),
    ],
    {
      constants: [{ name: '_who', type: 'string' }],
      declared: [
        { name: 'n', type: 'integer' },
        { name: 'absent', type: 'number' },
      ],
    },
  );
  const rows = await queries.derive(
    source,
    (relation) =>
      `WITH rows AS (SELECT * FROM ${relation}) SELECT _who, sum(n), median(absent) FROM rows GROUP BY 1 ORDER BY 1`,
  );
  expect(valueOf(rows)).toEqual([
    ['Cuernavaca', 10, null],
    ['Torreón', 3, null],
  ]);
});

test('a mistake in a statement of the product is thrown', async () => {
  const source = table([await part('cc', 'SELECT 1 AS n')]);
  await expect(queries.derive(source, () => 'SELECT no_such_thing')).rejects.toThrow('no_such_thing');
});
