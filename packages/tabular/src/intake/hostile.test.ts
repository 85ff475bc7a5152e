import { closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { CFB, utils, write } from '@e965/xlsx';
import { standard } from '@rma/themes';
import { describe, expect, test } from 'vitest';
import { validateInChild } from '../child/validate-in-child.ts';
import type { ValidationRequest } from '../report.ts';
import { outputFolder, publisher, scratch } from '../test-support.ts';
import { named, refusalOf } from './test-open.ts';
import { zipOf } from './test-zip.ts';

/** Some of these need more than the engine does; none may come near the bound at which the child is killed. */
const maxMemoryMb = 900;

const judge = async (path: string, id = 'mobility/road-incidents', rest: Partial<ValidationRequest> = {}) => {
  const outcome = await validateInChild(
    {
      path,
      fileName: path,
      standard: standard(id)!,
      context: publisher('05035'),
      workFolder: scratch,
      ...rest,
    },
    { maxMemoryMb, deadlineMs: 60_000 },
  );
  if (!outcome.ok) throw new Error(`${outcome.reason}: ${outcome.detail}`);
  return outcome.report;
};
const firstCode = async (path: string, id?: string) => (await judge(path, id)).findings[0]?.code;

const header = 'crucero,cve_ent,cve_mun,semaforizado,total_incidentes,fecha\n';
const row = 'Centro,05,035,no,3,2024-03-09\n';

/** A file of one line, written in pieces so that the test itself stays small. */
const oneLine = (megabytes: number): string => {
  const path = named('linea.csv', header);
  const file = openSync(path, 'a');
  const piece = Buffer.alloc(1_048_576, 'x');
  for (let written = 0; written < megabytes; written++) writeSync(file, piece);
  closeSync(file);
  return path;
};

const zeros = Buffer.alloc(30 * 1_048_576);
const sheetParts = (sheet: Buffer | string) => ({
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
  '_rels/.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml':
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Hoja1" sheetId="1" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  'xl/worksheets/sheet1.xml': sheet,
});
const sheetXml = (cells: string, rest = '') =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>${cells}</sheetData>${rest}</worksheet>`;
const textRow = (at: number, ...cells: string[]) =>
  `<row r="${at}">${cells.map((cell, column) => `<c r="${utils.encode_col(column)}${at}" t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`;

const lockedWorkbook = (): Buffer => {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.alloc(300, 1));
  CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(5_000, 7));
  return Buffer.from(CFB.write(container, { type: 'buffer' }) as Uint8Array);
};

const odsWith = (cells: string): Buffer =>
  zipOf({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml':
      '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
    'content.xml': `<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Hoja1">${cells}</table:table></office:spreadsheet></office:body></office:document-content>`,
  });

const laughs = (root: string) =>
  `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ja"><!ENTITY c "${'&b;'.repeat(50)}"><!ENTITY d "${'&c;'.repeat(50)}">]>${root}`;

describe('hostile delimited text', () => {
  test.each([
    [
      '10,000 columns',
      'too-many-columns',
      () => named('a.csv', `${'c,'.repeat(9_999)}c\n${'1,'.repeat(9_999)}1\n`),
    ],
    ['a single line of 200 MB', 'line-too-long', () => oneLine(200)],
    ['NUL bytes', 'nul-bytes', () => named('a.csv', `${header}Cen\0tro,05,035,no,3,2024-03-09\n`)],
    [
      'random bytes',
      'nul-bytes',
      () => named('a.csv', Buffer.from(Array.from({ length: 9_999 }, (_, at) => (at * 7919) % 256))),
    ],
  ])('%s: %s', async (_, code, path) => {
    expect(await firstCode(path())).toBe(code);
  });

  test('a hundred thousand open quotes end in findings, not in a fall', async () => {
    const report = await judge(
      named('a.csv', `${header}${'"Centro,05,035,no,3,2024-03-09\n'.repeat(100_000)}`),
    );
    expect(report.ok).toBe(false);
  });

  test('two encodings in one file: each line is read in its own, and shown', async () => {
    const report = await judge(
      named(
        'a.csv',
        Buffer.concat([
          Buffer.from(`${header}Múzquiz,05,035,no,3,2024-03-09\nAcuña,05,035,no,3,2024-03-09\n`),
          Buffer.from('Nuñez,05,035,no,1,2024-03-10\n', 'latin1'),
        ]),
      ),
    );
    expect(report.repairs.find(({ code }) => code === 'mixed-encoding')).toMatchObject({
      count: 1,
      after: expect.stringContaining('Nuñez'),
    });
  });

  test('cells that a spreadsheet would run come out as text', async () => {
    const folder = outputFolder();
    await judge(
      named(
        'a.csv',
        `${header}"=HYPERLINK(""http://example.com"",""x"")",05,035,no,3,2024-03-09\n"@SUM(1)",05,035,no,1,2024-03-10\n`,
      ),
      undefined,
      { outputFolder: folder },
    );
    const clean = readFileSync(join(folder, 'conforming.csv'), 'utf8');
    expect(clean).toContain(`"'=HYPERLINK(`);
    expect(clean).toContain(`'@SUM(1)`);
  });
});

describe('names that lie, and files that are no tables', () => {
  test.each([
    ['a PDF named .xlsx', 'pdf-file', () => named('a.xlsx', '%PDF-1.7 …')],
    [
      'a web page named .csv',
      'html-file',
      () => named('a.csv', '<!DOCTYPE html><html><body>404</body></html>'),
    ],
    ['an image named .csv', 'image-file', () => named('a.csv', Buffer.from('89504e470d0a1a0a', 'hex'))],
    ['a RAR', 'foreign-archive', () => named('a.zip', Buffer.from('526172211a0700cf', 'hex'))],
    [
      'a Word document named .xlsx',
      'document-file',
      () => named('a.xlsx', zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' })),
    ],
    ['a workbook with a password', 'encrypted-file', () => named('a.xlsx', lockedWorkbook())],
    [
      'a zip with a password',
      'encrypted-file',
      () => named('a.zip', zipOf({ 'a.csv': { content: header, isEncrypted: true } })),
    ],
    ['a zip of pictures', 'archive-without-table', () => named('a.zip', zipOf({ 'a.png': 'x' }))],
    ['a cut zip', 'damaged-file', () => named('a.zip', zipOf({ 'a.csv': header + row }).subarray(0, 60))],
    [
      'a table for a standard of feeds',
      'not-a-feed',
      () => named('a.zip', zipOf({ 'a.csv': header + row })),
      'mobility/transit-gtfs',
    ],
    [
      'a feed for a standard of tables',
      'feed-for-table',
      () => named('a.zip', zipOf({ 'stops.txt': 'x', 'trips.txt': 'x', 'routes.txt': 'x' })),
    ],
  ])('%s: %s', async (_, code, path, of?: string) => {
    expect(await refusalOf(path(), {}, of === undefined ? {} : { of })).toBe(code);
  });

  test('a workbook named .csv works as what it is', async () => {
    const book = utils.book_new();
    const [names = [], cells = []] = [header, row].map((line) => line.trim().split(','));
    utils.book_append_sheet(book, utils.aoa_to_sheet([names, cells]), 'Hoja1');
    const report = await judge(named('a.csv', write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer));
    expect(report.detected?.format).toBe('xlsx');
    expect(report.repairs.map(({ code }) => code)).toContain('misnamed-file');
  });

  test('a table alone in a zip is taken out of it, and that is shown', async () => {
    const report = await judge(
      named('a.zip', zipOf({ 'datos/incidentes.csv': header + row, '__MACOSX/._x': 'x' })),
    );
    expect(report.repairs).toContainEqual({
      code: 'unpacked-file',
      field: '',
      count: 1,
      before: 'zip',
      after: 'datos/incidentes.csv',
    });
  });
});

describe('archives that explode', () => {
  test.each([
    ['a file that grows a thousand times', 'archive-too-large', () => zipOf({ 'a.csv': zeros })],
    [
      'a directory that promises 10 GB',
      'archive-too-large',
      () =>
        zipOf({
          'a.csv': { content: 'a,b\n', claimedBytes: 4_294_967_000 },
          'b.csv': { content: 'a,b\n', claimedBytes: 4_294_967_000 },
        }),
    ],
    [
      'a directory that promises less than there is',
      'damaged-file',
      () => zipOf({ 'a.csv': { content: zeros, claimedBytes: 1_000 } }),
    ],
    ['a bomb in a zip', 'archive-too-large', () => zipOf({ 'a.csv': zipOf({ 'b.csv': zeros }) })],
    [
      'a zip in a zip, which could go on for ever',
      'archive-without-table',
      () => zipOf({ 'a.csv': zipOf({ 'b.csv': '[Content_Types].xml' }) }),
    ],
    [
      '20,001 files',
      'archive-too-large',
      () => zipOf(Object.fromEntries(Array.from({ length: 20_001 }, (_, at) => [`${at}.csv`, 'x']))),
    ],
    ['a workbook whose sheet explodes', 'archive-too-large', () => zipOf(sheetParts(zeros))],
  ])('%s: %s', async (_, code, content) => {
    expect(await firstCode(named('a.zip', content()))).toBe(code);
  });

  test('a sheet that declares sixteen thousand million cells is as big as what it holds', async () => {
    const cells = [header, row].map((line, at) => textRow(at + 1, ...line.trim().split(','))).join('');
    const merges = '<mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>';
    const report = await judge(named('a.xlsx', zipOf(sheetParts(sheetXml(cells, merges)))));
    expect(report).toMatchObject({ rowCount: 1, detected: { headerRow: 1 } });
  });

  test('a cell that repeats itself by millions in an ODS is refused', async () => {
    const cells = `<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>`;
    expect(await firstCode(named('a.ods', odsWith(cells)))).toBe('file-too-large');
  });
});

describe('XML and JSON made to hurt', () => {
  test.each([
    [
      'a billion laughs in an alert',
      'unsafe-xml',
      () => named('a.xml', laughs('<alert>&d;</alert>')),
      'resilience/emergency-alerts',
    ],
    [
      'an external entity in a KML',
      'unsafe-xml',
      () =>
        named(
          'a.kml',
          '<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]><kml><name>&x;</name></kml>',
        ),
      'mobility/cycleways',
    ],
    [
      'a hundred thousand levels',
      'unsafe-xml',
      () => named('a.xml', `<alert>${'<info>'.repeat(100_000)}`),
      'resilience/emergency-alerts',
    ],
    [
      'an attribute list without end',
      'unsafe-xml',
      () => named('a.xml', `<alert ${Array.from({ length: 5_000 }, (_, at) => `a${at}="1"`).join(' ')}/>`),
      'resilience/emergency-alerts',
    ],
    [
      'an alert cut in the middle',
      'damaged-file',
      () => named('a.xml', '<alert><info>'),
      'resilience/emergency-alerts',
    ],
    [
      'a page that says it is an alert',
      'not-an-alert',
      () => named('a.xml', '<?xml version="1.0"?><nota/>'),
      'resilience/emergency-alerts',
    ],
  ])('%s: %s', async (_, code, path, of) => {
    expect(await refusalOf(path(), {}, { of })).toBe(code);
  });

  test.each([
    [
      'JSON with a hundred thousand levels',
      'invalid-geometry',
      () =>
        named(
          'a.geojson',
          `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":${'['.repeat(100_000)}${']'.repeat(100_000)}}}]}`,
        ),
      'mobility/cycleways',
    ],
    [
      'a property with a hundred thousand levels',
      'damaged-file',
      () =>
        named(
          'a.geojson',
          `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}},"geometry":null}]}`,
        ),
      'mobility/cycleways',
    ],
  ])('%s: %s', async (_, code, path, id) => {
    const report = await judge(path(), id);
    expect(report.ok).toBe(false);
    expect(report.findings.map((each) => each.code)).toContain(code);
  });
});

test('nothing of all this stays on disk', () => {
  expect(readdirSync(scratch).filter((name) => name.startsWith('rma-'))).toEqual([]);
});
