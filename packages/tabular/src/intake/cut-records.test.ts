import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutRecords } from './cut-records.ts';
import { file } from './test-open.ts';

const cell = fc.constantFrom(
  'a',
  '',
  'b c',
  '"x"',
  '"x, y"',
  '"two\nlines"',
  '"two\r\n\r\nlines"',
  '"say ""hi"""',
  '5" pipe',
  'ñ',
);
const record = fc.array(cell, { minLength: 2, maxLength: 4 }).map((cells) => cells.join(','));
const ending = fc.constantFrom('\n', '\r\n', '\r');

const cut = async (text: string, options: { first: number; last: number | null }): Promise<string> => {
  const path = file(text);
  const outPath = `${path}.out`;
  await cutRecords(path, outPath, {
    delimiter: ',',
    startByte: 0,
    firstRecord: options.first,
    lastRecord: options.last,
    endByte: null,
    header: null,
    width: 3,
  });
  return readFileSync(outPath, 'utf8');
};

test('any run of records comes out byte for byte, and blank lines as rows of empty cells', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(record, fc.constant('')), { minLength: 1, maxLength: 12 }),
      ending,
      fc.nat(12),
      fc.nat(12),
      async (records, end, first, span) => {
        const from = first % records.length;
        const to = Math.min(records.length, from + span + 1);
        const kept = records.slice(from, to).map((each) => `${each === '' ? ',,' : each}${end}`);
        const all = records.map((each) => `${each}${end}`).join('');
        expect(await cut(all, { first: from + 1, last: to })).toBe(kept.join(''));
      },
    ),
    { numRuns: 300 },
  );
});

test('records longer than what is read at once are kept whole', async () => {
  const long = `"${'x\n'.repeat(900_000)}",1\r\n`;
  expect(await cut(`t\r\n\r\n${long}a,b\r\n`, { first: 3, last: null })).toBe(`${long}a,b\r\n`);
});
