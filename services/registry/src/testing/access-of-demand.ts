import { type AccessRow, unknownId, type Who } from './access.ts';

const officials: Who[] = ['liaison', 'administrator'];
const everyOfficial: Who[] = [...officials, 'other liaison', 'other administrator'];
const squads: Who[] = ['coordinator', 'squad'];
const readers: Who[] = ['coordinator', ...everyOfficial, 'squad', 'auditor'];
const reason = { body: { reason: 'Porque no pide datos.' } };
const request = (what: string) => () => `/api/v1/data-requests/${unknownId}${what}`;
const reuse = (what: string) => () => `/api/v1/reuses/${unknownId}/${what}`;

/** Who may reach what is not public of requests, reports, rounds and reuses. */
export const accessOfDemand: AccessRow[] = [
  ['GET', () => '/api/v1/data-requests', readers, {}],
  ['GET', request(''), readers, {}],
  ['POST', request('/check'), squads, { body: {} }],
  ['POST', request('/rejection'), squads, reason],
  ['POST', request('/merge'), squads, { body: { into: unknownId } }],
  ['POST', request('/answer'), everyOfficial, { body: { answer: 'planned', plannedOn: '2040-01-01' } }],
  ['GET', () => '/api/v1/dataset-reports', readers, {}],
  [
    'POST',
    () => `/api/v1/dataset-reports/${unknownId}/answer`,
    everyOfficial,
    { body: { answer: 'fixed', text: 'Ya quedó corregido.' } },
  ],
  ['POST', () => `/api/v1/dataset-reports/${unknownId}/rejection`, squads, reason],
  [
    'GET',
    () => '/api/v1/consultations/proposals?cvegeo=17007',
    ['coordinator', ...officials],
    {},
    'GET /api/v1/consultations/proposals',
  ],
  [
    'POST',
    () => '/api/v1/consultations',
    ['coordinator', ...officials],
    {
      body: {
        cvegeo: '17007',
        title: '¿Qué abrimos primero?',
        description: 'Ordene hasta tres opciones.',
        closesOn: '2040-01-01',
        options: [{ title: 'Baches' }, { title: 'Basura' }],
      },
    },
  ],
  [
    'POST',
    () => `/api/v1/consultations/${unknownId}/outcome`,
    ['coordinator', ...everyOfficial],
    { body: { outcome: 'Los baches entran al plan.' } },
  ],
  ['GET', () => '/api/v1/reuses', squads, {}],
  ['POST', reuse('publication'), squads, {}],
  ['POST', reuse('rejection'), squads, reason],
  ['POST', reuse('withdrawal'), squads, reason],
];

/** Where anybody asks, supports, reports, ranks, tells, confirms and is told; and the searches that are one's own. */
export const publicOfDemand = [
  'GET /api/v1/confirmations/:token',
  'GET /api/v1/data-requests/similar',
  'POST /api/v1/confirmations/:token',
  'POST /api/v1/consultations/:id/ballots',
  'POST /api/v1/data-requests',
  'POST /api/v1/data-requests/:id/votes',
  'POST /api/v1/datasets/:id/reports',
  'GET /api/v1/search-links/:token',
  'DELETE /api/v1/search-links/:token',
  'POST /api/v1/saved-searches',
  'DELETE /api/v1/saved-searches/:id',
  'GET /api/v1/saved-searches',
  'PATCH /api/v1/saved-searches/:id',
  'POST /api/v1/reuses',
];
