import { utils, write } from '@e965/xlsx';
import type { BookType, WorkSheet } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { codes, named, open, refusalOf } from './test-open.ts';

const book = (sheets: Record<string, WorkSheet>, type: BookType = 'xlsx'): string => {
  const made = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(made, sheet, name);
  return named(`libro.${type}`, write(made, { type: 'buffer', bookType: type }) as Buffer);
};
const range = (reference: string) => utils.decode_range(reference);
const incidents = () =>
  utils.aoa_to_sheet([
    ['Secretaría de Vialidad'],
    ['Incidentes por crucero, 2024'],
    [],
    ['cve_ent', 'cve_mun', 'crucero', 'fecha', 'total_incidentes', 'latitud'],
    ['05', '035', 'Centro', new Date(Date.UTC(2024, 2, 9)), 12, 25.5823808],
    ['05', '035', 'Norte', new Date(Date.UTC(2024, 11, 31)), 1234567, 25.54],
    ['Total', null, null, null, 1234579],
    ['Fuente: parte diario de tránsito'],
  ]);

describe('workbooks', () => {
  test.each(['xlsx', 'xls', 'ods'] as const)(
    'titles and notes of an %s are left out; dates are ISO, keys keep their zeros, numbers all digits',
    async (type) => {
      const opened = await open(book({ Hoja1: incidents() }, type));
      expect(opened.csv.split('\n').slice(0, 3)).toEqual([
        'cve_ent,cve_mun,crucero,fecha,total_incidentes,latitud',
        '05,035,Centro,2024-03-09,12,25.5823808',
        '05,035,Norte,2024-12-31,1234567,25.54',
      ]);
      expect(opened.detected).toMatchObject({
        format: type,
        sheet: 'Hoja1',
        headerRow: 4,
        preambleRows: 3,
        footerRows: 2,
      });
      expect(opened.rowOffset).toBe(3);
      expect(codes(opened.repairs)).toEqual(['preamble-rows', 'footer-rows']);
    },
  );

  test('the sheet whose headers the standard knows is taken, and another can be chosen', async () => {
    const path = book({
      Notas: utils.aoa_to_sheet(Array.from({ length: 90 }, (_, row) => ['nota', 'valor', 'más', row])),
      Datos: incidents(),
    });
    const opened = await open(path);
    expect(opened.detected.sheet).toBe('Datos');
    expect(opened.detected.sheets).toEqual([
      { name: 'Notas', rows: 90, columns: 4 },
      { name: 'Datos', rows: 8, columns: 6 },
    ]);
    expect((await open(path, { sheet: 'Notas', headerRow: 1 })).csv.startsWith('nota,valor')).toBe(true);
    expect(await refusalOf(path, { sheet: 'Otra' })).toBe('no-such-sheet');
  });

  test('grouped headers become one name per column, and merged cells of the body repeat their value', async () => {
    const sheet = utils.aoa_to_sheet([
      ['Municipio', 'Robo', null, 'Homicidio', null],
      [null, 'con violencia', 'sin violencia', 'doloso', 'culposo'],
      ['Torreón', 1, 2, 3, 4],
      [null, 5, 6, 7, 8],
      ['Lerdo', 9, 10, 11, 12],
    ]);
    sheet['!merges'] = ['A1:A2', 'B1:C1', 'D1:E1', 'A3:A4'].map(range);
    const opened = await open(book({ Hoja1: sheet }));
    expect(opened.csv.split('\n').slice(0, 3)).toEqual([
      'Municipio,Robo con violencia,Robo sin violencia,Homicidio doloso,Homicidio culposo',
      'Torreón,1,2,3,4',
      'Torreón,5,6,7,8',
    ]);
    expect(opened.repairs).toEqual([
      { code: 'merged-header', field: '', count: 5, before: '', after: 'Homicidio culposo' },
      { code: 'merged-cells', field: '', count: 1, before: '', after: 'Torreón' },
    ]);
    expect(opened.rowOffset).toBe(1);
  });

  test('a title merged over some of the columns is no group', async () => {
    const sheet = utils.aoa_to_sheet([
      ['Incidentes de 2024'],
      ['cve_ent', 'cve_mun', 'crucero', 'total_incidentes'],
      ['05', '035', 'Centro', 3],
    ]);
    sheet['!merges'] = [range('A1:C1')];
    const opened = await open(book({ Hoja1: sheet }));
    expect(opened.csv).toBe('cve_ent,cve_mun,crucero,total_incidentes\n05,035,Centro,3\n');
    expect(codes(opened.repairs)).toEqual(['preamble-rows']);
  });

  test('a formula is the value it was saved with, an error is an empty cell, a key keeps the zeros it shows', async () => {
    const sheet = utils.aoa_to_sheet([
      ['cve_ent', 'crucero', 'total_incidentes', 'folio'],
      ['05', 'Centro', 3, 7],
    ]);
    sheet['C2'] = { t: 'n', v: 3, f: 'HYPERLINK("http://example.com","x")+1' };
    sheet['B2'] = { t: 'e', v: 42, w: '#N/A' };
    sheet['D2'] = { t: 'n', v: 7, z: '00000' };
    const opened = await open(book({ Hoja1: sheet }));
    expect(opened.csv.split('\n')[1]).toBe('05,,3,00007');
    expect(opened.repairs).toEqual([
      {
        code: 'formula-value',
        field: '',
        count: 1,
        before: '=HYPERLINK("http://example.com","x")+1',
        after: '3',
      },
      { code: 'error-cell', field: '', count: 1, before: '#N/A', after: '' },
    ]);
  });

  test('a workbook named .csv works as what it is, and that is shown', async () => {
    const path = book({ Hoja1: incidents() });
    const opened = await open(path, {}, { fileName: 'incidentes.csv' });
    expect(opened.detected.format).toBe('xlsx');
    expect(opened.repairs[0]).toEqual({
      code: 'misnamed-file',
      field: '',
      count: 1,
      before: '.csv',
      after: 'xlsx',
    });
  });

  test('rows between others that are blank keep their number', async () => {
    const sheet = utils.aoa_to_sheet([['cve_ent', 'crucero'], ['05', 'A'], [], ['05', 'B']]);
    expect((await open(book({ Hoja1: sheet }))).csv).toBe('cve_ent,crucero\n05,A\n,\n05,B\n');
  });

  test('an empty workbook and a damaged one are refused', async () => {
    expect(await refusalOf(book({ Hoja1: utils.aoa_to_sheet([]) }))).toBe('empty-file');
    expect(await refusalOf(named('x.xls', Buffer.from('d0cf11e0a1b11ae1'.padEnd(2_000, '0'), 'hex')))).toBe(
      'damaged-file',
    );
  });
});
