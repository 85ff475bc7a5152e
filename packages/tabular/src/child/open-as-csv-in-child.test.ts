import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import type { BookType } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { openAsCsvInChild } from '../index.ts';
import { file, scratch } from '../test-support.ts';

const open = (path: string, options = {}) =>
  openAsCsvInChild(
    {
      path,
      fileName: 'inventario',
      expectedHeaders: ['título', 'liga'],
      workFolder: mkdtempSync(join(scratch, 'csv-')),
    },
    options,
  );

const rows = [['Ayuntamiento'], [], ['Título', 'Liga'], ['Niñez', 'https://x.example/a.csv']];

const workbook = (type: BookType): string => {
  const made = utils.book_new();
  utils.book_append_sheet(
    made,
    utils.aoa_to_sheet(Array.from({ length: 9 }, () => ['a', 'b', 'c'])),
    'Notas',
  );
  utils.book_append_sheet(made, utils.aoa_to_sheet(rows), 'Inventario');
  return file(write(made, { type: 'buffer', bookType: type }) as Buffer);
};

describe('a table of any format becomes a CSV in a process of its own', () => {
  test.each(['xlsx', 'xls', 'ods'] as const)('an %s by the sheet with the expected headers', async (type) => {
    const opened = await open(workbook(type));
    if (!('csvPath' in opened)) throw new Error(JSON.stringify(opened));
    expect(opened).toMatchObject({ format: type, headers: ['Título', 'Liga'], rowOffset: 2 });
    expect(readFileSync(opened.csvPath, 'utf8')).toBe('Título,Liga\nNiñez,https://x.example/a.csv\n');
  });

  test('a text of an old Excel', async () => {
    const opened = await open(
      file(Buffer.from('Título;Liga\r\nNiñez;https://x.example/a.csv\r\n', 'latin1')),
    );
    if (!('csvPath' in opened)) throw new Error(JSON.stringify(opened));
    expect(opened).toMatchObject({ delimiter: ';', headers: ['Título', 'Liga'] });
    expect(readFileSync(opened.csvPath, 'utf8')).toContain('Niñez');
  });

  test('a page is refused, and so is a table without rows', async () => {
    expect(await open(file('<!doctype html><html></html>'))).toMatchObject({
      ok: false,
      refusal: { code: 'html-file' },
    });
    expect(await open(file('Título,Liga\n'))).toMatchObject({ ok: false, refusal: { code: 'no-rows' } });
  });

  test('a child that never answers is killed', async () => {
    const childPath = file('setInterval(() => {}, 1000);');
    expect(await open(file('a,b\n1,2\n'), { childPath, deadlineMs: 300 })).toMatchObject({
      ok: false,
      reason: 'deadline',
    });
  });
});
