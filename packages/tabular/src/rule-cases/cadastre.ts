import type { RuleCase, Publishers } from './rule-case.ts';

const buildings = 'cadastre/buildings@1.0';

export const cadastrePublishers: Publishers = {
  [buildings]: '27008',
};

export const cadastreCases: RuleCase[] = [
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
  {
    of: buildings,
    breaks: 'coordinates-outside-mexico',
    field: 'geometria',
    set: { geometria: 'POLYGON ((436000 1972000, 436010 1972000, 436010 1972010, 436000 1972000))' },
  },
  {
    of: buildings,
    breaks: 'coordinates-swapped',
    field: 'geometria',
    set: { geometria: 'POLYGON ((17.83 -93.39, 17.84 -93.39, 17.84 -93.38, 17.83 -93.39))' },
  },
];
