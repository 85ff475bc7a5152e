import { type AccessRow, unknownId, type Who } from './access.ts';

const designators: Who[] = ['coordinator', 'administrator'];
const hands: Who[] = ['coordinator', 'liaison', 'administrator'];
const reason = { body: { reason: 'Porque toca este año.' } };
const government = '/api/v1/governments/17007';

/** Who may reach the routes by which the people of a government come and go. */
export const accessOfSuccession: AccessRow[] = [
  [
    'POST',
    () => `${government}/officials/${unknownId}/absences`,
    designators,
    { form: 'document' },
    'POST /api/v1/governments/:cvegeo/officials/:officialId/absences',
  ],
  [
    'POST',
    () => `${government}/officials/${unknownId}/absences/${unknownId}/end`,
    designators,
    {},
    'POST /api/v1/governments/:cvegeo/officials/:officialId/absences/:id/end',
  ],
  [
    'POST',
    () => `${government}/administrations`,
    designators,
    { body: { startsOn: '2044-01-01', endsOn: '2049-12-31', source: 'Periódico Oficial' } },
  ],
  ['GET', () => '/api/v1/administrations', ['coordinator'], {}],
  [
    'POST',
    () => '/api/v1/administrations/confirmation',
    ['coordinator'],
    { body: { state: '01', level: 'state' } },
  ],
  ['GET', () => `${government}/handovers`, [...hands, 'squad', 'auditor', 'state-cto'], {}],
  [
    'PUT',
    () => `${government}/handovers/${unknownId}/steps/posts`,
    hands,
    { body: { responsible: null, dueOn: '2030-01-01', note: null, isDone: true } },
    'PUT /api/v1/governments/:cvegeo/handovers/:id/steps/:key',
  ],
  ['POST', () => `${government}/handovers/${unknownId}/ready`, hands, {}],
  ['POST', () => `${government}/adoption`, ['coordinator'], reason],
  ['POST', () => `${government}/adoption/end`, ['coordinator'], reason],
];

/** What of it anybody may ask. */
export const publicOfSuccession = [
  'GET /api/v1/governments/:cvegeo/administrations',
  'GET /api/v1/governments/:cvegeo/custody',
];
