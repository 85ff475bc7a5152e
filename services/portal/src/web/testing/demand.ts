/** Root answers of the tests' GraphQL for what the public asks, ranks and makes. */
import { connection, type Paged } from './connection.ts';

const xalapa = { cvegeo: '30087', fullName: 'Xalapa, Veracruz de Ignacio de la Llave' };

export const fakeRequest = (change: object = {}) => ({
  id: 'peticion-1',
  folio: 'PET-30087-2026-1',
  title: 'Rutas de los camiones de basura',
  description: 'Por dónde pasa cada camión <b>y a qué hora</b>.',
  government: xalapa,
  theme: null,
  requesterKind: 'civil-society',
  requesterName: null,
  purpose: null,
  benefit: null,
  state: 'PUBLISHED',
  answer: null,
  answerText: null,
  legalBasis: null,
  plannedOn: null,
  dataset: null,
  mergedInto: null,
  votes: 12,
  receivedAt: '2026-10-01T18:00:00Z',
  dueOn: '2026-10-31',
  checkedAt: null,
  answeredAt: null,
  isLate: false,
  isOverdue: false,
  url: '',
  ...change,
});

export const fakeReuse = (change: object = {}) => ({
  id: 'uso-1',
  kind: 'policy',
  title: 'De los percances a una política de movilidad',
  summary: 'Se rediseñaron doce cruceros.',
  body: 'Todo empezó con una hoja de cálculo.',
  link: 'https://implan.example.org/percances',
  url: '',
  author: 'Instituto de planeación',
  sector: 'infrastructure',
  sectorName: 'Infraestructura',
  goals: [{ number: 11, name: 'Ciudades y comunidades sostenibles' }],
  datasets: [],
  publishedAt: '2026-09-01T18:00:00Z',
  ...change,
});

export const fakeReport = {
  id: 'r1',
  folio: 'REP-17-2026-1',
  kind: 'personal-data',
  description: null,
  state: 'PUBLISHED',
  answer: null,
  answerText: null,
  receivedAt: '2026-11-01T12:00:00Z',
  dueOn: '2026-12-01',
  answeredAt: null,
  isLate: false,
};

export const fakeConsultation = (change: object = {}) => ({
  id: 'consulta-1',
  title: '¿Qué abrimos primero?',
  description: 'El resultado ordena el plan.',
  government: xalapa,
  openedAt: '2026-10-01T18:00:00Z',
  closesOn: '2026-12-01',
  isOpen: true,
  closedAt: null,
  outcome: null,
  participants: 40,
  options: [
    { id: 'o1', title: 'Baches', description: null, points: null, firsts: null, request: null },
    { id: 'o2', title: 'Basura', description: null, points: null, firsts: null, request: fakeRequest() },
  ],
  url: '',
  ...change,
});

/** The same three things everywhere; any other id is nothing. */
export const demandRoot = {
  dataRequests: (page: Paged) => connection([fakeRequest()], page),
  dataRequest: ({ id }: { id: string }) => (id === 'peticion-1' ? fakeRequest() : null),
  reuses: (page: Paged) => connection([fakeReuse()], page),
  reuse: ({ id }: { id: string }) => (id === 'uso-1' ? fakeReuse() : null),
  consultations: (page: Paged) => connection([fakeConsultation()], page),
  consultation: ({ id }: { id: string }) => (id === 'consulta-1' ? fakeConsultation() : null),
};
