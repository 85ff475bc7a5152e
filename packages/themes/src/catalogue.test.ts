import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { latest, standard, standards, tableSchema, themes, versionedId } from './index.ts';

describe('the standards as data', () => {
  test('there are four themes, each with at least one standard', () => {
    expect(themes().map((theme) => theme.id)).toEqual(['resilience', 'security', 'mobility', 'cadastre']);
    for (const theme of themes()) {
      expect(standards().filter((candidate) => candidate.theme === theme.id)).not.toEqual([]);
    }
  });

  test('a standard is found by its name and by its exact version', () => {
    const crime = latest('security/crime-incidence');
    expect(crime && versionedId(crime)).toBe('security/crime-incidence@1.0');
    expect(standard('security/crime-incidence')).toBe(crime);
    expect(standard('security/crime-incidence@1.0')).toBe(crime);
  });

  test.each(['security/none', 'security/crime-incidence@9.9', '', '@', '../themes.json', '__proto__'])(
    'there is no standard %j',
    (id) => {
      expect(standard(id)).toBeNull();
    },
  );

  test('the crime taxonomy CNSP/38/15 has 7 interests, 40 types, 55 subtypes and 98 combinations', () => {
    const rows = standard('security/crime-incidence')?.vocabularies[0]?.rows ?? [];
    const distinct = (columns: number) => new Set(rows.map((row) => row.slice(0, columns).join('|'))).size;
    expect([1, 2, 3, 4].map(distinct)).toEqual([7, 40, 55, 98]);
  });

  test.each([
    ['security/crime-incidence', 'security/crime-victims'],
    ['resilience/hazard-zones', 'resilience/disaster-losses'],
  ])('%s and %s can be joined: their vocabulary is the same', (one, other) => {
    expect(standard(one)?.vocabularies[0]?.rows).toEqual(standard(other)?.vocabularies[0]?.rows);
  });

  test.each(standards().map((each) => [versionedId(each), each] as const))(
    'in %s no two fields answer to the same header',
    (_, each) => {
      const headers = each.schema.fields.flatMap(({ name, rma }) => [
        ...new Set(
          [name, ...rma.synonyms].map((header) =>
            header
              .normalize('NFD')
              .toLowerCase()
              .replaceAll(/[^a-z0-9]/g, ''),
          ),
        ),
      ]);
      expect(headers.filter((header, index) => headers.indexOf(header) < index)).toEqual([]);
    },
  );

  test.each(standards().map((each) => [versionedId(each), each] as const))(
    'the worked example of %s has rows, also in the format of the standard',
    (_, each) => {
      expect(each.exampleRows.length).toBeGreaterThan(0);
      expect(readFileSync(each.sourceExamplePath).length).toBeGreaterThan(0);
    },
  );

  test.each(standards().map((each) => [versionedId(each), each] as const))(
    'every field of %s is told in English too',
    (_, each) => {
      expect(each.schema.fields.filter(({ rma }) => !rma.en).map(({ name }) => name)).toEqual([]);
    },
  );

  test('the Table Schema that goes out carries no extension of ours', () => {
    const schema = JSON.stringify(standards().map((each) => tableSchema(each)));
    expect(schema).not.toContain('"rma"');
    expect(schema).toContain('"primaryKey"');
  });

  test('a Table Schema tells the foreign keys whose resource is in the package', () => {
    const buildings = standard('cadastre/buildings')!;
    expect(tableSchema(buildings)).not.toHaveProperty('foreignKeys');
    expect(
      tableSchema(buildings, (id) => (id === 'cadastre/parcels' ? 'padron-de-predios' : null)),
    ).toMatchObject({
      foreignKeys: [
        {
          fields: ['cve_ent', 'cve_mun', 'cve_catastral'],
          reference: { resource: 'padron-de-predios', fields: ['cve_ent', 'cve_mun', 'cve_catastral'] },
        },
      ],
    });
  });
});
