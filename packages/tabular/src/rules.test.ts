import { readFileSync } from 'node:fs';
import { standard, standards, versionedId } from '@rma/themes';
import { describe, expect, test } from 'vitest';
import { file, validate } from './test-support.ts';

type Case = {
  breaks: string;
  field: string | null;
  of: string;
  set: Record<string, string>;
  publisher?: string;
};

const crime = 'security/crime-incidence@1.0';
const roads = 'mobility/road-incidents@1.0';
const shelters = 'resilience/temporary-shelters@1.0';
const buildings = 'cadastre/buildings@1.0';
const publishers: Record<string, string> = {
  [crime]: '17',
  [roads]: '05035',
  [shelters]: '23',
  [buildings]: '27008',
};

/** One change to the first row of the worked example, and the code it must raise. */
const cases: Case[] = [
  { of: crime, breaks: 'methodology-year', field: 'metodologia', set: { anio: '2026', mes: '1' } },
  { of: crime, breaks: 'future-period', field: 'anio', set: { anio: '2099' } },
  { of: crime, breaks: 'taxonomy', field: 'bien_juridico', set: { modalidad: 'Con resortera' } },
  {
    of: crime,
    breaks: 'mixed-values',
    field: 'metodologia',
    set: { metodologia: 'RNID-2026', anio: '2026' },
  },
  { of: crime, breaks: 'type-error', field: 'anio', set: { anio: 'dos mil' } },
  { of: crime, breaks: 'type-error', field: 'conteo', set: { conteo: '3.5' } },
  { of: crime, breaks: 'constraint-minimum', field: 'conteo', set: { conteo: '-1' } },
  { of: crime, breaks: 'constraint-minimum', field: 'anio', set: { anio: '1990' } },
  { of: crime, breaks: 'constraint-maximum', field: 'mes', set: { mes: '13' } },
  { of: crime, breaks: 'constraint-required', field: 'tipo', set: { tipo: '' } },
  { of: crime, breaks: 'constraint-required', field: 'conteo', set: { conteo: 'NA' } },
  { of: crime, breaks: 'constraint-enum', field: 'metodologia', set: { metodologia: 'CNSP' } },
  { of: crime, breaks: 'type-error', field: 'cve_ent', set: { cve_ent: 'Morelos' } },
  { of: crime, breaks: 'key-unknown', field: 'cve_mun', set: { cve_mun: '777' } },
  { of: crime, breaks: 'key-unknown', field: 'cve_mun', set: { cve_ent: '45' } },
  { of: crime, breaks: 'key-mismatch', field: 'cve_mun', set: { cve_mun: '05035' } },
  { of: crime, breaks: 'key-not-own', field: 'cve_mun', set: { cve_ent: '05', cve_mun: '035' } },
  {
    of: crime,
    breaks: 'primary-key',
    field: 'anio',
    set: { subtipo: 'Homicidio culposo', modalidad: 'En accidente de tránsito' },
  },
  { of: roads, breaks: 'coordinates-incomplete', field: 'latitud', set: { longitud: '' } },
  { of: roads, breaks: 'date-contradicts-period', field: 'fecha', set: { anio: '2024' } },
  { of: roads, breaks: 'date-in-future', field: 'fecha', set: { fecha: '2099-01-01', anio: '', mes: '' } },
  { of: roads, breaks: 'fatal-without-deaths', field: 'clasificacion', set: { clasificacion: 'Fatal' } },
  { of: roads, breaks: 'deaths-not-fatal', field: 'clasificacion', set: { muertos: '2' } },
  { of: roads, breaks: 'place-missing', field: 'crucero', set: { crucero: '', latitud: '', longitud: '' } },
  { of: roads, breaks: 'unique-error', field: 'id', set: { id: 'T-0002' } },
  { of: roads, breaks: 'type-error', field: 'fecha', set: { fecha: '03/04/2025' } },
  { of: roads, breaks: 'type-error', field: 'fecha', set: { fecha: '2025-02-30' } },
  { of: roads, breaks: 'type-error', field: 'semaforizado', set: { semaforizado: 'a veces' } },
  { of: roads, breaks: 'constraint-maximum', field: 'hora', set: { hora: '24' } },
  { of: roads, breaks: 'constraint-enum', field: 'clasificacion', set: { clasificacion: 'Grave' } },
  { of: roads, breaks: 'constraint-length', field: 'crucero', set: { crucero: 'x'.repeat(301) } },
  {
    of: roads,
    breaks: 'coordinates-swapped',
    field: 'latitud',
    set: { latitud: '-103.42', longitud: '25.57' },
  },
  { of: roads, breaks: 'coordinates-without-sign', field: 'latitud', set: { longitud: '103.42' } },
  { of: roads, breaks: 'coordinates-outside-mexico', field: 'latitud', set: { latitud: '0', longitud: '0' } },
  {
    of: roads,
    breaks: 'coordinates-outside-publisher',
    field: 'latitud',
    set: { latitud: '19.43', longitud: '-99.13' },
  },
  { of: roads, breaks: 'coordinates-near-publisher', field: 'latitud', set: { latitud: '25.80' } },
  { of: shelters, breaks: 'coordinates-missing', field: 'latitud', set: { latitud: '', longitud: '' } },
  { of: shelters, breaks: 'coordinates-incomplete', field: 'latitud', set: { latitud: '' } },
  {
    of: shelters,
    breaks: 'families-over-people',
    field: 'capacidad_familias',
    set: { capacidad_familias: '31' },
  },
  {
    of: shelters,
    breaks: 'date-in-future',
    field: 'fecha_verificacion',
    set: { fecha_verificacion: '2099-01-01' },
  },
  { of: shelters, breaks: 'constraint-enum', field: 'zona', set: { zona: 'X' } },
  {
    of: shelters,
    breaks: 'constraint-maximum',
    field: 'capacidad_personas',
    set: { capacidad_personas: '900000' },
  },
  { of: shelters, breaks: 'primary-key', field: 'cve_ent', set: { id: '14' } },
  {
    of: shelters,
    breaks: 'personal-data',
    field: 'domicilio',
    set: { domicilio: 'Calle 5. Tel. 5550100123' },
  },
  {
    of: buildings,
    breaks: 'standard-key-place',
    field: 'cve_catastral_estandar',
    set: { cve_catastral_estandar: '0500003500100300140002000000001' },
  },
  {
    of: buildings,
    breaks: 'constraint-pattern',
    field: 'cve_catastral_estandar',
    set: { cve_catastral_estandar: '27000' },
  },
  { of: buildings, breaks: 'constraint-pattern', field: 'geometria', set: { geometria: '0106000020677F' } },
  { of: buildings, breaks: 'coordinates-incomplete', field: 'latitud', set: { latitud: '' } },
  { of: buildings, breaks: 'year-in-future', field: 'anio_construccion', set: { anio_construccion: '2099' } },
  {
    of: buildings,
    breaks: 'date-in-future',
    field: 'fecha_actualizacion',
    set: { fecha_actualizacion: '2099-01-01' },
  },
  { of: buildings, breaks: 'constraint-minimum', field: 'superficie_m2', set: { superficie_m2: '0' } },
  { of: buildings, breaks: 'type-error', field: 'superficie_m2', set: { superficie_m2: '12,5' } },
  {
    of: buildings,
    breaks: 'primary-key',
    field: 'cve_ent',
    set: { cve_catastral: '003-0031-000010', id_construccion: '591' },
  },
];

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The first row of every worked example has no quoted cells, so it can be split at its commas. */
const brokenExample = (id: string, set: Record<string, string>): string => {
  const found = standard(id)!;
  const [header = '', first = '', ...rest] = readFileSync(found.examplePath, 'utf8').split('\n');
  const names = header.split(',');
  const cells = first.split(',');
  for (const [field, value] of Object.entries(set)) cells[names.indexOf(field)] = value;
  return [header, cells.map(quoted).join(','), ...rest].join('\n');
};

describe('the rules of the standards', () => {
  test.each(standards().map(versionedId))('the worked example of %s has no errors', async (id) => {
    const report = await validate(standard(id)!.examplePath, id, publishers[id]!);
    expect(report.findings.filter((each) => each.severity === 'error')).toEqual([]);
    expect(report.ok).toBe(true);
  });

  test.each(cases)('$of: $set raises $breaks in $field', async ({ of, breaks, field, set }) => {
    const report = await validate(file(brokenExample(of, set)), of, publishers[of]!);
    const raised = report.findings.filter((each) => each.code === breaks && each.field === field);
    expect(raised).toHaveLength(1);
    expect(raised[0]!.count).toBe(1);
    expect(raised[0]!.examples.length).toBeGreaterThan(0);
  });

  test('no row rule and no vocabulary is without a failing case', () => {
    const declared = standards().flatMap((each) =>
      [...each.rules, ...each.vocabularies].map((rule) => `${versionedId(each)} ${rule.code}`),
    );
    const tried = new Set(cases.map((each) => `${each.of} ${each.breaks}`));
    expect(declared.filter((rule) => !tried.has(rule))).toEqual([]);
  });
});
