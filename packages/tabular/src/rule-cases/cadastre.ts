import type { RuleCase, Publishers } from './rule-case.ts';

const buildings = 'cadastre/buildings@1.0';
const parcels = 'cadastre/parcels@1.0';
const values = 'cadastre/land-values@1.0';
const rates = 'cadastre/property-tax-rates@1.0';
const openPolygon = 'POLYGON ((-93.3902 17.83, -93.39 17.83, -93.39 17.8302, -93.3902 17.8302))';

export const cadastrePublishers: Publishers = {
  [buildings]: '27008',
  [parcels]: '27008',
  [values]: '27008',
  [rates]: '27008',
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
  {
    of: parcels,
    breaks: 'standard-key-place',
    field: 'cve_catastral_estandar',
    set: { cve_catastral_estandar: '2700100901000100301400020000000' },
  },
  ...[
    ['region_catastral', '002'],
    ['zona_catastral', '02'],
    ['cve_loc', '0002'],
    ['sector_catastral', '004'],
    ['manzana', '015'],
    ['predio', '00021'],
    ['edificio', '01'],
    ['unidad', '0001'],
  ].map(([part = '', value = '']) => ({
    of: parcels,
    breaks: 'standard-key-parts',
    field: 'cve_catastral_estandar',
    set: { [part]: value },
  })),
  {
    of: parcels,
    breaks: 'standard-key-without-parcel',
    field: 'cve_catastral_estandar',
    set: { cve_catastral_estandar: '2700100801000100301400000000000', predio: '' },
  },
  {
    of: parcels,
    breaks: 'unit-without-building',
    field: 'unidad',
    set: { unidad: '0004', cve_catastral_estandar: '' },
  },
  { of: parcels, breaks: 'coordinates-incomplete', field: 'latitud', set: { longitud: '' } },
  {
    of: parcels,
    breaks: 'place-missing',
    field: 'geometria',
    set: { geometria: '', latitud: '', longitud: '' },
  },
  { of: parcels, breaks: 'polygon-open', field: 'geometria', set: { geometria: openPolygon } },
  {
    of: parcels,
    breaks: 'area-contradicts-polygon',
    field: 'superficie_terreno_m2',
    set: { superficie_terreno_m2: '0.04686' },
  },
  {
    of: parcels,
    breaks: 'date-in-future',
    field: 'fecha_actualizacion',
    set: { fecha_actualizacion: '2099-01-01' },
  },
  {
    of: parcels,
    breaks: 'constraint-pattern',
    field: 'cve_catastral_estandar',
    set: { cve_catastral_estandar: '270010080100010030140002000000' },
  },
  { of: parcels, breaks: 'constraint-pattern', field: 'manzana', set: { manzana: '14' } },
  { of: parcels, breaks: 'primary-key', field: 'cve_ent', set: { cve_catastral: 'R-000412' } },
  {
    of: parcels,
    breaks: 'coordinates-outside-mexico',
    field: 'geometria',
    set: { geometria: 'POLYGON ((0 0, 0 1, 1 1, 0 0))', superficie_terreno_m2: '6200000000' },
  },
  { of: values, breaks: 'year-too-far', field: 'anio', set: { anio: '2099' } },
  {
    of: values,
    breaks: 'published-after-year',
    field: 'fecha_publicacion',
    set: { fecha_publicacion: '2026-01-02' },
  },
  { of: values, breaks: 'urban-by-hectare', field: 'unidad', set: { unidad: 'ha' } },
  {
    of: values,
    breaks: 'value-of-other-unit',
    field: 'valor_unitario_mxn',
    set: { valor_unitario_mxn: '850000' },
  },
  {
    of: values,
    breaks: 'value-of-other-unit',
    field: 'valor_unitario_mxn',
    set: { tipo_predio: 'Rústico', valor_unitario_mxn: '18000' },
  },
  { of: values, breaks: 'polygon-open', field: 'geometria', set: { geometria: openPolygon } },
  { of: values, breaks: 'primary-key', field: 'anio', set: { clave_zona: 'C-03', uso: 'Comercial' } },
  { of: values, breaks: 'constraint-enum', field: 'unidad', set: { unidad: 'km²' } },
  { of: rates, breaks: 'year-too-far', field: 'anio', set: { anio: '2099' } },
  {
    of: rates,
    breaks: 'published-after-year',
    field: 'fecha_publicacion',
    set: { fecha_publicacion: '2026-01-02' },
  },
  ...[
    { esquema: 'Tarifa al millar', tasa_millar: '' },
    { esquema: 'Tasa única', tasa_millar: '', limite_superior_mxn: '' },
    { esquema: 'Mixto', tasa_millar: '' },
  ].map((set) => ({ of: rates, breaks: 'rate-missing', field: 'tasa_millar', set })),
  { of: rates, breaks: 'fee-missing', field: 'cuota_fija', set: { esquema: 'Mixto', cuota_fija: '' } },
  {
    of: rates,
    breaks: 'fee-missing',
    field: 'cuota_fija',
    set: { esquema: 'Cuota fija', cuota_fija: '', tasa_millar: '' },
  },
  { of: rates, breaks: 'fee-with-rate', field: 'tasa_millar', set: { esquema: 'Cuota fija' } },
  {
    of: rates,
    breaks: 'bracket-missing',
    field: 'limite_inferior_mxn',
    set: { limite_inferior_mxn: '' },
  },
  {
    of: rates,
    breaks: 'bracket-missing',
    field: 'limite_inferior_mxn',
    set: { cuota_fija: '', tasa_millar: '' },
  },
  { of: rates, breaks: 'single-rate-with-brackets', field: 'esquema', set: { esquema: 'Tasa única' } },
  {
    of: rates,
    breaks: 'limits-reversed',
    field: 'limite_superior_mxn',
    set: { limite_inferior_mxn: '200000' },
  },
  { of: rates, breaks: 'rate-of-other-scale', field: 'tasa_millar', set: { tasa_millar: '0.0012' } },
  { of: rates, breaks: 'rate-of-other-scale', field: 'tasa_millar', set: { tasa_millar: '120' } },
  { of: rates, breaks: 'constraint-enum', field: 'esquema', set: { esquema: 'Por metro' } },
  {
    of: rates,
    breaks: 'primary-key',
    field: 'anio',
    set: { limite_inferior_mxn: '100000.01', limite_superior_mxn: '' },
  },
];
