import { standard } from '@rma/themes';
import { describe, expect, test } from 'vitest';
import { file, outputFolder, validate } from '../test-support.ts';

const parcels = 'cadastre/parcels@1.0';
const buildings = 'cadastre/buildings@1.0';
const header = 'cve_catastral,id_construccion,superficie_m2,niveles,uso,fecha_actualizacion\n';
const rows = `${header}003-0014-000020,1,30,1,Habitacional,2015-04-07\n003-9999-000000,2,40,1,Habitacional,2015-04-07\n`;

const publishedParcels = async () => {
  const report = await validate(standard(parcels)!.examplePath, parcels, '27008', {
    outputFolder: outputFolder(),
  });
  return report.outputs.find(({ role }) => role === 'parquet')!.path;
};

describe('keys of another resource of the package', () => {
  test('a row that names what the other resource does not have is shown with the standard’s words', async () => {
    const references = [{ standard: parcels, path: await publishedParcels() }];
    const report = await validate(file(rows), buildings, '27008', { references });
    expect(report.findings.filter(({ code }) => code === 'foreign-key')).toMatchObject([
      {
        field: 'cve_ent',
        count: 1,
        severity: 'error',
        examples: [{ row: 3, value: '27 · 008 · 003-9999-000000' }],
      },
    ]);
  });

  test('without the other resource there is nothing to compare, and nothing is said', async () => {
    const report = await validate(file(rows), buildings, '27008');
    expect(report.findings.filter(({ code }) => code === 'foreign-key')).toEqual([]);
  });
});
