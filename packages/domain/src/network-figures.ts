import { z } from 'zod';

/** What a figure counts in: things, a share from 0 to 1, calendar days, points of the metadata method (of 405), or a grade (of 100). */
export type FigureUnit = 'count' | 'share' | 'days' | 'points' | 'grade';

export type NetworkFigureDefinition = {
  title: string;
  section: NetworkSection;
  unit: FigureUnit;
  /** `state`: how it is at a moment; `month`: what happened from the month's first day on. */
  nature: 'state' | 'month';
  /** How it is worked out, for whoever wants to check it. */
  method: string;
  /** The page of the portal where what it counts can be seen, one by one. */
  path: string;
};

/** The parts of the network's dashboard and of its monthly report, in their order. */
export const networkSections = {
  members: 'Quién está en la red',
  data: 'Qué se publica',
  quality: 'Qué tan bien y qué tan al día',
  commitments: 'Lo que se prometió',
  sources: 'Las fuentes',
  demand: 'Lo que la gente pide',
  use: 'Para qué sirve: el uso',
} as const;
export type NetworkSection = keyof typeof networkSections;

/** The figures of the network: their ids are public and never change their meaning. */
export const networkFigures = {
  members: {
    title: 'Gobiernos integrantes',
    section: 'members',
    unit: 'count',
    nature: 'state',
    method: 'Gobiernos con membresía aprobada, activa o inactiva.',
    path: '/gobiernos?integrantes=si',
  },
  memberStates: {
    title: 'Estados integrantes',
    section: 'members',
    unit: 'count',
    nature: 'state',
    method: 'De los integrantes, los que son gobiernos de un estado.',
    path: '/gobiernos?integrantes=si&nivel=STATE',
  },
  memberMunicipalities: {
    title: 'Municipios integrantes',
    section: 'members',
    unit: 'count',
    nature: 'state',
    method: 'De los integrantes, los que son municipios o demarcaciones.',
    path: '/gobiernos?integrantes=si&nivel=MUNICIPALITY',
  },
  newMembers: {
    title: 'Gobiernos que se unieron',
    section: 'members',
    unit: 'count',
    nature: 'month',
    method: 'Integrantes cuya fecha de ingreso es del mes.',
    path: '/bitacora?tipo=membership.approved',
  },
  memoranda: {
    title: 'Convenios vigentes',
    section: 'members',
    unit: 'count',
    nature: 'state',
    method: 'Convenios activos o por vencer; los addenda no se cuentan aparte.',
    path: '/convenios',
  },
  publishers: {
    title: 'Gobiernos que publican',
    section: 'data',
    unit: 'count',
    nature: 'state',
    method: 'Gobiernos con al menos un conjunto vigente, alojado o leído de su portal.',
    path: '/gobiernos?integrantes=si',
  },
  packages: {
    title: 'Paquetes temáticos',
    section: 'data',
    unit: 'count',
    nature: 'state',
    method: 'Paquetes con una edición publicada.',
    path: '/buscar',
  },
  datasets: {
    title: 'Conjuntos de datos',
    section: 'data',
    unit: 'count',
    nature: 'state',
    method: 'Conjuntos vigentes en la vista nacional, sin los archivados.',
    path: '/buscar',
  },
  newDatasets: {
    title: 'Conjuntos que llegaron',
    section: 'data',
    unit: 'count',
    nature: 'month',
    method:
      'Altas de conjuntos en la historia pública durante el mes; uno que se fue y volvió cuenta otra vez.',
    path: '/bitacora',
  },
  coverage: {
    title: 'Cobertura de los temas',
    section: 'data',
    unit: 'share',
    nature: 'state',
    method:
      'De cada integrante y cada tema de la red, la parte en que el integrante tiene un conjunto vigente que sigue un estándar del tema.',
    path: '/tablas',
  },
  freshness: {
    title: 'Conjuntos al día',
    section: 'quality',
    unit: 'share',
    nature: 'state',
    method:
      'De los conjuntos con fecha y con periodicidad prometida, los que no se han pasado de ella. Los demás no entran.',
    path: '/buscar',
  },
  quality: {
    title: 'Calidad de los metadatos (mediana)',
    section: 'quality',
    unit: 'points',
    nature: 'state',
    method:
      'La mediana de los puntos de cada conjunto vigente, de 405, según la evaluación de metadatos de la red.',
    path: '/metodo/calidad',
  },
  grade: {
    title: 'Calificación de los integrantes (mediana)',
    section: 'quality',
    unit: 'grade',
    nature: 'state',
    method:
      'La mediana de la calificación del mes de cada integrante, de 0 a 100, con todos los temas juntos. Los que tienen muy poco que juzgar no entran.',
    path: '/clasificaciones',
  },
  commitmentsKept: {
    title: 'Compromisos cumplidos',
    section: 'commitments',
    unit: 'share',
    nature: 'state',
    method:
      'Compromisos cumplidos entre los cumplidos y los vencidos; los que aún tienen plazo y los dispensados no entran.',
    path: '/convenios',
  },
  commitmentsPending: {
    title: 'Compromisos con plazo por delante',
    section: 'commitments',
    unit: 'count',
    nature: 'state',
    method: 'Compromisos de convenios vigentes que todavía no vencen.',
    path: '/convenios',
  },
  commitmentsOverdue: {
    title: 'Compromisos vencidos',
    section: 'commitments',
    unit: 'count',
    nature: 'state',
    method: 'Compromisos de convenios vigentes cuyo plazo pasó sin cumplirse.',
    path: '/convenios',
  },
  sources: {
    title: 'Fuentes que se leen',
    section: 'sources',
    unit: 'count',
    nature: 'state',
    method: 'Portales y nodos con turnos de lectura; los que están en pausa o desconectados no se cuentan.',
    path: '/fuentes',
  },
  sourcesHealthy: {
    title: 'Fuentes sanas',
    section: 'sources',
    unit: 'share',
    nature: 'state',
    method: 'De las fuentes que se leen, las que no tienen fallas ni una lectura retenida.',
    path: '/fuentes?salud=sanas',
  },
  sourcesStale: {
    title: 'Fuentes atrasadas',
    section: 'sources',
    unit: 'count',
    nature: 'state',
    method: 'Fuentes sin una lectura buena en el doble del plazo que prometen.',
    path: '/fuentes?salud=atrasadas',
  },
  uptime: {
    title: 'Lecturas que los portales respondieron',
    section: 'sources',
    unit: 'share',
    nature: 'month',
    method:
      'De las lecturas del mes, las que no fallaron; una que quedó en espera de revisión sí tuvo respuesta.',
    path: '/fuentes',
  },
  requestsOpen: {
    title: 'Peticiones y reportes sin respuesta',
    section: 'demand',
    unit: 'count',
    nature: 'state',
    method: 'Peticiones de datos y reportes de problemas que esperan a su gobierno.',
    path: '/peticiones',
  },
  requestsOverdue: {
    title: 'De ellos, fuera de plazo',
    section: 'demand',
    unit: 'count',
    nature: 'state',
    method: 'Los que siguen sin respuesta y ya pasaron su fecha.',
    path: '/peticiones',
  },
  requestsReceived: {
    title: 'Peticiones y reportes recibidos',
    section: 'demand',
    unit: 'count',
    nature: 'month',
    method: 'Los que se hicieron públicos en el mes.',
    path: '/peticiones',
  },
  requestsAnswered: {
    title: 'Peticiones y reportes respondidos',
    section: 'demand',
    unit: 'count',
    nature: 'month',
    method: 'Los que su gobierno respondió en el mes.',
    path: '/peticiones',
  },
  requestsInTime: {
    title: 'Respondidos en plazo',
    section: 'demand',
    unit: 'share',
    nature: 'month',
    method: 'De los que se respondieron en el mes, los que no habían pasado su fecha.',
    path: '/peticiones',
  },
  requestDays: {
    title: 'Días para responder (mediana)',
    section: 'demand',
    unit: 'days',
    nature: 'month',
    method: 'De los que se respondieron en el mes, la mediana de los días naturales desde que se recibieron.',
    path: '/peticiones',
  },
  downloads: {
    title: 'Descargas',
    section: 'use',
    unit: 'count',
    nature: 'month',
    method:
      'Archivos entregados por la red en el mes, sin robots declarados. Lo que se baja directamente de otro portal no se ve.',
    path: '/red#uso',
  },
  apiReads: {
    title: 'Lecturas por programas',
    section: 'use',
    unit: 'count',
    nature: 'month',
    method:
      'Respuestas de las interfaces de programación sobre un conjunto, sin las que piden las páginas de la red.',
    path: '/red#uso',
  },
  views: {
    title: 'Visitas a páginas de conjuntos',
    section: 'use',
    unit: 'count',
    nature: 'month',
    method:
      'Páginas de conjuntos entregadas en el mes, sin robots declarados. No se sabe de quién ni cuántas personas son.',
    path: '/red#uso',
  },
} as const satisfies Record<string, NetworkFigureDefinition>;

export type NetworkFigureId = keyof typeof networkFigures;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the constant above
export const networkFigureIds = Object.keys(networkFigures) as NetworkFigureId[];

/** What of the figures was measured: a number, null where there was nothing to measure, or missing when nobody did. */
export type NetworkFigures = { [Id in NetworkFigureId]?: number | null | undefined };

const measured = z.number().nullable().optional();

/** Figures as they are stored; ids that are none are left out. */
export const networkFiguresSchema = z.object(
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one entry for each id
  Object.fromEntries(networkFigureIds.map((id) => [id, measured])) as Record<
    NetworkFigureId,
    typeof measured
  >,
);
