/** Themes, standards and datasets of the tests. */
import { fakeReport, fakeReuse } from './demand.ts';
import { fakeUse } from './use.ts';

export const themeRows = [
  {
    id: 'resilience',
    name: 'Resiliencia',
    description:
      'Riesgos, alertas y refugios: lo que una comunidad necesita saber antes, durante y después de una emergencia.',
  },
  {
    id: 'security',
    name: 'Seguridad pública',
    description:
      'Delitos, víctimas e instalaciones, con la misma metodología en todo el país y sin exponer a nadie.',
  },
  {
    id: 'mobility',
    name: 'Movilidad',
    description:
      'Transporte, ciclovías, rutas e incidentes viales: cómo se mueve la gente y dónde corre peligro.',
  },
  {
    id: 'cadastre',
    name: 'Catastro',
    description:
      'Predios, construcciones, valores y tarifas: el territorio que cada municipio administra y sobre el que cobra.',
  },
];

const field = (name: string, title: string, type: string, required: boolean) => ({
  name,
  title,
  type,
  description: `${title} como lo define el estándar.`,
  required,
});

const standard = (id: string, theme: string, title: string, fields: ReturnType<typeof field>[]) => ({
  id,
  version: '1.0',
  theme,
  title,
  description: `Qué se registra de ${title.toLowerCase()}, con qué columnas y con qué reglas.`,
  periodicity: 'R/P1M',
  schema: {
    fields: fields.map(({ name, type, title: of }) => ({ name, type, title: of, constraints: {} })),
    primaryKey: [fields[0]?.name],
  },
  references: [{ title: 'Instrumento para el registro CNSP/38/15', url: 'https://www.gob.mx/sesnsp' }],
  fields,
});
export type FakeStandard = ReturnType<typeof standard>;

export const standards: FakeStandard[] = [
  standard('resilience/temporary-shelters', 'resilience', 'Refugios temporales', [
    field('nombre', 'Nombre del refugio', 'string', true),
    field('capacidad', 'Personas que caben', 'integer', false),
  ]),
  standard('security/crime-incidence', 'security', 'Incidencia delictiva', [
    field('anio', 'Año', 'integer', true),
    field('mes', 'Mes', 'integer', true),
    field('tipo_de_delito', 'Tipo de delito', 'string', true),
    field('carpetas', 'Carpetas de investigación', 'integer', true),
  ]),
  standard('mobility/road-incidents', 'mobility', 'Incidentes viales', [
    field('fecha', 'Fecha', 'date', true),
    field('tipo', 'Tipo de incidente', 'string', true),
    field('lesionados', 'Personas lesionadas', 'integer', false),
  ]),
  standard('cadastre/buildings', 'cadastre', 'Construcciones', [
    field('clave', 'Clave catastral', 'string', true),
    field('superficie_m2', 'Superficie construida', 'number', true),
  ]),
];

type Row = [
  id: string,
  title: string,
  publisher: string,
  theme: string | null,
  standard: string | null,
  freshness: string,
];

const rows: Row[] = [
  [
    '01ka1',
    'Incidencia delictiva del fuero común, Morelos',
    '17',
    'security',
    'security/crime-incidence',
    'FRESH',
  ],
  [
    '01ka2',
    'Incidencia delictiva del fuero común, Jalisco',
    '14',
    'security',
    'security/crime-incidence',
    'LATE',
  ],
  ['01ka3', 'Incidentes viales de Torreón', '05035', 'mobility', 'mobility/road-incidents', 'FRESH'],
  [
    '01ka4',
    'Refugios temporales de Quintana Roo',
    '23',
    'resilience',
    'resilience/temporary-shelters',
    'STALE',
  ],
  ['01ka5', 'Construcciones de la cabecera municipal', '27008', 'cadastre', 'cadastre/buildings', 'FRESH'],
  ...[
    'Presupuesto de egresos',
    'Obra pública en proceso',
    'Mercados municipales',
    'Rutas de transporte urbano',
    'Padrón de contribuyentes',
    'Luminarias',
    'Unidades económicas',
    'Zonas escolares',
    'Parques y jardines',
    'Centros de salud',
    'Ciclovías',
    'Licencias de funcionamiento',
    'Arbolado urbano',
    'Bibliotecas públicas',
    'Directorio de funcionarios',
    'Reportes ciudadanos',
    'Estacionamientos',
    'Refugios para niñas y niños',
  ].map((title, i): Row => [
    `02kb${i}`,
    title,
    ['14120', '30087', '21', '24'][i % 4] ?? '21',
    i % 6 === 3 ? 'mobility' : null,
    null,
    'UNKNOWN',
  ]),
];

const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

export const datasetRows = rows.map(([id, title, publisher, theme, of, freshness]) => {
  const isHosted = of !== null;
  return {
    id,
    title,
    publisher,
    theme,
    standard: of,
    freshness,
    description: `${title}, como lo registra la dependencia responsable. Cada renglón es un registro; las claves son las del INEGI.`,
    keywords: ['gobierno abierto', title.split(' ')[0]?.toLowerCase() ?? ''],
    origin: isHosted ? 'HOSTED' : 'HARVESTED',
    license: 'https://datos.gob.mx/libreusomx',
    issued: '2024-03-01T12:00:00Z',
    modified: isHosted ? '2026-11-10T18:00:00Z' : '2015-08-14T12:00:00Z',
    periodicity: isHosted ? 'R/P1M' : null,
    temporal: isHosted ? '2020-01/2026-10' : null,
    spatial: publisher,
    landingPage: isHosted ? null : 'http://datos.example.mx/dataset/obra',
    contact: { name: 'Dirección de Gobierno Abierto', email: 'datos@example.gob.mx' },
    distributions: [
      {
        id: `${id}-a`,
        title: isHosted ? 'Datos conforme al estándar' : title,
        format: isHosted ? 'CSV' : 'XLSX',
        mediaType: 'text/csv',
        downloadUrl: `http://127.0.0.1:8080/datasets/${id}/files/a/datos.csv`,
        accessUrl: null,
        bytes: isHosted ? 1_438_221 : null,
        sha256: isHosted ? sha256 : null,
        modified: '2026-11-10T18:00:00Z',
        role: isHosted ? 'conforming' : null,
        check: isHosted
          ? null
          : {
              state: 'UNREACHABLE',
              status: null,
              checkedAt: '2026-11-22T04:00:00Z',
              failingSince: '2026-11-20T12:00:00Z',
            },
      },
    ],
    preview: isHosted
      ? {
          columns: [
            { name: 'anio', title: 'Año', type: 'integer' },
            { name: 'tipo', title: 'Tipo de delito', type: 'string' },
            { name: 'total', title: 'Carpetas', type: 'integer' },
          ],
          rows: [
            ['2026', 'Robo de vehículo', '184'],
            ['2026', 'Lesiones dolosas', '241'],
            ['2026', 'Daño a la propiedad', null],
          ],
        }
      : null,
    alsoAt: [],
    use: fakeUse(isHosted ? '2026-10-01' : null),
    reuses: id === '01ka1' ? [fakeReuse()] : [],
    reports: id === '01ka1' ? [fakeReport] : [],
    archivedAt: null as string | null,
  };
});
