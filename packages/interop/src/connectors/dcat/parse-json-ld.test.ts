import { expect, test } from 'vitest';
import { parseJsonLd } from './parse-json-ld.ts';

const base = 'https://datos.example/';

test('a document that keeps the algorithms busy is given up in time', async () => {
  const graph = Array.from({ length: 60_000 }, (_, index) => ({ '@id': 'x', 'http://a.example/p': index }));
  const text = JSON.stringify({ '@graph': graph });
  const read = await parseJsonLd({ text, base }, { deadlineMs: 500, mostStatements: 1_000_000 });
  expect(read).toMatchObject({ ok: false, failure: { code: 'timeout' } });
});

test('a document within its limits is told whole, and one beyond is not', async () => {
  const text = JSON.stringify({ 'http://a.example/p': [1, 2, 3] });
  const limits = { deadlineMs: 60_000, mostStatements: 3 };
  expect(await parseJsonLd({ text, base }, limits)).toMatchObject({ ok: true, statements: { length: 3 } });
  const fewer = await parseJsonLd({ text, base }, { ...limits, mostStatements: 2 });
  expect(fewer).toMatchObject({ ok: false, failure: { code: 'too-large' } });
});
