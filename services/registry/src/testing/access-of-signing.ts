import { type AccessRow, unknownId, type Who } from './access.ts';

const readers: Who[] = [
  'coordinator',
  'state-cto',
  'liaison',
  'administrator',
  'other liaison',
  'other administrator',
  'squad',
  'ally',
  'auditor',
];
const copy = () => `/api/v1/memoranda/${unknownId}/signatures/government/attested-copy`;
const copyRoute = '/api/v1/memoranda/:id/signatures/:party/attested-copy';

/** The routes of signing that are not for the public, and who is let in. */
export const accessOfSigning: AccessRow[] = [
  [
    'POST',
    () => `/api/v1/memoranda/${unknownId}/signing-links`,
    ['coordinator'],
    { body: { party: 'government' } },
  ],
  ['PUT', copy, ['coordinator'], { form: 'file' }, `PUT ${copyRoute}`],
  ['GET', copy, readers, {}, `GET ${copyRoute}`],
];

/** What a one-time link opens, and the evidence of what both parties signed. */
export const publicOfSigning = [
  'GET /api/v1/signing/:token',
  'GET /api/v1/signing/:token/document.pdf',
  'POST /api/v1/signing/:token/signature',
  'GET /memoranda/:id/evidence.zip',
];
