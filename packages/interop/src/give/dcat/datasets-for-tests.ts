import type { PublisherGovernment, WrittenCatalogue, WrittenDataset } from './catalogue-input.ts';

const hub = 'https://hub.example';

export const torreon: PublisherGovernment = {
  url: `${hub}/governments/05035`,
  cvegeo: '05035',
  level: 'municipality',
  name: 'Torreón',
  stateName: 'Coahuila de Zaragoza',
  bounds: { west: -103.6, south: 24.7, east: -102.9, north: 25.7 },
  centre: { lon: -103.4, lat: 25.5 },
};
export const coahuila: PublisherGovernment = {
  url: `${hub}/governments/05`,
  cvegeo: '05',
  level: 'state',
  name: 'Coahuila de Zaragoza',
  stateName: 'Coahuila de Zaragoza',
  bounds: null,
  centre: null,
};

export const catalogue: WrittenCatalogue = {
  url: `${hub}/#catalogo`,
  title: 'Red México Abierto',
  description: 'Datos abiertos de los estados y municipios de México.',
  publisher: null,
  network: { url: hub, name: 'Red México Abierto' },
  modified: new Date('2026-03-02T15:00:00Z'),
};

const file = {
  mediaType: 'text/csv',
  accessUrl: null,
  bytes: null,
  sha256: null,
  modified: null,
  role: null,
};

/** A dataset that says everything it can. */
export const hosted: WrittenDataset = {
  id: '0195c8a0-0000-7000-8000-000000000001',
  url: `${hub}/datasets/0195c8a0-0000-7000-8000-000000000001`,
  publisher: torreon,
  isHosted: true,
  title: 'Incidentes viales',
  description: 'Hechos de tránsito, "con comillas", <etiquetas> & saltos\r\nde línea.',
  theme: { id: 'mobility', url: `${hub}/temas/mobility`, name: 'Movilidad' },
  standard: {
    id: 'mobility/road-incidents',
    url: `${hub}/estandares/mobility/road-incidents`,
    title: 'Hechos de tránsito',
  },
  keywords: ['tránsito', 'año 2025'],
  licence: 'cc-by-4.0',
  issued: new Date('2025-01-02T03:04:05Z'),
  modified: new Date('2026-02-01T00:00:00Z'),
  updatedAt: new Date('2026-02-01T00:00:00Z'),
  periodicity: 'R/P1M',
  temporal: '2020-01/2025-12-31',
  spatial: 'Torreón, Coahuila de Zaragoza',
  landingPage: `${hub}/datasets/0195c8a0-0000-7000-8000-000000000001`,
  contact: { name: 'Dirección de Movilidad', email: 'movilidad@torreon.example' },
  distributions: [
    {
      ...file,
      id: '0195c8a0-0000-7000-8000-00000000000a',
      title: 'Datos conformes',
      format: 'CSV',
      url: `${hub}/datasets/1/files/a/incidentes.csv`,
      accessUrl: `${hub}/datasets/1`,
      bytes: 1234,
      sha256: 'ab'.repeat(32),
      modified: '2026-02-01T00:00:00.000Z',
      role: 'conforming',
    },
    {
      ...file,
      id: '0195c8a0-0000-7000-8000-00000000000b',
      title: 'Original',
      format: 'XLSX',
      url: `${hub}/datasets/1/files/b/or%C3%ADginal.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      role: 'original',
    },
  ],
  alsoAt: [{ url: 'https://otro.example/ficha', title: 'Otra copia' }],
  originUri: null,
  identities: [],
  archivedAt: null,
};

/** What a portal of 2015 may leave of one: little, and that badly written. */
export const harvested: WrittenDataset = {
  ...hosted,
  id: '0195c8a0-0000-7000-8000-000000000002',
  url: `${hub}/datasets/0195c8a0-0000-7000-8000-000000000002`,
  publisher: coahuila,
  isHosted: false,
  title: 'Presupuesto\u0000 \ud800 ]]> \\ """ 🙂',
  description: ' ',
  theme: { id: 'salud', url: `${hub}/temas/salud`, name: 'Salud' },
  standard: null,
  keywords: [],
  licence: 'Uso libre, citando la fuente',
  issued: null,
  modified: null,
  periodicity: null,
  temporal: 'desde siempre',
  spatial: '{"type":"Point","coordinates":[-103.4,25.5]}',
  landingPage: 'https://datos.example/dataset/presupuesto con espacios?a={b}|"c"',
  contact: null,
  distributions: [
    {
      ...file,
      id: 'abcdef0123456789abcdef01',
      title: 'Sin formato',
      format: 'OTRO',
      mediaType: 'no es un tipo',
      url: 'https://datos.example/archivo<1>.csv',
    },
    { ...file, id: 'abcdef0123456789abcdef02', title: 'Sin dirección', format: 'CSV', url: null },
  ],
  alsoAt: [{ url: 'ni siquiera una dirección', title: '' }],
  originUri: 'http://datos.example/dataset/7',
  identities: ['https://datos.example/dataset/7', 'urn:uuid:0195c8a0-0000-7000-8000-0000000000ff'],
  archivedAt: new Date('2026-01-01T00:00:00Z'),
};

/** `count` datasets in turn, as they would come from a database. */
export async function* severalDatasets(count: number): AsyncGenerator<WrittenDataset, void> {
  for (let index = 0; index < count; index += 1) {
    const sample = index % 2 === 0 ? hosted : harvested;
    yield { ...sample, id: String(index), url: `${hub}/datasets/${index}` };
  }
}
