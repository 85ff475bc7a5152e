import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemFields } from '../item.ts';
import { inWindows1252 } from './adela-for-tests.ts';
import { compareSheet } from './compare-sheet.ts';
import { openSheet } from './open-sheet.ts';
import { readRows } from './read-rows.ts';
import { sheetCsv, sheetHeaders, sheetRows, type ListedItem } from './sheet-rows.ts';
import { sheetWorkbook } from './workbook.ts';

const datasetUrl = (id: string) => `https://red.example/datasets/${id}`;

function item(number: number, fields: Partial<ItemFields> = {}): ListedItem {
  return {
    id: `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`,
    number,
    openedOn: null,
    changedAt: new Date(0),
    demand: 0,
    fields: {
      responsible: 'Tesorería',
      title: `Conjunto ${number}`,
      resource: null,
      description: null,
      hasPrivateData: false,
      privacyReason: null,
      legalBasis: null,
      platform: null,
      plannedOn: null,
      standardId: null,
      datasetId: null,
      ...fields,
    },
  };
}

const inventory = [
  item(1, {
    plannedOn: '2027-03-31',
    description: '=SUMA(A1)\nsegunda línea',
    standardId: 'mobility/road-incidents',
  }),
  item(2, { title: 'Señales, "nuevas" y viejas', resource: 'Año 2025', platform: '-- Excel --' }),
  item(3, {
    hasPrivateData: true,
    privacyReason: 'Datos de menores; contiene datos personales',
    legalBasis: 'minors',
  }),
  item(4, { datasetId: '00000000-0000-7000-8000-000000000099' }),
];

async function compareFile(content: Buffer, fileName: string, items = inventory) {
  const opened = await openSheet(content, fileName);
  if (!opened.ok) throw new Error(opened.reason.es);
  return {
    ...compareSheet(opened.sheet, items),
    errors: opened.sheet.findings.filter((f) => f.severity === 'error'),
  };
}

describe('a sheet that was written and comes back as it was', () => {
  it.each(['utf-8', 'windows-1252', 'xlsx'])('changes nothing as %s', async (form) => {
    const rows = sheetRows(inventory, { datasetUrl });
    const csv = sheetCsv(rows);
    const content =
      form === 'xlsx'
        ? await sheetWorkbook(rows, { government: 'Torreón' })
        : form === 'utf-8'
          ? Buffer.from(`\uFEFF${csv}`)
          : inWindows1252(csv);
    const { changes, same, errors } = await compareFile(content, form === 'xlsx' ? 'i.xlsx' : 'i.csv');
    expect({ changes, same, errors }).toEqual({ changes: [], same: 4, errors: [] });
  });

  it('changes nothing, whatever people wrote in its texts', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    const words = fc.oneof(
      text,
      fc.constantFrom('=1+1', "'-x", 'N/A', ' a  b ', '@', '“comillas”', 'a\r\nb'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(words, words, words), { minLength: 1, maxLength: 4 }), (all) => {
        const items = all.map(([description, resource, platform], index) =>
          item(index + 1, { description, resource, platform }),
        );
        const rows = sheetRows(items, { datasetUrl });
        const read = readRows(sheetHeaders, rows, { firstRow: 2 });
        return read.ok && compareSheet(read.sheet, items).changes.length === 0;
      }),
    );
  });
});

describe('what a sheet would change', () => {
  it('is matched by the key, whatever else is written', async () => {
    const rows = sheetRows(inventory.slice(0, 2), { datasetUrl });
    rows[0]![0] = 'Otra área';
    rows[0]![1] = 'Otro nombre';
    const { changes } = await compareFile(Buffer.from(sheetCsv(rows)), 'i.csv', inventory.slice(0, 2));
    expect(changes).toMatchObject([
      {
        kind: 'changed',
        number: 1,
        row: 2,
        fields: [
          { field: 'responsible', before: 'Tesorería', after: 'Otra área' },
          { field: 'title', before: 'Conjunto 1', after: 'Otro nombre' },
        ],
      },
    ]);
  });

  it('is matched without keys by area and name, and says what is gone', async () => {
    const sheet = [
      'Responsable,Nombre del conjunto,¿Tiene datos privados?,Fecha estimada de publicación en datos.gob.mx',
      'TESORERIA,conjunto 1,Publico,2027-05-31',
      'Tesorería,Conjunto 9,Publico,',
    ].join('\n');
    const { changes, same } = await compareFile(Buffer.from(sheet), 'i.csv', inventory.slice(0, 2));
    expect(changes.map(({ kind, number, title }) => [kind, number, title])).toEqual([
      ['changed', 1, 'conjunto 1'],
      ['added', null, 'Conjunto 9'],
      ['gone', 2, 'Señales, "nuevas" y viejas'],
    ]);
    expect(same).toBe(0);
    // The sheet has no column for these, so they stay.
    expect(changes[0]?.after).toMatchObject({
      description: '=SUMA(A1)\nsegunda línea',
      standardId: 'mobility/road-incidents',
    });
  });

  it('does not lose a chosen basis to a sheet without that column, nor a dataset to an older sheet', async () => {
    const sheet = [
      'Responsable,Nombre del conjunto,¿Tiene datos privados?,Razón por la cual los datos son privados,Conjunto en la red',
      'Tesorería,Conjunto 3,Privado,Datos de menores; contiene datos personales,',
      'Tesorería,Conjunto 4,Publico,,',
    ].join('\n');
    const { changes } = await compareFile(Buffer.from(sheet), 'i.csv', inventory.slice(2));
    expect(changes).toEqual([]);
  });

  it('is told whole: what becomes private loses its date, though the sheet has no column for dates', async () => {
    const sheet = [
      'Responsable,Nombre del conjunto,¿Tiene datos privados?,Razón por la cual los datos son privados',
      'Tesorería,Conjunto 1,Privado,Contiene datos personales',
    ].join('\n');
    const { changes } = await compareFile(Buffer.from(sheet), 'i.csv', inventory.slice(0, 1));
    expect(changes[0]?.fields.map(({ field, after }) => [field, after])).toEqual(
      expect.arrayContaining([
        ['hasPrivateData', true],
        ['plannedOn', null],
        ['legalBasis', 'personal-data'],
      ]),
    );
  });

  it('is wrong when a key is of no item', async () => {
    const rows = sheetRows([item(77)], { datasetUrl });
    const { findings } = await compareFile(Buffer.from(sheetCsv(rows)), 'i.csv', inventory);
    expect(findings).toMatchObject([{ cell: 'I2', code: 'key-unknown', severity: 'error' }]);
  });
});
