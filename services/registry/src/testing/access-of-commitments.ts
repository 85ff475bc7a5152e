import { type AccessRow, unknownId, type Who } from './access.ts';

/** Who reads how one government keeps what it promised; a state's technology reads its municipalities'. */
const readers: Who[] = ['coordinator', 'state-cto', 'liaison', 'administrator', 'squad', 'auditor'];
const anyReader: Who[] = [...readers, 'other liaison', 'other administrator'];
const charter = '/api/v1/governments/17007/charter-adoption';

/** The routes of commitments and of what comes next, and who is let in. */
export const accessOfCommitments: AccessRow[] = [
  ['GET', () => '/api/v1/commitments', anyReader, {}],
  ['GET', () => `/api/v1/commitments/${unknownId}`, anyReader, {}],
  [
    'PUT',
    () => `/api/v1/commitments/${unknownId}/exception`,
    ['coordinator'],
    { body: { reason: 'Una inundación dañó el archivo municipal.' } },
  ],
  ['GET', () => charter, readers, {}],
  ['GET', () => `${charter}/document`, readers, {}],
  ['PUT', () => charter, ['coordinator'], { form: 'document' }],
  ['GET', () => '/api/v1/governments/17007/next-steps', readers, {}],
  [
    'GET',
    () => '/api/v1/states/17/priorities',
    ['coordinator', 'state-cto', 'squad', 'auditor'],
    {},
    'GET /api/v1/states/:cvegeo/priorities',
  ],
];
