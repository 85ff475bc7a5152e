import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codes, file, fixture, open } from './test-open.ts';

const rows = '05,035,Torreón,3\n05,035,Gómez,4\n';

describe('delimited text as governments send it', () => {
  test('a plain file is read where it is', async () => {
    const path = file(`cve_ent,cve_mun,crucero,total\n${rows}`);
    const opened = await open(path);
    expect(opened).toMatchObject({ csvPath: path, rowOffset: 0, findings: [], repairs: [] });
    expect(opened.detected).toMatchObject({ format: 'csv', headerRow: 1, preambleRows: 0, footerRows: 0 });
  });

  test('titles above and totals, sources and notes below the table are left out, and shown', async () => {
    const opened = await open(
      file(
        `Secretaría de Vialidad,,,\nIncidentes 2024,,,\n\ncve_ent,cve_mun,crucero,total\n${rows}TOTAL,,,7\n\n"Fuente: Dirección de Tránsito,\nparte diario",,,\n* Cifras preliminares\n`,
      ),
    );
    expect(opened.csv).toBe(`cve_ent,cve_mun,crucero,total\n${rows}`);
    expect(opened.detected).toMatchObject({ headerRow: 4, preambleRows: 3, footerRows: 4 });
    expect(opened.rowOffset).toBe(3);
    expect(opened.repairs).toEqual([
      { code: 'preamble-rows', field: '', count: 2, before: 'Secretaría de Vialidad', after: '' },
      { code: 'footer-rows', field: '', count: 3, before: 'TOTAL · 7', after: '' },
    ]);
  });

  test('a row of data is not taken for a note, however empty it is', async () => {
    const opened = await open(file(`cve_ent,cve_mun,crucero,total\n${rows}05,,,\n`));
    expect(opened.detected.footerRows).toBe(0);
  });

  test('a name alone in the last row is a row; a sentence alone below a blank row is a note', async () => {
    const table = `cve_ent,cve_mun,crucero,total\n${rows}`;
    const named = await open(file(`${table}Escuela Primaria Benito Juárez,,,\n`));
    expect(named.detected.footerRows).toBe(0);
    const noted = await open(file(`${table},,,\nCifras que pueden cambiar sin aviso,,,\n`));
    expect(noted.detected.footerRows).toBe(2);
  });

  test('values that happen to be headers of the standard do not make a row the header', async () => {
    const opened = await open(file('lugar,cve_ent,tipo\nAvenida,05,crucero\nmunicipio,05,crucero\n'));
    expect(opened.detected.headerRow).toBe(1);
  });

  test('a last cell of several lines is a row, not notes', async () => {
    const text = 'cve_ent,cve_mun,crucero,total\n05,035,"Av. Juárez\n\nesquina con Hidalgo",3\n';
    expect((await open(file(text))).csv).toBe(text);
  });

  test('blank lines keep their row, so that the rows after them keep their numbers', async () => {
    const opened = await open(file('cve_ent,crucero\r\n05,A\r\n\r\n05,"B\r\n\r\nC"\r\n'));
    expect(opened.csv).toBe('cve_ent,crucero\r\n05,A\r\n,\r\n05,"B\r\n\r\nC"\r\n');
  });

  test('what a person chose counts over what was detected', async () => {
    const text =
      'cve_ent;cve_mun;crucero;total\nclave;clave;nombre;n\n05;035;Uno;1\n05;035;Dos;2\n05;035;Tres;3\n';
    const opened = await open(file(text), { headerRow: 2, lastRow: 4, delimiter: ';', encoding: 'utf-8' });
    expect(opened.csv).toBe('clave;clave;nombre;n\n05;035;Uno;1\n05;035;Dos;2\n');
    expect(opened.rowOffset).toBe(1);
    expect(opened.detected).toMatchObject({ preambleRows: 1, footerRows: 1 });
    expect(codes(opened.repairs)).toEqual(['preamble-rows', 'footer-rows']);
  });

  test('a file without header gets numbered columns and asks what they are', async () => {
    const opened = await open(fixture('buildings-dump.csv'), {}, { of: 'cadastre/buildings' });
    expect(opened.detected).toMatchObject({ headerRow: 0, delimiter: '|' });
    expect(opened.table.headers.slice(0, 2)).toEqual(['columna 1', 'columna 2']);
    expect(opened.csv.split('\n')[1]).toBe(
      readFileSync(fixture('buildings-dump.csv'), 'utf8').split('\n')[0],
    );
    expect(opened).toMatchObject({ rowOffset: -1, findings: [{ code: 'no-header', severity: 'warning' }] });
  });

  test('a person may say that the first row is data', async () => {
    const opened = await open(file('Torreón,Centro\nMatamoros,Norte\n'), { headerRow: 0 });
    expect(opened.csv).toBe('"columna 1","columna 2"\nTorreón,Centro\nMatamoros,Norte\n');
  });

  test("a spreadsheet's sep= line gives the delimiter and is no row", async () => {
    const opened = await open(file('sep=;\r\ncve_ent;crucero\r\n05;1,5\r\n'));
    expect(opened.csv).toBe('cve_ent;crucero\r\n05;1,5\r\n');
    expect(opened).toMatchObject({ rowOffset: 0, detected: { delimiter: ';', headerRow: 1 } });
  });

  test('lines of two encodings in one file are each read in theirs, and shown', async () => {
    const content = Buffer.concat([
      Buffer.from('cve_ent,crucero\n05,Torreón\n05,Múzquiz\n'),
      Buffer.from('05,Acuña\n', 'latin1'),
    ]);
    const opened = await open(file(content));
    expect(opened.csv).toBe('cve_ent,crucero\n05,Torreón\n05,Múzquiz\n05,Acuña\n');
    expect(opened.repairs).toEqual([
      { code: 'mixed-encoding', field: '', count: 1, before: '05,Acu�a', after: '05,Acuña' },
    ]);
  });

  test('Windows-1252 is shown as what it would have been and what it is', async () => {
    const opened = await open(file(Buffer.from('cve_ent,crucero\n05,Acuña\n', 'latin1')));
    expect(opened.repairs).toEqual([
      { code: 'encoding', field: '', count: 1, before: '05,Acu�a', after: '05,Acuña' },
    ]);
  });

  test('UTF-16 of a spreadsheet export is read, with tabs', async () => {
    const opened = await open(file(Buffer.from('\uFEFFcve_ent\tcrucero\r\n05\tAcuña\r\n', 'utf16le')));
    expect(opened.csv.replace('\uFEFF', '')).toBe('cve_ent\tcrucero\r\n05\tAcuña\r\n');
    expect(opened.detected).toMatchObject({ encoding: 'utf-16le', hasBom: true, delimiter: '\t' });
  });

  test('a name that says another format is shown', async () => {
    const opened = await open(file(`cve_ent,cve_mun,crucero,total\n${rows}`), {}, { fileName: 'datos.xlsx' });
    expect(codes(opened.repairs)).toEqual(['misnamed-file']);
  });
});
