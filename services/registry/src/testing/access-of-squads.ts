import { type AccessRow, unknownId, type Who } from './access.ts';

const officials: Who[] = ['liaison', 'administrator'];
const others: Who[] = ['other liaison', 'other administrator'];
const squads: Who[] = ['coordinator', 'squad'];
const askers: Who[] = ['coordinator', ...officials, ...others, 'squad'];
const readers: Who[] = [...askers, 'state-cto', 'auditor'];
const message = { body: { body: 'Un mensaje de prueba.' } };
const webinar = {
  title: 'Un seminario',
  description: 'De prueba.',
  startsAt: '2030-01-01T18:00:00Z',
  durationMinutes: 60,
};

/** Who may reach the routes of the programme and of tickets. */
export const accessOfSquads: AccessRow[] = [
  ['GET', () => '/api/v1/tickets', askers, {}],
  [
    'POST',
    () => '/api/v1/tickets',
    officials,
    {
      body: { cvegeo: '17007', topic: 'other', title: 'Una consulta', body: 'De prueba, sin más.' },
    },
  ],
  ['GET', () => `/api/v1/tickets/${unknownId}`, askers, {}],
  ['PATCH', () => `/api/v1/tickets/${unknownId}`, askers, { body: { isShared: true } }],
  ['POST', () => `/api/v1/tickets/${unknownId}/replies`, askers, message],
  ['POST', () => `/api/v1/tickets/${unknownId}/solution`, askers, {}],
  [
    'POST',
    () => '/api/v1/programme/cohorts',
    squads,
    { body: { name: 'Una generación', startsOn: '2030-01-07' } },
  ],
  ['GET', () => '/api/v1/programme/cohorts/mine', [...officials, ...others, 'squad'], {}],
  ['GET', () => `/api/v1/programme/cohorts/${unknownId}`, readers, {}],
  ['POST', () => `/api/v1/programme/cohorts/${unknownId}/governments`, squads, { body: { cvegeo: '17007' } }],
  [
    'PUT',
    () => `/api/v1/programme/cohorts/${unknownId}/governments/17007/tasks/team`,
    [...officials, 'squad'],
    { body: { isDone: true } },
    'PUT /api/v1/programme/cohorts/:id/governments/:cvegeo/tasks/:task',
  ],
  ['GET', () => '/api/v1/programme/webinars', readers, {}],
  ['POST', () => '/api/v1/programme/webinars', squads, { body: webinar }],
  ['PUT', () => `/api/v1/programme/webinars/${unknownId}`, squads, { body: webinar }],
];

/** What of the programme anybody may ask. */
export const publicOfSquads = [
  'GET /api/v1/programme',
  'GET /api/v1/programme/toolkit/:slug',
  'GET /programa.ics',
];
