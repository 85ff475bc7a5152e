import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, createMetrics, createReadiness, createServer, openapi } from '@rma/service-kit';
import { validateTable } from '@rma/tabular';
import { standard, standards } from '@rma/themes';
import { readXlsx, writeXlsx } from 'hucre';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { standardRoutes } from './standard-routes.ts';

const publicUrl = 'http://hub.test';
const server = await createServer({
  logger: createLogger({ level: 'silent', service: 'catalog' }),
  metrics: createMetrics(),
  readiness: createReadiness(),
  publicUrl,
  uploadLimitBytes: 1_000,
});
await server.register(openapi, { version: '0.0.0' });
await server.register(standardRoutes({ publicUrl }));
afterAll(() => server.close());

const get = (path: string) => server.inject({ url: `/api/v1/standards/${path}` });
const local = (url: string) => server.inject({ url: url.replace(publicUrl, '') });
const workbook = async (id: string) =>
  readXlsx((await get(`${id}/template.xlsx`)).rawPayload, { readStyles: true });
const everyStandard = standards().map(({ id }) => id);

describe('a standard', () => {
  test.each(everyStandard)('%s answers with files that exist', async (id) => {
    const one = (await get(id)).json();
    expect(one.exampleRows[0]).toHaveLength(one.fields.length);
    const urls = [
      one.templateUrl,
      one.exampleUrl,
      one.exampleTableUrl,
      ...(one.templateXlsxUrl === null ? [] : [one.templateXlsxUrl]),
      ...one.vocabularies.map((each: { url: string }) => each.url),
      ...one.correspondences.map((each: { url: string }) => each.url),
    ];
    for (const url of urls) expect([url, (await local(url)).statusCode]).toEqual([url, 200]);
  });

  test('says of each field what a person must know', async () => {
    const { fields, primaryKey } = (await get('security/crime-incidence')).json();
    const named = (name: string) => fields.find((field: { name: string }) => field.name === name);
    expect(named('metodologia')).toMatchObject({
      isRequired: true,
      isKey: true,
      singleValue: true,
      allowedValues: ['CNSP-38-15', 'RNID-2026'],
      example: 'CNSP-38-15',
    });
    expect(named('tipo')).toMatchObject({ vocabulary: 'taxonomy', allowedValues: null });
    expect(named('cve_mun').codes).toHaveProperty('998');
    expect(named('conteo').en).toMatchObject({ title: 'Count' });
    expect(primaryKey).toContain('modalidad');
    expect(primaryKey).not.toContain('conteo');
  });

  test('tells its vocabularies, keys to other standards and correspondences', async () => {
    const crime = (await get('security/crime-incidence')).json();
    expect(crime.vocabularies).toMatchObject([{ code: 'taxonomy', rowCount: 98 }]);
    const buildings = (await get('cadastre/buildings')).json();
    expect(buildings.foreignKeys).toMatchObject([
      {
        fields: ['cve_ent', 'cve_mun', 'cve_catastral'],
        reference: { standard: 'cadastre/parcels', url: `${publicUrl}/estandares/cadastre/parcels` },
      },
    ]);
    const roads = (await get('mobility/road-incidents')).json();
    expect(roads.correspondences[0].rows).toContainEqual(
      expect.objectContaining({ field: 'minuto', column: 'ID_MINUTO' }),
    );
    const alerts = (await get('resilience/emergency-alerts')).json();
    expect(alerts.formatRules).toContainEqual(
      expect.objectContaining({ code: 'polygon-not-closed', severity: 'error', about: 'polygon' }),
    );
  });

  test('is found in a version of its own, and in no other', async () => {
    expect((await get('mobility/road-incidents?version=1.0')).json().version).toBe('1.0');
    expect((await get('mobility/road-incidents?version=9.9')).statusCode).toBe(404);
    expect((await get('mobility/road-incidents?version=latest')).statusCode).toBe(400);
  });

  test('gives a vocabulary as CSV that spreadsheets read', async () => {
    const answer = await get('security/crime-incidence/vocabularies/taxonomy.csv');
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = answer.body.split('\r\n');
    expect(lines[0]).toBe('\uFEFFbien_juridico,tipo,subtipo,modalidad');
    expect(lines).toHaveLength(98 + 2);
    expect((await get('security/crime-incidence/vocabularies/none.csv')).statusCode).toBe(404);
    expect((await get('mobility/road-incidents/correspondences/none.csv')).statusCode).toBe(404);
  });

  test('of a format is begun from its example, in that format', async () => {
    for (const template of ['template.csv', 'template.xlsx']) {
      const answer = await get(`mobility/transit-gtfs/${template}`);
      expect(answer.headers.location).toBe(`${publicUrl}/api/v1/standards/mobility/transit-gtfs/example.zip`);
    }
    const zip = await get('mobility/transit-gtfs/example.zip');
    expect(zip.headers['content-type']).toBe('application/zip');
    expect(zip.rawPayload.subarray(0, 2).toString()).toBe('PK');
    const alert = await get('resilience/emergency-alerts/example.xml');
    expect(alert.body).toContain('urn:oasis:names:tc:emergency:cap:1.2');
    expect((await get('mobility/road-incidents/example.zip')).statusCode).toBe(404);
  });
});

describe('the spreadsheet template', () => {
  test.each(
    standards()
      .filter(({ kind }) => kind === 'table')
      .map(({ id }) => id),
  )('of %s has its columns, with instructions for each', async (id) => {
    const { sheets } = await workbook(id);
    const names = standard(id)!.schema.fields.map((field) => field.name);
    expect(sheets.slice(0, 2).map((sheet) => sheet.name)).toEqual(['Datos', 'Instrucciones']);
    expect(sheets[0]!.rows.filter((row) => row.some((cell) => cell !== null))).toEqual([names]);
    expect(sheets[1]!.rows.map((row) => row[0])).toEqual(expect.arrayContaining(names));
  });

  test('offers in each column what it admits', async () => {
    const { sheets } = await workbook('security/crime-incidence');
    const lists = sheets.find((sheet) => sheet.name === 'Listas')!;
    const position = lists.rows[0]!.indexOf('tipo');
    const offered = lists.rows.slice(1).map((row) => row[position]);
    expect(offered.filter((value) => value !== null && value !== '')).toHaveLength(40);
    const columns = standard('security/crime-incidence')!.schema.fields.map((field) => field.name);
    const letter = String.fromCharCode(65 + columns.indexOf('tipo'));
    expect(sheets[0]!.dataValidations).toContainEqual(
      expect.objectContaining({
        type: 'list',
        range: `${letter}2:${letter}5001`,
        formula1: expect.stringMatching(/^Listas!\$[A-Z]\$2:\$[A-Z]\$41$/),
      }),
    );
  });

  test('keeps keys as text and dates as dates in the rows to fill in', async () => {
    const { sheets } = await workbook('mobility/road-incidents');
    const formatOf = (name: string) => {
      const column = sheets[0]!.rows[0]!.indexOf(name);
      return sheets[0]!.cells?.get(`1,${column}`)?.style?.numFmt;
    };
    expect([formatOf('cve_mun'), formatOf('fecha'), formatOf('hora')]).toEqual([
      '@',
      'yyyy-mm-dd',
      undefined,
    ]);
  });

  test('explains each column in a note on its header', async () => {
    const { sheets } = await workbook('mobility/road-incidents');
    const note = sheets[0]!.cells?.get('0,0')?.comment?.text ?? '';
    expect(note).toContain('Identificador. Opcional.');
    expect(note).toContain('Folio del hecho');
  });

  test.each(['mobility/road-incidents', 'resilience/temporary-shelters', 'cadastre/parcels'])(
    'of %s, filled in with its worked example, conforms',
    async (id) => {
      const of = standard(id)!;
      const { sheets } = await workbook(id);
      const typed = (cell: string, type: string) => {
        if (cell === '') return null;
        if (type === 'date') return new Date(`${cell}T00:00:00Z`);
        if (type === 'boolean') return cell === 'true' ? 'sí' : 'no';
        return type === 'string' ? cell : Number(cell);
      };
      const rows = of.exampleRows.map((row) =>
        row.map((cell, index) => typed(cell, of.schema.fields[index]!.type)),
      );
      const filled = await writeXlsx({
        sheets: sheets.map(({ name, rows: own }) => ({
          name,
          rows: name === 'Datos' ? [own[0]!, ...rows] : own,
        })),
      });
      const folder = await mkdtemp(join(tmpdir(), 'rma-template-test-'));
      onTestFinished(() => rm(folder, { recursive: true }));
      await writeFile(join(folder, 'llena.xlsx'), filled);
      const report = await validateTable({
        path: join(folder, 'llena.xlsx'),
        fileName: 'llena.xlsx',
        standard: of,
        context: {
          cvegeo: null,
          level: null,
          bounds: null,
          municipalities: ['05035', '23002', '23010', '27008'],
        },
        workFolder: folder,
      });
      expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(report.rowCount).toBe(of.exampleRows.length);
    },
  );

  test('is written once per version', async () => {
    const [one, other] = await Promise.all([
      get('cadastre/parcels/template.xlsx'),
      get('cadastre/parcels/template.xlsx'),
    ]);
    expect(one.rawPayload.equals(other.rawPayload)).toBe(true);
    expect(one.headers['content-disposition']).toContain('plantilla-parcels.xlsx');
  });
});
