import { type AccessRow, unknownId, type Who } from './access.ts';

const readers: Who[] = ['coordinator', 'squad', 'auditor'];
const calendarOwners: Who[] = [
  ...readers,
  'state-cto',
  'liaison',
  'administrator',
  'other liaison',
  'other administrator',
];
const invitees = { invitees: [{ cvegeo: '17001', email: 'presidencia@ejemplo.mx' }] };
const message = 'Nos gustaría que su gobierno formara parte de la red.';

/** The routes of the coordinators' board and of calendars, and who is let in. */
export const accessOfPipeline: AccessRow[] = [
  ['GET', () => '/api/v1/pipeline', readers, {}],
  ['GET', () => '/api/v1/pipeline/board', readers, {}],
  ['GET', () => '/api/v1/pipeline/map', readers, {}],
  ['GET', () => '/api/v1/pipeline.csv', readers, {}],
  ['GET', () => '/api/v1/pipeline.xlsx', readers, {}],
  ['GET', () => '/api/v1/pipeline/owners', readers, {}],
  ['GET', () => '/api/v1/pipeline/17007', readers, {}],
  ['GET', () => '/api/v1/pipeline/17007/history', readers, {}],
  ['PATCH', () => '/api/v1/pipeline/17007', ['coordinator'], { body: { nextStep: null } }],
  ['POST', () => '/api/v1/pipeline/17007/notes', ['coordinator'], { body: { text: 'Llamar el lunes.' } }],
  ['POST', () => '/api/v1/pipeline/invitations/preview', ['coordinator'], { body: { ...invitees, message } }],
  ['POST', () => '/api/v1/pipeline/invitations', ['coordinator'], { body: { ...invitees, message } }],
  ['GET', () => '/api/v1/pipeline/views', readers, {}],
  ['POST', () => '/api/v1/pipeline/views', readers, { body: { name: 'Mis estados', query: 'nivel=state' } }],
  ['DELETE', () => `/api/v1/pipeline/views/${unknownId}`, readers, {}],
  ['GET', () => '/api/v1/calendars', calendarOwners, {}],
  ['POST', () => '/api/v1/calendars', calendarOwners, { body: { name: 'Mi agenda', kinds: ['agreement'] } }],
  ['DELETE', () => `/api/v1/calendars/${unknownId}`, calendarOwners, {}],
];

/** A calendar is read by whoever has its secret address. */
export const publicOfPipeline = ['GET /calendars/:token.ics'];
