import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { preparationSchema } from './preparation.ts';
import type { ValidationReport } from './report.ts';
import { cleanRows, file, fixture, outputFolder, scratch, validate } from './test-support.ts';

const codes = (report: { findings: { code: string; severity: string }[] }, severity = 'error') =>
  report.findings.filter((each) => each.severity === severity).map((each) => each.code);
const lines = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n');
const written = () => ({ outputFolder: outputFolder() });
const cleanLines = (report: ValidationReport) =>
  lines(report.outputs.find((output) => output.role === 'csv')?.path ?? 'no clean copy');

const crossing = 'crucero,cve_ent,cve_mun,semaforizado,total_incidentes,fecha\n';
const road = (rows: string) => file(`${crossing}${rows}`);

const bad = (rows: number) =>
  road(
    Array.from(
      { length: rows },
      (_, index) => `C${index},xx${index},y${index},z${index},w${index},v${index}\n`,
    ).join(''),
  );

const numbered = (prefix: string) => Array.from({ length: 998 }, (_, index) => `${prefix}${index}`).join(',');

describe('files as governments publish them', () => {
  test('a list of crossings becomes conforming: keys of the publisher, yes and no as booleans', async () => {
    const report = await validate(fixture('crossings.csv'), 'mobility/road-incidents', '05035', written());
    expect(codes(report)).toEqual([]);
    expect(report.repairs.map((repair) => `${repair.code} ${repair.field}`)).toEqual([
      'filled-from-publisher cve_ent',
      'filled-from-publisher cve_mun',
      'boolean-words semaforizado',
    ]);
    expect(cleanLines(report)).toHaveLength(1 + 24);
    expect(cleanRows(report)[0]).toMatchObject({
      cve_ent: '05',
      cve_mun: '035',
      semaforizado: 'true',
      total_incidentes: '47',
      latitud: '25.5497412',
      longitud: '-103.4475857',
    });
  });

  test('the wide delivery of SESNSP becomes one row per month, and unpublished months none', async () => {
    const report = await validate(
      fixture('crime-wide.windows-1252.csv'),
      'security/crime-incidence',
      '01',
      written(),
    );
    expect(codes(report)).toEqual([]);
    expect(report.detected?.encoding).toBe('windows-1252');
    expect(report.rowCount).toBe(8);
    expect(cleanLines(report)).toHaveLength(1 + 4 * 12 + 4 * 8);
    expect(cleanLines(report)[1]).toMatch(
      /^2020,1,01,,La vida y la Integridad corporal,Homicidio,Homicidio doloso,Con arma de fuego,CNSP-38-15,\d+$/,
    );
  });

  test('a municipal delivery with five-digit keys keeps the three of the municipality', async () => {
    const report = await validate(
      fixture('crime-wide-municipal.csv'),
      'security/crime-incidence',
      '01',
      written(),
    );
    expect(codes(report)).toEqual([]);
    expect(cleanLines(report)[1]).toContain('2020,1,01,001,');
  });

  test('a repeated row of a wide delivery is an error, not twelve', async () => {
    const [header, first] = lines(fixture('crime-wide-municipal.csv'));
    const report = await validate(file(`${header}\n${first}\n${first}\n`), 'security/crime-incidence', '01');
    expect(report.findings.find((each) => each.code === 'primary-key')?.count).toBe(1);
  });

  test('the names and phones of a shelter list stop it, masked in the report', async () => {
    const report = await validate(fixture('shelters-state.csv'), 'resilience/temporary-shelters', '23');
    expect(new Set(codes(report))).toEqual(new Set(['personal-data']));
    expect(report.findings.find((each) => each.field === 'telefono')).toMatchObject({ count: 7 });
    expect(JSON.stringify(report)).not.toContain('555 010');
    expect(JSON.stringify(report)).not.toContain('PEÑA');
  });

  test('once a person decided to drop them the list conforms, and its original is not for the public', async () => {
    const decided = preparationSchema.parse({
      privacy: ['responsabl', 'telefono'].map((header) => ({ header, action: 'drop' })),
    });
    const report = await validate(fixture('shelters-state.csv'), 'resilience/temporary-shelters', '23', {
      preparation: decided,
      ...written(),
    });
    expect(codes(report)).toEqual([]);
    expect(report.carriesPersonalData).toBe(true);
    expect(report.personalData.filter((each) => each.isBlocking).map((each) => each.decided)).not.toContain(
      null,
    );
    expect(report.unusedHeaders).not.toContain('telefono');
    expect(report.repairs.map((repair) => repair.code)).toContain('privacy-drop');
    expect(report.outputs.map((output) => output.role)).toEqual(['csv', 'parquet', 'json', 'geojson']);
  });

  test('what was decided about a column that fills a field is done to its cells', async () => {
    const path = file(
      'id,nombre,domicilio,capacidad_personas,uso\nA,Escuela Uno,Calle 1,10, Llame al tel. 55 5010 1020\nB,Escuela Dos,Calle 2,20,Llame al tel. 55 5010 1021\n',
    );
    const preparation = preparationSchema.parse({ privacy: [{ header: 'uso', action: 'mask' }] });
    const undecided = await validate(path, 'resilience/temporary-shelters', '12001');
    expect(codes(undecided)).toContain('personal-data');
    expect(JSON.stringify(undecided)).not.toContain('1020');
    const report = await validate(path, 'resilience/temporary-shelters', '12001', {
      preparation,
      ...written(),
    });
    expect(codes(report)).toEqual([]);
    expect(JSON.stringify(cleanRows(report))).not.toContain('5010');
    expect(report.repairs.find((repair) => repair.code === 'privacy-mask')).toMatchObject({
      field: 'uso',
      count: 2,
    });
  });

  test('without those columns the same list conforms', async () => {
    const report = await validate(
      fixture('shelters-state-clean.csv'),
      'resilience/temporary-shelters',
      '23',
      written(),
    );
    expect(codes(report)).toEqual([]);
    expect(cleanLines(report)[1]).toMatch(/^1,ESCUELA 1,ESCUELA,23DPR0000X,23,0(?:02|10),/);
  });

  test('phones inside cells of several lines are found under any header', async () => {
    const report = await validate(fixture('shelters-port.bom.csv'), 'resilience/temporary-shelters', '12001');
    expect(new Set(codes(report))).toEqual(new Set(['personal-data']));
    expect(report.rowCount).toBe(12);
    expect(report.repairs.filter((repair) => repair.code === 'filled-from-publisher')).toHaveLength(2);
  });

  test('stray commas at the end of ATUS rows are left out, and hour 99 means not specified', async () => {
    const report = await validate(fixture('atus.csv'), 'mobility/road-incidents', '01', written());
    expect(codes(report)).toEqual([]);
    expect(report.repairs.map((repair) => repair.code)).toContain('trailing-delimiter');
    expect(report.repairs.find((repair) => repair.code === 'missing-value')).toMatchObject({
      field: 'hora',
      count: 1,
    });
    expect(cleanLines(report)).toHaveLength(1 + 10);
  });

  test('thousands separators and day-first dates are read when the column settles them', async () => {
    const report = await validate(
      fixture('buildings.semicolon.csv'),
      'cadastre/buildings',
      '27008',
      written(),
    );
    expect(codes(report)).toEqual([]);
    expect(report.repairs.map((repair) => repair.code)).toEqual(
      expect.arrayContaining(['thousands-separator', 'date-order']),
    );
    expect(cleanRows(report)[0]).toMatchObject({
      cve_catastral: '003-0014-000000',
      superficie_m2: '1200.5',
      fecha_actualizacion: '2015-04-01',
    });
  });
});

describe('repairs are conservative', () => {
  test('a date column that nothing settles is an error', async () => {
    const report = await validate(road('A,05,035,no,1,03/04/2024\n'), 'mobility/road-incidents', '05035');
    expect(codes(report)).toEqual(['type-error']);
  });
  test('a date column with both orders is an error', async () => {
    const report = await validate(
      road('A,05,035,no,1,13/04/2024\nB,05,035,no,1,04/13/2024\n'),
      'mobility/road-incidents',
      '05035',
    );
    expect(codes(report)).toEqual(['type-error']);
  });
  test('a misspelt accent of a list’s value is put right and counted', async () => {
    const path = file('crucero,clasificacion\nA,solo danos\nB,Sólo daños\n');
    const report = await validate(path, 'mobility/road-incidents', '05035', written());
    expect(report.repairs.find((repair) => repair.code === 'spelling')).toEqual({
      code: 'spelling',
      field: 'clasificacion',
      count: 1,
      before: 'solo danos',
      after: 'Sólo daños',
    });
  });
  test('blanks around cells go, and no-break spaces too', async () => {
    const path = file('crucero,total_incidentes\n A ,\u00a012 \nB,3\n');
    const report = await validate(path, 'mobility/road-incidents', '05035', written());
    expect(report.repairs.filter((repair) => repair.code === 'trim').map((repair) => repair.count)).toEqual([
      1, 1,
    ]);
    expect(cleanRows(report)[0]).toMatchObject({ crucero: 'A', total_incidentes: '12' });
  });
});

describe('files that are wrong as tables', () => {
  test('missing, repeated and unknown columns are told apart', async () => {
    const report = await validate(
      file('nombre,nombre,otra,\nuno,dos,tres,\n'),
      'resilience/temporary-shelters',
      '23',
    );
    expect(codes(report)).toEqual(expect.arrayContaining(['missing-label', 'duplicate-label']));
    expect(codes(report, 'warning')).toEqual(expect.arrayContaining(['extra-label', 'blank-label']));
  });
  test('a table of something else is not taken for an empty one of the standard', async () => {
    const report = await validate(
      file('especie,tipo,altura\nfresno,árbol,12\n'),
      'mobility/road-incidents',
      '05035',
    );
    expect(codes(report)).toContain('incorrect-label');
  });
  test('rows with missing and extra cells are errors with their line', async () => {
    const rows = Array.from({ length: 150 }, (_, index) => `C${index},05,035,no,1,2024-01-02\n`).join('');
    const report = await validate(
      road(`${rows}A,05\nB,05,035,no,1,2024-01-02,9,9\n`),
      'mobility/road-incidents',
      '05035',
    );
    expect(codes(report).toSorted()).toEqual(['extra-cell', 'missing-cell']);
    expect(report.findings.find((each) => each.code === 'missing-cell')?.examples[0]?.row).toBe(152);
    expect(report.rowCount).toBe(150);
  });
  test('an open quote is an error', async () => {
    const report = await validate(
      road('Z,05,035,no,1,\n"A,05,035,no,1,\nB,05,035,no,1,\n'),
      'mobility/road-incidents',
      '05035',
    );
    expect(codes(report)).toContain('quoting-error');
  });
  test('mixed line endings are made one and counted', async () => {
    const report = await validate(
      road('A,05,035,no,1,2024-01-02\r\n"B\nb",05,035,no,1,\nC,05,035,no,1,\r\n'),
      'mobility/road-incidents',
      '05035',
    );
    expect(codes(report)).toEqual([]);
    expect(report.repairs.map((repair) => repair.code)).toContain('line-endings');
    expect(report.rowCount).toBe(3);
  });
  test('UTF-16 with accents is validated like any other', async () => {
    const text = `\uFEFF${crossing}Peñón,05,035,sí,1,2024-01-02\n`;
    const report = await validate(
      file(Buffer.from(text, 'utf16le')),
      'mobility/road-incidents',
      '05035',
      written(),
    );
    expect(codes(report)).toEqual([]);
    expect(cleanLines(report)[1]).toContain('Peñón,true');
  });
  test('a thousand kinds of wrong cells give a report of the same size', async () => {
    const few = JSON.stringify(await validate(bad(100), 'mobility/road-incidents', '05035'));
    const many = await validate(bad(30_000), 'mobility/road-incidents', '05035');
    expect(many.errorCount).toBe(150_000);
    expect(JSON.stringify(many).length).toBeLessThan(few.length * 1.2);
  });
  test('what a cell or a header holds is never run as SQL', async () => {
    const path = file(
      `crucero,total_incidentes,"x'); DROP VIEW source; --","a""b"\n"'; SELECT 1; --",1,1,2\n`,
    );
    const report = await validate(path, 'mobility/road-incidents', '05035', written());
    expect(codes(report)).toEqual([]);
    expect(cleanLines(report)[1]).toContain("'; SELECT 1; --");
  });
  test('a table of a thousand columns is validated in bounded memory', async () => {
    const path = file(
      `crucero,semaforizado,${numbered('columna')}\n${`Norte,no,${numbered('v')}\n`.repeat(300)}Sur,1\n`,
    );
    const report = await validate(path, 'mobility/road-incidents', '05035');
    expect(codes(report)).toEqual(['missing-cell']);
    expect(report).toMatchObject({ rowCount: 300, columnCount: 1000 });
  }, 90_000);
  test('no temporary file is left behind', () => {
    expect(readdirSync(scratch).filter((name) => name.startsWith('rma-'))).toEqual([]);
  });
});

describe('cells that a spreadsheet would run', () => {
  test('text cells are neutralised on the way out, negative numbers stay', async () => {
    const path = file(
      'crucero,cve_ent,cve_mun,latitud,longitud\n"=HYPERLINK(""http://x"")",05,035,25.5,-103.4\n@SUM(A1),05,035,25.5,-103.4\n-2+3,05,035,25.5,-103.4\n',
    );
    const report = await validate(path, 'mobility/road-incidents', '05035', written());
    const cells = cleanLines(report);
    expect(cells[1]).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(cells[2]).toContain(`,'@SUM(A1),`);
    expect(cells[3]).toContain(`,'-2+3,`);
    expect(cells[1]).toContain(',25.5,-103.4');
  });
});
