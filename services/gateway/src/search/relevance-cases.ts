/** A dataset of the small catalogue that the order of results is judged over. */
export type JudgedDataset = {
  title: string;
  description?: string;
  keywords?: string[];
  cvegeo?: string;
  publisherName?: string;
  modified?: string;
  /** Its quality, 0 to 100; nobody assessed it when missing. */
  grade?: number;
  columns?: string[];
};

const columns = (...names: string[]) => names;

/** Datasets as Mexican governments title them, by a short name. */
export const catalogue: Readonly<Record<string, JudgedDataset>> = {
  'accidentes-gdl': {
    title: 'Accidentes viales en Guadalajara',
    description: 'Hechos de tránsito terrestre atendidos, con ubicación y vehículos.',
    keywords: ['movilidad', 'vialidad'],
    cvegeo: '14039',
    modified: '2026-05-01',
    grade: 85,
  },
  'accidentes-viejos': {
    title: 'Accidentes viales',
    description: 'Registro de percances.',
    cvegeo: '17007',
    modified: '2015-02-01',
    grade: 20,
  },
  'accidentes-nuevos': {
    title: 'Accidentes viales',
    description: 'Registro de percances con columnas descritas.',
    cvegeo: '14120',
    modified: '2026-05-20',
    grade: 92,
  },
  atus: {
    title: 'ATUS: siniestros de tránsito en zonas urbanas',
    keywords: ['accidentes de tránsito'],
    cvegeo: '19',
    modified: '2025-12-01',
    grade: 70,
  },
  'riesgos-laborales': {
    title: 'Riesgos laborales del personal',
    description: 'Incluye accidentes en el trabajo y días de incapacidad.',
    cvegeo: '09',
    modified: '2026-01-10',
    grade: 60,
  },
  'radares-cdmx': {
    title: 'Fotomultas y radares',
    keywords: ['movilidad'],
    cvegeo: '09',
    publisherName: 'Secretaría de Movilidad',
    modified: '2026-03-01',
    grade: 75,
    columns: columns('id', 'fecha', 'velocidad_kmh', 'limite'),
  },
  'velocidad-viento': {
    title: 'Estaciones meteorológicas',
    description: 'Temperatura, lluvia y velocidad del viento por hora.',
    cvegeo: '30',
    modified: '2026-02-01',
    grade: 65,
  },
  'padron-catastral': {
    title: 'Padrón catastral',
    keywords: ['catastro', 'predios'],
    cvegeo: '14039',
    modified: '2026-04-01',
    grade: 80,
  },
  'cobro-predial': {
    title: 'Recaudación del impuesto predial',
    keywords: ['ingresos'],
    cvegeo: '14120',
    modified: '2026-04-15',
    grade: 80,
  },
  'valores-catastrales': {
    title: 'Tabla de valores catastrales unitarios de suelo',
    cvegeo: '17007',
    modified: '2025-11-01',
    grade: 66,
  },
  'refugios-acapulco': {
    title: 'Refugios temporales de Acapulco',
    description: 'Albergues habilitados ante huracanes, con capacidad.',
    keywords: ['protección civil'],
    cvegeo: '12001',
    modified: '2025-10-10',
    grade: 78,
  },
  'albergues-dif': {
    title: 'Albergues del DIF para niñas y niños',
    cvegeo: '21114',
    modified: '2026-01-20',
    grade: 50,
  },
  'atlas-riesgos': {
    title: 'Atlas de riesgos',
    description: 'Zonas de inundación, deslave y refugios cercanos.',
    keywords: ['protección civil'],
    cvegeo: '12',
    modified: '2024-09-01',
    grade: 74,
  },
  'agua-potable': {
    title: 'Red de agua potable',
    keywords: ['agua', 'servicios públicos'],
    cvegeo: '17007',
    modified: '2026-01-05',
    grade: 72,
  },
  'tomas-agua': {
    title: 'Tomas de agua',
    description: 'Tomas domiciliarias; el agua es potable en todas ellas.',
    cvegeo: '21114',
    modified: '2026-03-05',
    grade: 88,
  },
  'calidad-agua': {
    title: 'Calidad del agua en ríos y presas',
    cvegeo: '30',
    modified: '2026-05-05',
    grade: 90,
  },
  'ninos-primaria': {
    title: 'Niños y niñas inscritos en primaria',
    keywords: ['educación'],
    cvegeo: '20067',
    modified: '2025-09-01',
    grade: 69,
  },
  infancia: {
    title: 'Presupuesto para la infancia',
    cvegeo: '09',
    modified: '2026-01-01',
    grade: 77,
  },
  'anos-presupuesto': {
    title: 'Presupuesto de egresos por año',
    description: 'Serie de diez años.',
    cvegeo: '15',
    modified: '2026-02-02',
    grade: 83,
  },
  'presupuesto-toluca': {
    title: 'Presupuesto de egresos 2026',
    cvegeo: '15106',
    modified: '2026-01-15',
    grade: 55,
  },
  'delitos-edomex': {
    title: 'Incidencia delictiva',
    keywords: ['seguridad', 'delitos'],
    cvegeo: '15',
    publisherName: 'Fiscalía General de Justicia',
    modified: '2026-05-25',
    grade: 91,
  },
  'delitos-cdmx': {
    title: 'Carpetas de investigación',
    description: 'Delitos denunciados ante el ministerio público.',
    keywords: ['seguridad'],
    cvegeo: '09',
    modified: '2026-05-28',
    grade: 87,
  },
  'camaras-gdl': {
    title: 'Cámaras de videovigilancia',
    keywords: ['seguridad'],
    cvegeo: '14039',
    modified: '2026-03-03',
    grade: 62,
  },
  'rutas-gtfs': {
    title: 'Rutas de transporte público en GTFS',
    cvegeo: '14',
    modified: '2026-04-04',
    grade: 89,
  },
  ciclovias: {
    title: 'Red de ciclovías',
    keywords: ['bicicleta'],
    cvegeo: '09',
    modified: '2025-08-08',
    grade: 81,
  },
  basura: {
    title: 'Rutas de recolección de basura',
    cvegeo: '31050',
    modified: '2026-02-20',
    grade: 73,
  },
  'residuos-solidos': {
    title: 'Generación de residuos sólidos urbanos',
    cvegeo: '19039',
    modified: '2026-02-21',
    grade: 73,
  },
  'hoteles-cancun': {
    title: 'Hoteles y cuartos disponibles',
    keywords: ['turismo'],
    cvegeo: '23005',
    modified: '2026-04-20',
    grade: 64,
  },
  'museos-merida': {
    title: 'Museos y galerías',
    keywords: ['cultura'],
    cvegeo: '31050',
    modified: '2025-05-05',
  },
  'plan-desarrollo': {
    title: 'Plan municipal de desarrollo',
    description: 'Indicadores del plan.',
    cvegeo: '11015',
    modified: '2025-01-01',
    grade: 58,
  },
  'desarrollo-plan': {
    title: 'Desarrollo de un plan de movilidad',
    cvegeo: '11020',
    modified: '2026-01-01',
    grade: 79,
  },
  luminarias: { title: 'Censo de luminarias', cvegeo: '11015', modified: '2026-03-15', grade: 71 },
};

/** What someone types and what answers it: the best first; the rest, in any order, are worth a look. */
export type JudgedCase = readonly [typed: string, best: readonly string[], alsoGood: readonly string[]];

export const cases: readonly JudgedCase[] = [
  ['accidentes', ['accidentes-nuevos', 'accidentes-gdl'], ['atus', 'accidentes-viejos']],
  ['accidente vial', ['accidentes-nuevos', 'accidentes-gdl'], ['accidentes-viejos', 'atus']],
  ['accidentes guadalajara', ['accidentes-gdl'], []],
  ['accidentes en la perla tapatía', ['accidentes-gdl'], []],
  ['hechos de transito', ['accidentes-nuevos', 'accidentes-gdl'], ['atus', 'accidentes-viejos']],
  ['siniestros', ['atus'], ['accidentes-nuevos', 'accidentes-gdl', 'accidentes-viejos']],
  ['velocidad', ['radares-cdmx', 'velocidad-viento'], []],
  ['velocidad_kmh', ['radares-cdmx'], []],
  ['catastro', ['padron-catastral'], ['valores-catastrales', 'cobro-predial']],
  ['predial', ['cobro-predial'], ['padron-catastral', 'valores-catastrales']],
  ['valores de suelo', ['valores-catastrales'], []],
  ['refugios temporales', ['refugios-acapulco'], ['albergues-dif', 'atlas-riesgos']],
  ['albergues', ['albergues-dif'], ['refugios-acapulco', 'atlas-riesgos']],
  ['atlas de riesgos', ['atlas-riesgos'], []],
  ['riesgos', ['riesgos-laborales', 'atlas-riesgos'], []],
  ['riesgos de inundación', ['atlas-riesgos'], []],
  ['agua potable', ['agua-potable'], ['tomas-agua']],
  ['"agua potable"', ['agua-potable'], []],
  ['agua', ['tomas-agua', 'calidad-agua', 'agua-potable'], []],
  ['agua -potable', ['calidad-agua'], []],
  ['ninos', ['ninos-primaria'], ['albergues-dif']],
  ['niñez', ['infancia'], []],
  ['presupuesto año', ['anos-presupuesto'], []],
  ['presupuesto toluca', ['presupuesto-toluca'], []],
  ['presupuesto edomex', ['anos-presupuesto', 'presupuesto-toluca'], []],
  ['delitos', ['delitos-edomex'], ['delitos-cdmx']],
  ['delitos CDMX', ['delitos-cdmx'], []],
  ['delitos DF', ['delitos-cdmx'], []],
  ['seguridad estado de méxico', ['delitos-edomex'], []],
  ['seguridad jalisco', ['camaras-gdl'], []],
  ['fiscalía', ['delitos-edomex'], []],
  ['GTFS', ['rutas-gtfs'], []],
  ['general transit feed specification', ['rutas-gtfs'], []],
  ['bici', ['ciclovias'], []],
  ['ciclopistas', ['ciclovias'], []],
  ['residuos', ['residuos-solidos'], ['basura']],
  ['basura monterrey', ['residuos-solidos'], []],
  ['hoteles cancún', ['hoteles-cancun'], []],
  ['turismo quintana roo', ['hoteles-cancun'], []],
  ['museos ciudad blanca', ['museos-merida'], []],
  ['plan municipal de desarrollo', ['plan-desarrollo'], []],
  ['"plan municipal"', ['plan-desarrollo'], []],
  ['alumbrado guanajuato capital', ['luminarias'], []],
  ['choques', ['accidentes-nuevos', 'accidentes-gdl'], ['accidentes-viejos', 'atus']],
  ['¿cuántos delitos hay en la ciudad de méxico?', ['delitos-cdmx'], []],
  ['límite velocidad', ['radares-cdmx'], []],
  ['proteccion civil', ['refugios-acapulco', 'atlas-riesgos'], []],
];

/** Cases whose best is not yet the first, or not found at all: they count in the score, so that mending them shows. */
export const unsolvedCases: readonly JudgedCase[] = [
  ['plan de desarrollo', ['plan-desarrollo'], ['desarrollo-plan']],
  ['límites de velocidad', ['radares-cdmx'], []],
  ['escuelas primarias', ['ninos-primaria'], []],
  ['trash collection', ['basura'], []],
];
