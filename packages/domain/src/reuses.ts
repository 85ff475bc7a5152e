import type { Transitions } from './state-machine.ts';

/** What somebody made with the data. `received`: e-mail to be confirmed; `waiting`: for the squad to look at it. */
export const reuseStates = ['received', 'waiting', 'published', 'rejected', 'withdrawn'] as const;
export type ReuseState = (typeof reuseStates)[number];
export type ReuseEvent = 'confirm' | 'publish' | 'reject' | 'withdraw';

export const reuseTransitions: Transitions<ReuseState, ReuseEvent> = {
  received: { confirm: 'waiting' },
  waiting: { publish: 'published', reject: 'rejected' },
  published: { withdraw: 'withdrawn' },
  rejected: { publish: 'published' },
  withdrawn: { publish: 'published' },
};

export const reuseKinds = {
  application: 'Aplicación o sitio',
  analysis: 'Análisis o investigación',
  visualization: 'Visualización o mapa',
  news: 'Reportaje',
  service: 'Servicio o negocio',
  policy: 'Decisión de gobierno',
  story: 'Historia',
} as const;
export const reuseKindNames = Object.keys(reuseKinds) as [
  keyof typeof reuseKinds,
  ...(keyof typeof reuseKinds)[],
];

/** The twelve sectors of the federal catalogue of open data (ADELA, 2014-2018). */
export const sectors = {
  education: 'Educación',
  economy: 'Economía',
  health: 'Salud',
  'security-and-justice': 'Seguridad y Justicia',
  infrastructure: 'Infraestructura',
  'finance-and-contracting': 'Finanzas y Contrataciones',
  geospatial: 'Geoespacial',
  'energy-and-environment': 'Energía y Medio Ambiente',
  'culture-and-tourism': 'Cultura y Turismo',
  'sustainable-development': 'Desarrollo Sostenible',
  'local-governments': 'Gobiernos Locales',
  other: 'Otros',
} as const;
export const sectorNames = Object.keys(sectors) as [keyof typeof sectors, ...(keyof typeof sectors)[]];

/** The Sustainable Development Goals of the 2030 Agenda (United Nations, A/RES/70/1), by number. */
export const sustainableGoals = [
  'Fin de la pobreza',
  'Hambre cero',
  'Salud y bienestar',
  'Educación de calidad',
  'Igualdad de género',
  'Agua limpia y saneamiento',
  'Energía asequible y no contaminante',
  'Trabajo decente y crecimiento económico',
  'Industria, innovación e infraestructura',
  'Reducción de las desigualdades',
  'Ciudades y comunidades sostenibles',
  'Producción y consumo responsables',
  'Acción por el clima',
  'Vida submarina',
  'Vida de ecosistemas terrestres',
  'Paz, justicia e instituciones sólidas',
  'Alianzas para lograr los objetivos',
] as const;
