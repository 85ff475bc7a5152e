import type { FakeRest } from './network.ts';

const items = [
  { fecha: '2026-01-04', tipo: 'Colisión', lesionados: 2, latitud: 25.54, longitud: -103.43 },
  { fecha: '2026-01-19', tipo: 'Colisión', lesionados: 0, latitud: 25.55, longitud: -103.41 },
  { fecha: '2026-03-02', tipo: 'Volcadura', lesionados: null, latitud: 25.53, longitud: -103.45 },
  { fecha: '2026-03-08', tipo: 'Colisión', lesionados: 1, latitud: null, longitud: null },
];
const columns = [
  { name: 'fecha', title: 'Fecha', description: 'Día del hecho.', type: 'date' },
  { name: 'tipo', title: 'Tipo de incidente', description: null, type: 'string' },
  { name: 'lesionados', title: 'Personas lesionadas', description: null, type: 'integer' },
  { name: 'latitud', title: 'Latitud', description: null, type: 'number' },
  { name: 'longitud', title: 'Longitud', description: null, type: 'number' },
];

const statistics = {
  total: 4,
  columns: [
    {
      ...columns[0],
      filled: 4,
      distinct: 4,
      minimum: '2026-01-04',
      maximum: '2026-03-08',
      average: null,
      top: [{ value: '2026-01-04', count: 1 }],
    },
    {
      ...columns[1],
      filled: 4,
      distinct: 2,
      minimum: 'Colisión',
      maximum: 'Volcadura',
      average: null,
      top: [
        { value: 'Colisión', count: 3 },
        { value: 'Volcadura', count: 1 },
      ],
    },
    { ...columns[2], filled: 3, distinct: 3, minimum: 0, maximum: 2, average: 1, top: [] },
    { ...columns[3], filled: 3, distinct: 3, minimum: 25.53, maximum: 25.55, average: 25.54, top: [] },
    { ...columns[4], filled: 3, distinct: 3, minimum: -103.45, maximum: -103.41, average: -103.43, top: [] },
  ],
};

const field = (name: string, type: string, title: string) => ({
  name,
  type,
  title,
  description: `${title} del hecho.`,
  isRequired: name === 'fecha',
  unit: name === 'lesionados' ? 'personas' : null,
  synonyms: name === 'tipo' ? ['tipaccid'] : [],
  allowedValues: name === 'tipo' ? ['Colisión', 'Volcadura'] : null,
  labels: name === 'tipo' ? { Volcadura: 'El vehículo perdió su posición' } : {},
  codes: name === 'lesionados' ? { '998': 'No especificado' } : {},
  constraints: name === 'lesionados' ? { minimum: 0 } : {},
  inegiKey: null,
  vocabulary: null,
  missingValues: [],
  default: null,
  singleValue: false,
  valueMap: {},
  parts: null,
  sumOf: null,
  example: name === 'tipo' ? 'Colisión' : null,
});
const words = { message: { es: 'La fecha todavía no ocurre.', en: '' }, fix: 'Revise el año.' };

const documentation = {
  versionedId: 'mobility/road-incidents@1.0',
  versions: ['1.0'],
  kind: 'table',
  ally: { es: 'INEGI: mantiene la estadística ATUS.', en: '' },
  templateUrl: '/api/v1/standards/mobility/road-incidents/template.csv',
  templateXlsxUrl: '/api/v1/standards/mobility/road-incidents/template.xlsx',
  exampleUrl: '/api/v1/standards/mobility/road-incidents/example.csv',
  exampleTableUrl: '/api/v1/standards/mobility/road-incidents/example.csv',
  fields: [
    field('fecha', 'date', 'Fecha'),
    field('tipo', 'string', 'Tipo de incidente'),
    field('lesionados', 'integer', 'Personas lesionadas'),
  ],
  primaryKey: ['fecha', 'tipo'],
  rules: [{ code: 'date-in-future', severity: 'error', ...words }],
  formatRules: [{ code: 'file-missing', severity: 'warning', about: 'stops.txt', ...words }],
  vocabularies: [{ code: 'atus', fields: ['tipo'], rowCount: 12, url: '/vocabularies/atus.csv', ...words }],
  foreignKeys: [
    {
      fields: ['id_crucero'],
      reference: {
        standard: 'mobility/cycleways',
        title: { es: 'Ciclovías', en: '' },
        fields: ['id_tramo'],
      },
      ...words,
    },
  ],
  shapes: [],
  correspondences: [
    {
      system: 'ATUS',
      title: { es: 'Correspondencia con ATUS', en: '' },
      url: '/correspondences/atus.csv',
      rows: [{ field: 'tipo', column: 'TIPACCID', toStandard: 'igual', fromStandard: 'igual' }],
    },
  ],
  skipRows: [],
  temporalField: 'fecha',
  geometry: { latitude: 'latitud', longitude: 'longitud', wkt: null },
  blurred: null,
  exampleRows: [['2026-01-04', 'Colisión', '2']],
};

/** The REST of the tests' network: the rows of road incidents in Torreón, their standard and their releases. */
export const incidentsRest: FakeRest = ({ pathname, searchParams }) => {
  if (pathname === '/api/v1/datasets/01ka3/columns') return statistics;
  if (pathname === '/api/v1/datasets/01ka3/rows') {
    if (searchParams.get('filter[lesionados]') === 'muchos') return undefined;
    const wanted = searchParams.get('columns')?.split(',');
    const kind = searchParams.get('filter[tipo]');
    const found = items.filter(({ tipo }) => kind === null || tipo === kind);
    return {
      columns: columns.filter(({ name }) => !wanted || wanted.includes(name)),
      items: found,
      total: found.length,
      next: null,
    };
  }
  if (pathname === '/api/v1/standards/mobility/road-incidents') return documentation;
  if (pathname === '/packages/01ka3/releases.json') {
    return {
      items: [
        { number: 3, publishedAt: '2026-11-10T18:00:00Z', notes: 'Incidentes viales: 12 renglones más.' },
      ],
    };
  }
  return undefined;
};

const summary = {
  standard: 'mobility/road-incidents',
  theme: 'mobility',
  title: { es: 'Incidentes viales', en: 'Road incidents' },
  governments: 1,
  datasets: 1,
  rows: 4,
  temporalFrom: '2026-01-04',
  temporalTo: '2026-03-08',
  updatedAt: '2026-11-10T18:00:00.000Z',
  csvUrl: '/api/v1/tables/mobility/road-incidents.csv',
  parquetUrl: '/api/v1/tables/mobility/road-incidents.parquet',
};
const manifest = {
  ...summary,
  description: { es: 'Hechos de tránsito, uno por renglón.', en: '' },
  columns: [
    { name: '_government', title: 'Gobierno que publica', description: null, type: 'string' },
    { name: '_url', title: 'Página del conjunto', description: null, type: 'string' },
    ...columns,
  ],
  coverage: { members: 9, publishing: 1, missing: [{ cvegeo: '17', fullName: 'Morelos' }] },
  parts: [
    {
      government: { cvegeo: '05035', fullName: 'Torreón, Coahuila de Zaragoza' },
      dataset: { id: '01ka3', title: 'Incidentes viales de Torreón' },
      standardVersion: '1.0',
      release: 3,
      rows: 4,
      temporalFrom: '2026-01-04',
      temporalTo: '2026-03-08',
      publishedAt: '2026-11-10T18:00:00.000Z',
    },
  ],
};
const empty = { governments: 0, datasets: 0, rows: 0, temporalFrom: null, temporalTo: null, updatedAt: null };
const shelters = {
  ...manifest,
  ...empty,
  standard: 'resilience/temporary-shelters',
  theme: 'resilience',
  title: { es: 'Refugios temporales', en: '' },
  parts: [],
};

/** Two national tables of the tests' network: one with a government in it, one still empty. */
export const tablesRest: FakeRest = ({ pathname }) =>
  ({
    '/api/v1/tables': { items: [summary, shelters] },
    '/api/v1/tables/mobility/road-incidents': manifest,
    '/api/v1/tables/resilience/temporary-shelters': shelters,
  })[pathname];
