import { describe, expect, test } from 'vitest';
import { tablesForTests, textOf, valueOf } from './tables-for-tests.ts';
import { createTableQueries } from './table-queries.ts';

const { queries, part, table, folder } = await tablesForTests({ streaming: 1, running: 1, waiting: 1 });
const many = table([await part('many', 'SELECT range AS n, hash(range) AS h FROM range(500000)')]);

const heavy = (salt: number) => ({
  groupBy: ['n'],
  measures: [{ operation: 'countDistinct' as const, column: 'h' }],
  filters: [{ column: 'n', operator: 'gte' as const, value: salt }],
  limit: 10,
});

describe('the engine', () => {
  test('reaches nothing but its folders', async () => {
    const elsewhere = createTableQueries({ folders: [`${folder}/other`] });
    await expect(elsewhere.columns(many)).rejects.toThrow(/Permission Error/);
    await elsewhere.close();
    await expect(queries.exportParquet(many, '/tmp/rma-somewhere-else.parquet')).rejects.toThrow(
      /Permission Error/,
    );
  });

  test('throws what is no fault of the question: a file that is gone', async () => {
    const gone = { ...many, id: 'gone', parts: [{ ...many.parts[0]!, path: `${folder}/gone` }] };
    await expect(queries.columns(gone)).rejects.toThrow(/No files found|IO Error/);
  });

  test('interrupts what needs too long, and answers the next question', async () => {
    const hurried = createTableQueries({ folders: [folder], deadlineMs: 1, threads: 1 });
    expect(await hurried.aggregate(many, heavy(0))).toEqual({
      ok: false,
      failure: { reason: 'deadline', limitMs: 1 },
    });
    await hurried.close();
    expect(valueOf(await queries.count(many, {}))).toBe(500_000);
  });

  test('sends away who comes when too many wait', async () => {
    const answers = await Promise.all([1, 2, 3].map((salt) => queries.aggregate(many, heavy(salt))));
    expect(answers.map((answer) => (answer.ok ? 'answered' : answer.failure.reason))).toEqual([
      'answered',
      'answered',
      'busy',
    ]);
  });

  test('works the same question out once', async () => {
    const [first, second, third] = await Promise.all(
      [5, 5, 5].map((salt) => queries.aggregate(many, heavy(salt))),
    );
    expect(second).toBe(first);
    expect(third).toBe(first);
  });

  test('spills what does not fit in its memory', async () => {
    const small = createTableQueries({ folders: [folder], memoryLimitMb: 64 });
    const sorted = await small.rows(many, {
      limit: 1,
      sort: [{ column: 'h', isDescending: false }],
      offset: 499_999,
    });
    expect(valueOf(sorted).rows).toHaveLength(1);
    await small.close();
  });
});

describe('an export', () => {
  test('keeps its turn until it is read or left', async () => {
    const first = valueOf(await queries.exportCsv(many, { columns: ['n'] }));
    await first.next();
    await first.next();
    expect(await queries.exportCsv(many)).toEqual({ ok: false, failure: { reason: 'busy' } });
    await first.return();
    const all = await textOf(valueOf(await queries.exportCsv(many, { columns: ['n'] })));
    expect(all.split('\n')).toHaveLength(500_002);
  });

  test('is taken away from who does not read it', async () => {
    const impatient = createTableQueries({ folders: [folder], streaming: 1, stallMs: 20, threads: 1 });
    const unread = valueOf(await impatient.exportCsv(many));
    await expect.poll(async () => (await impatient.exportCsv(many)).ok).toBe(true);
    await unread.next();
    await expect(unread.next()).rejects.toThrow('nothing was read');
    await impatient.close();
  });
});
