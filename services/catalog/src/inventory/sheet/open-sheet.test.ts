import { writeXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { adelaFile, inWindows1252 } from './adela-for-tests.ts';
import { adelaColumns } from './columns.ts';
import { openSheet } from './open-sheet.ts';

async function open(content: Buffer, fileName = 'inventario.csv') {
  const opened = await openSheet(content, fileName);
  if (!opened.ok) throw new Error(opened.reason.es);
  return opened.sheet;
}

const header = adelaColumns.map(({ header: name }) => `"${name}"`).join(',');
/** One row below ADELA's header, in Windows-1252. */
const rowOf = (...cells: string[]) =>
  inWindows1252(`${header}\r\n${cells.map((cell) => `"${cell}"`).join(',')}\r\n`);

describe("ADELA's sheet in Windows-1252, as municipalities keep it", () => {
  it('is understood below its titles and merged groups, without blanks, sections and totals', async () => {
    const sheet = await open(adelaFile());
    expect(sheet.rows.map(({ row, fields }) => [row, fields.responsible, fields.title])).toEqual([
      [4, 'Dirección de Vialidad', 'Incidentes viales'],
      [5, 'Dirección de Vialidad', 'Señales de tránsito'],
      [8, 'Dirección de Obras Públicas', 'Licencias de construcción'],
      [9, 'Dirección de Obras Públicas', 'Padrón de contratistas'],
      [10, 'Tesorería', 'Cuenta pública'],
      [11, 'Tesorería', 'Padrón del predial'],
    ]);
    expect(sheet.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(sheet.rows.map(({ fields }) => fields.plannedOn)).toEqual([
      '2027-03-31',
      '2027-04-03',
      '2027-06-30',
      null,
      '2027-03-31',
      null,
    ]);
    expect(sheet.rows.map(({ fields }) => fields.hasPrivateData)).toEqual([
      false,
      false,
      false,
      true,
      false,
      true,
    ]);
    expect(sheet.rows.map(({ fields }) => fields.legalBasis ?? null)).toEqual([
      null,
      null,
      null,
      'personal-data',
      null,
      'tax-secret',
    ]);
  });

  it('says on its cell everything that was supposed', async () => {
    const { findings } = await open(adelaFile());
    const told = findings.map(({ cell, code }) => `${cell} ${code}`);
    expect(told).toEqual([
      'A5 responsible-from-above',
      'H5 date-day-first',
      'E8 privacy-read-as',
      'H8 date-end-of-month',
      'F9 legal-basis-found',
      'E10 privacy-read-as',
      'H10 date-serial-number',
      'F11 legal-basis-found',
      'H11 date-of-private',
    ]);
  });
});

describe('the same inventory from other programs', () => {
  it('is read from a workbook with a title, merged groups, merged areas and real dates', async () => {
    const date = new Date(Date.UTC(2027, 2, 31));
    const content = await writeXlsx({
      sheets: [
        { name: 'Portada', rows: [['Ayuntamiento de Torreón'], ['Inventario 2026']] },
        {
          name: 'Hoja2',
          rows: [
            ['INVENTARIO INSTITUCIONAL DE DATOS'],
            ['Datos generales', '', '', '', 'Privacidad', '', 'Tecnología', 'Plan'],
            adelaColumns.map(({ header: name }) => name),
            ['Vialidad', 'Semáforos', '', '', 'Publico', '', '', date],
            ['', 'Topes', '', '', 'Publico', '', '', null],
            ['TOTAL', 2],
          ],
          merges: [
            { startRow: 0, endRow: 0, startCol: 0, endCol: 7 },
            { startRow: 1, endRow: 1, startCol: 0, endCol: 3 },
            { startRow: 1, endRow: 1, startCol: 4, endCol: 5 },
            { startRow: 3, endRow: 4, startCol: 0, endCol: 0 },
          ],
        },
      ],
    });
    const sheet = await open(Buffer.from(content), 'inventario.xlsx');
    expect(
      sheet.rows.map(({ row, fields }) => [row, fields.responsible, fields.title, fields.plannedOn]),
    ).toEqual([
      [4, 'Vialidad', 'Semáforos', '2027-03-31'],
      [5, 'Vialidad', 'Topes', null],
    ]);
    expect(sheet.findings).toEqual([]);
  });

  it('is read with semicolons, in UTF-8 with its mark', async () => {
    const semicolons = `${adelaColumns.map(({ header: name }) => `"${name}"`).join(';')}\r\nVialidad;Señales;;;Publico;;;2027-01-31\r\n`;
    const sheet = await open(Buffer.from(`\uFEFF${semicolons}`));
    expect(sheet.rows).toMatchObject([{ row: 2, fields: { title: 'Señales', plannedOn: '2027-01-31' } }]);
  });
});

describe('what is wrong in a sheet', () => {
  it.each([
    [['', 'Baches', '', '', 'Publico', '', '', ''], 'A2', 'responsible-missing'],
    [['Obras', '', 'r', '', 'Publico', '', '', ''], 'B2', 'title-missing'],
    [['Obras', 'Baches', '', '', '', '', '', ''], 'E2', 'privacy-missing'],
    [['Obras', 'Baches', '', '', 'Parcialmente', '', '', ''], 'E2', 'privacy-partly'],
    [['Obras', 'Baches', '', '', 'tal vez', '', '', ''], 'E2', 'privacy-unknown'],
    [['Obras', 'Baches', '', '', 'Privado', '', '', ''], 'F2', 'reason-missing'],
    [['Obras', 'Baches', '', '', 'Publico', '', '', '31/02/2027'], 'H2', 'date-no-such-day'],
    [['Obras', 'Baches', '', '', 'Publico', '', '', 'Segundo semestre 2027'], 'H2', 'date-only-a-year'],
    [['Obras', 'Baches', '', 'De HEGG560427MVZRRL04', 'Publico', '', '', ''], 'D2', 'personal-data'],
  ])('is told on its cell with the way to mend it', async (cells, cell, code) => {
    const { findings } = await open(rowOf(...cells));
    const [error] = findings.filter(({ severity }) => severity === 'error');
    expect(error).toMatchObject({ cell, code });
    expect(error?.fix.length).toBeGreaterThan(10);
  });

  it('is told when a row repeats another, or its key', async () => {
    const row = 'Obras,Baches,,,Publico,,,';
    const { findings } = await open(
      inWindows1252(`${header},Clave\r\n${row},INV-0001\r\n${row},INV-0001\r\n${row},abc\r\n`),
    );
    expect(findings.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      'B3 row-twice',
      'I3 key-twice',
      'B4 row-twice',
      'I4 key-unreadable',
    ]);
  });

  it('refuses a file without the columns of an inventory, and says which', async () => {
    const opened = await openSheet(Buffer.from('Nombre del conjunto,Fecha\nBaches,2027-01-01\n'), 'x.csv');
    expect(opened).toMatchObject({
      ok: false,
      reason: { es: expect.stringContaining('«Responsable»') as string },
    });
  });

  it('refuses what is no sheet with the words for it', async () => {
    const opened = await openSheet(Buffer.from('%PDF-1.7\n1 0 obj\n'), 'inventario.csv');
    expect(opened).toMatchObject({ ok: false, reason: { es: expect.stringContaining('PDF') as string } });
  });
});
