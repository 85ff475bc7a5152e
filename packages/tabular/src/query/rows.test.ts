import { describe, expect, test } from 'vitest';
import { tablesForTests, valueOf } from './tables-for-tests.ts';
import type { Filter, RowsRequest, TableSource } from './table-source.ts';

const { queries, part, table } = await tablesForTests();

const shelters = table([
  await part(
    'shelters',
    `SELECT * FROM (VALUES
      ('Escuela Benito Juárez', 120, 16.85, true, DATE '2024-09-01'),
      ('Auditorio O''Higgins', NULL, 16.9, false, DATE '2024-09-15'),
      ('Gimnasio "El Águila"', 80, NULL, true, NULL),
      (NULL, 80, 17.25, NULL, DATE '2023-01-31'),
      ('casa ejidal', 15, 16.5, false, DATE '2024-12-01')
    ) AS t(nombre, cupo, latitud, activo, apertura)`,
  ),
]);

const rows = async (request: Partial<RowsRequest>, source: TableSource = shelters) =>
  valueOf(await queries.rows(source, { limit: 100, ...request }));
const names = async (...filters: Filter[]) =>
  (await rows({ filters, columns: ['nombre'] })).rows.map(([name]) => name);

describe('rows', () => {
  test('come as the file has them, with their types and the total', async () => {
    const page = await rows({ limit: 2 });
    expect(page.columns).toEqual([
      { name: 'nombre', type: 'string' },
      { name: 'cupo', type: 'integer' },
      { name: 'latitud', type: 'number' },
      { name: 'activo', type: 'boolean' },
      { name: 'apertura', type: 'date' },
    ]);
    expect(page.rows).toEqual([
      ['Escuela Benito Juárez', 120, 16.85, true, '2024-09-01'],
      ["Auditorio O'Higgins", null, 16.9, false, '2024-09-15'],
    ]);
    expect(page.total).toBe(5);
  });

  test.each<[Filter['operator'], string, Filter['value'], number[]]>([
    ['eq', 'cupo', '80', [2, 3]],
    ['eq', 'nombre', "Auditorio O'Higgins", [1]],
    ['eq', 'apertura', '2024-09-15', [1]],
    ['eq', 'activo', true, [0, 2]],
    ['ne', 'cupo', 80, [0, 1, 4]],
    ['in', 'cupo', ['15', 120], [0, 4]],
    ['in', 'cupo', [], []],
    ['lt', 'cupo', 80, [4]],
    ['lte', 'cupo', 80, [2, 3, 4]],
    ['gt', 'latitud', '16.85', [1, 3]],
    ['gte', 'apertura', '2024-09-15', [1, 4]],
    ['contains', 'nombre', 'juarez', [0]],
    ['contains', 'nombre', '"el AGUILA"', [2]],
    ['contains', 'nombre', '%', []],
    ['startsWith', 'nombre', 'Casa', [4]],
    ['isNull', 'nombre', true, [3]],
    ['isNull', 'nombre', 'false', [0, 1, 2, 4]],
  ])('filter by %s of %s %j', async (operator, column, value, expected) => {
    const all = (await rows({})).rows;
    const found = await rows({ filters: [{ column, operator, value }] });
    expect(found.rows).toEqual(expected.map((index) => all[index]));
    expect(found.total).toBe(expected.length);
  });

  test('must meet every filter and hold every word', async () => {
    const both: Filter[] = [
      { column: 'activo', operator: 'eq', value: 'false' },
      { column: 'cupo', operator: 'isNull', value: 'false' },
    ];
    expect(await names(...both)).toEqual(['casa ejidal']);
    expect((await rows({ q: 'EL aguila' })).rows.map(([name]) => name)).toEqual(['Gimnasio "El Águila"']);
    expect((await rows({ q: '120 escuela' })).total).toBe(1);
    expect((await rows({ q: '  ' })).total).toBe(5);
  });

  test('are sorted with empty cells last, in the columns asked for', async () => {
    const sort = [{ column: 'cupo', isDescending: true }];
    const page = await rows({ sort, columns: ['cupo', 'nombre'] });
    expect(page.rows).toEqual([
      [120, 'Escuela Benito Juárez'],
      [80, 'Gimnasio "El Águila"'],
      [80, null],
      [15, 'casa ejidal'],
      [null, "Auditorio O'Higgins"],
    ]);
    expect(
      (await rows({ sort: [{ column: 'activo', isDescending: false }] })).rows.map((row) => row[3]),
    ).toEqual([false, false, true, true, null]);
  });

  test('can be the different combinations only', async () => {
    const page = await rows({ columns: ['cupo'], isDistinct: true });
    expect(page.rows).toEqual([[15], [80], [120], [null]]);
    expect(page.total).toBe(4);
  });

  test('have numbers when asked for, also to sort and filter by', async () => {
    const numbered = { ...shelters, rowNumbers: '_id' };
    const page = await rows(
      {
        columns: ['_id', 'cupo'],
        sort: [{ column: '_id', isDescending: true }],
        filters: [{ column: '_id', operator: 'gt', value: 3 }],
      },
      numbered,
    );
    expect(page.rows).toEqual([
      [5, 15],
      [4, 80],
    ]);
    expect((await rows({}, numbered)).columns[0]).toEqual({ name: '_id', type: 'integer' });
  });

  test('of a value that reads as SQL find that value', async () => {
    expect(await names({ column: 'nombre', operator: 'eq', value: "x' OR 1=1 --" })).toEqual([]);
    expect(await names({ column: 'nombre', operator: 'contains', value: "'; DROP TABLE t; --" })).toEqual([]);
  });
});

describe('pages', () => {
  const numbers = part(
    'numbers',
    'SELECT range AS n, range % 7 AS week, CASE WHEN range % 3 > 0 THEN range % 5 END AS some FROM range(1000)',
  );

  test.each([[[]], [['week']], [['-some', 'week']], [['some', '-week']]])(
    'ordered by %j neither repeat nor skip a row',
    async (order) => {
      const source = table([
        await numbers,
        await part(
          'more',
          'SELECT range + 1000 AS n, range % 7 AS week, NULL::BIGINT AS some FROM range(200)',
        ),
      ]);
      const sort = order.map((column) => ({
        column: column.replace('-', ''),
        isDescending: column.startsWith('-'),
      }));
      const whole = await rows({ sort, limit: 2000 }, source);
      const seen: unknown[] = [];
      let after: string | undefined;
      do {
        const page = await rows({ sort, limit: 77, ...(after !== undefined && { after }) }, source);
        seen.push(...page.rows);
        after = page.next ?? undefined;
      } while (after !== undefined);
      expect(whole.rows).toHaveLength(1200);
      expect(seen).toEqual(whole.rows);
      expect((await rows({ sort, limit: 10, offset: 1195 }, source)).rows).toEqual(whole.rows.slice(1195));
    },
  );

  test('of many files are the same whatever their size', async () => {
    const files = await Promise.all(
      [3, 0, 1, 5, 2].map((rowCount, index) =>
        part(`file-${index}`, `SELECT range + ${index * 10} AS n FROM range(${rowCount})`),
      ),
    );
    const source = table(files);
    const whole = (await rows({}, source)).rows;
    expect(whole).toHaveLength(11);
    for (const limit of [1, 2, 3, 4, 11]) {
      for (let offset = 0; offset <= 12; offset += 1)
        expect((await rows({ limit, offset }, source)).rows).toEqual(whole.slice(offset, offset + limit));
      const seen: unknown[] = [];
      let after: string | null = null;
      do {
        const page = await rows({ limit, ...(after !== null && { after }) }, source);
        seen.push(...page.rows);
        after = page.next;
      } while (after !== null);
      expect(seen).toEqual(whole);
    }
  });

  test('go on where they were when a part before them has gone', async () => {
    const [a, b] = await Promise.all([
      part('a', 'SELECT range AS n FROM range(5)'),
      part('b', 'SELECT range + 5 AS n FROM range(5)'),
    ]);
    const { next } = await rows({ limit: 7 }, table([a, b]));
    expect((await rows({ limit: 7, after: next ?? '' }, table([b]))).rows).toEqual([[7], [8], [9]]);
    const inFirst = await rows({ limit: 3 }, table([a, b]));
    expect((await rows({ limit: 2, after: inFirst.next ?? '' }, table([b]))).rows).toEqual([[5], [6]]);
  });
});

describe('a question that cannot be answered', () => {
  const failure = async (request: Partial<RowsRequest>) => {
    const answer = await queries.rows(shelters, { limit: 10, ...request });
    return answer.ok ? null : answer.failure;
  };

  test('names the column there is not', async () => {
    expect(await failure({ columns: ['nombre', 'nombre"; --'] })).toEqual({
      reason: 'unknown-column',
      column: 'nombre"; --',
    });
    expect(await failure({ sort: [{ column: '_part', isDescending: false }] })).toMatchObject({
      reason: 'unknown-column',
    });
    expect(await failure({ filters: [{ column: 'filename', operator: 'eq', value: 'x' }] })).toMatchObject({
      reason: 'unknown-column',
    });
  });

  test.each<[Filter, string]>([
    [{ column: 'cupo', operator: 'eq', value: 'muchos' }, 'integer'],
    [{ column: 'latitud', operator: 'lt', value: '1e999' }, 'number'],
    [{ column: 'apertura', operator: 'gte', value: '2024-02-30' }, 'date'],
    [{ column: 'activo', operator: 'eq', value: 'sí' }, 'boolean'],
    [{ column: 'activo', operator: 'lt', value: true }, 'comparable-column'],
    [{ column: 'cupo', operator: 'contains', value: '1' }, 'text-column'],
    [{ column: 'cupo', operator: 'eq', value: [1, 2] }, 'one-value'],
    [{ column: 'cupo', operator: 'isNull', value: 'quizá' }, 'boolean'],
  ])('says what a filter’s value should be: %j', async (filter, expected) => {
    expect(await failure({ filters: [filter] })).toMatchObject({
      reason: 'bad-filter',
      column: filter.column,
      expected,
    });
  });

  test('is refused when it is larger than the bounds', async () => {
    expect(await failure({ limit: 32_001 })).toMatchObject({ reason: 'too-many', what: 'rows' });
    expect(await failure({ q: 'a b c d e f g h i j k' })).toMatchObject({
      reason: 'too-many',
      what: 'words',
    });
    const sort = Array.from({ length: 6 }, () => ({ column: 'cupo', isDescending: false }));
    expect(await failure({ sort })).toMatchObject({ reason: 'too-many', what: 'columns', limit: 5 });
    const many = Array.from({ length: 51 }, (): Filter => ({ column: 'cupo', operator: 'eq', value: 1 }));
    expect(await failure({ filters: many })).toMatchObject({ reason: 'too-many', what: 'filters' });
    const values = Array.from({ length: 1001 }, (_, index) => index);
    expect(await failure({ filters: [{ column: 'cupo', operator: 'in', value: values }] })).toMatchObject({
      what: 'values',
    });
  });

  test('is refused when its cursor is of another order or of nobody', async () => {
    const { next } = await rows({ limit: 2, sort: [{ column: 'cupo', isDescending: false }] });
    expect(await failure({ after: next ?? '' })).toEqual({ reason: 'bad-cursor' });
    const forged = (position: object) => Buffer.from(JSON.stringify(position)).toString('base64url');
    const sort = [{ column: 'cupo', isDescending: false }];
    for (const after of [
      '',
      'x',
      forged({}),
      forged({ sort: 'cupo', key: 'a', row: 0, values: ["1' OR 1"] }),
      forged({ sort: 'cupo', key: 'a', row: -1, values: [1] }),
    ]) {
      expect(await failure({ after, sort })).toEqual({ reason: 'bad-cursor' });
    }
  });
});
