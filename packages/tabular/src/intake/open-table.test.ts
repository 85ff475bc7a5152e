import { describe, expect, test } from 'vitest';
import { openTable, previewRows } from '../index.ts';
import { file, fixture, validate } from '../test-support.ts';

const table = 'cve_ent,nombre\n05,Torreón\n';
const utf16 = (text: string, bigEndian = false) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};
const refusalOf = async (content: string | Buffer) => {
  const opened = await openTable(file(content));
  return opened.ok ? null : opened.refusal.code;
};
const wide = Array.from({ length: 10_000 }, (_, index) => `columna${index}`).join(',');

describe('files that are not tables', () => {
  test.each([
    ['a web page', 'html-file', '\n <!doctype HTML><html><body>404</body></html>'],
    ['a PDF', 'pdf-file', '%PDF-1.7\n1 0 obj'],
    ['a zip renamed .csv', 'zip-file', Buffer.from('504b0304140000000800', 'hex')],
    [
      'a workbook renamed .csv',
      'xlsx-file',
      Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.from('..xl/workbook.xml')]),
    ],
    ['a legacy workbook', 'xlsx-file', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['nothing at all', 'empty-file', ''],
    ['blank lines', 'empty-file', '\r\n \r\n'],
    ['only a header', 'no-rows', 'cve_ent,nombre\n'],
    ['rows without a header', 'no-header', '5,35,12\n5,36,40\n'],
    ['NUL bytes', 'nul-bytes', 'a,b\n1,\0\0\n2,3\n'],
    ['10,000 columns', 'too-many-columns', `${wide}\n${wide}\n`],
    ['one line of 5 MB', 'line-too-long', `a,b\n${'x'.repeat(5_000_000)},1\n`],
    ['one line of 5 MB and nothing else', 'line-too-long', 'x'.repeat(5_000_000)],
    ['JSON', 'not-a-table', '[{"a": 1}]'],
    ['XML', 'not-a-table', '<?xml version="1.0"?><alert/>'],
  ])('%s is refused as %s', async (_, code, content) => {
    expect(await refusalOf(content)).toBe(code);
  });

  test('a NUL byte far from the head is found', async () => {
    expect(await refusalOf(`a,b\n${'1,2\n'.repeat(2_000_000)}\0,3\n`)).toBe('nul-bytes');
  });

  test('a line at the limit, between short ones and across read chunks, is not too long', async () => {
    const line = `${'x'.repeat(1_048_000)},1\n`;
    expect(
      await refusalOf(`a,b\n${'1,2\n'.repeat(900_000)}${line.repeat(3)}${'1,2\n'.repeat(10)}`),
    ).toBeNull();
  });

  test('the refusal says in Spanish what the file is and what to do', async () => {
    const report = await validate(fixture('web-page.csv'), 'mobility/road-incidents', '05035');
    expect(report).toMatchObject({ ok: false, detected: null, errorCount: 1 });
    expect(report.findings[0]).toMatchObject({
      code: 'html-file',
      message: expect.stringContaining('página web'),
    });
  });
});

describe('how a table is written', () => {
  test.each([
    ['UTF-8', table, 'utf-8', false],
    ['UTF-8 with BOM', `\uFEFF${table}`, 'utf-8', true],
    ['UTF-16 little endian', utf16(table), 'utf-16le', true],
    ['UTF-16 big endian', utf16(table, true), 'utf-16be', true],
    ['UTF-16 without BOM', utf16(table).subarray(2), 'utf-16le', false],
    ['Windows-1252', Buffer.from(table, 'latin1'), 'windows-1252', false],
  ])('%s is recognised and read', async (_, content, encoding, hasBom) => {
    const path = file(content);
    const opened = await openTable(path);
    expect(opened).toMatchObject({ ok: true, table: { encoding, hasBom, headers: ['cve_ent', 'nombre'] } });
    expect(await previewRows(path)).toMatchObject({ rows: [['05', 'Torreón']] });
  });

  test('one accent in Windows-1252 after megabytes of plain text decides the encoding', async () => {
    const content = Buffer.concat([
      Buffer.from(`a,b\n${'1,2\n'.repeat(2_000_000)}`),
      Buffer.from([0xf1]),
      Buffer.from(',3\n'),
    ]);
    expect(await openTable(file(content))).toMatchObject({ table: { encoding: 'windows-1252' } });
  });

  test('characters of several bytes across read chunks are still UTF-8', async () => {
    expect(await openTable(file(`a,b\n${'ñ€😀,1\n'.repeat(900_000)}`))).toMatchObject({
      table: { encoding: 'utf-8' },
    });
  });

  test.each([
    [',', 'a,b\n"x;y",2\n'],
    [';', 'a;b\n1,5;2\n'],
    ['\t', 'a\tb\n1\t2\n'],
    ['|', 'a|b\n1|2\n'],
  ])('the delimiter %j is recognised', async (delimiter, content) => {
    expect(await openTable(file(content))).toMatchObject({ table: { delimiter } });
  });

  test('a database dump without header is refused, not misread', async () => {
    expect(await openTable(fixture('buildings-dump.csv'))).toMatchObject({ refusal: { code: 'no-header' } });
  });

  test('a preview stops at its limit and keeps cells of several lines', async () => {
    const preview = await previewRows(fixture('shelters-port.bom.csv'), { limit: 2 });
    expect(preview).toMatchObject({ ok: true });
    if (!preview.ok) return;
    expect(preview.rows).toHaveLength(2);
    expect(preview.headers[0]).toBe('CLV');
    expect(preview.rows[0]?.[6]).toContain('\n');
  });
});
