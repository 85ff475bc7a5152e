import { type AccessRow, unknownId, type Who } from './access.ts';

const parties: Who[] = ['coordinator', 'liaison', 'administrator', 'other liaison', 'other administrator'];
const at = (rest: string) => () => `/api/v1/memoranda/${unknownId}/${rest}`;
const reason = { reason: 'Porque hace falta.' };
const ofCoordinators = (step: string): AccessRow => ['POST', at(step), ['coordinator'], { body: reason }];
const ofParties = (what: string): AccessRow => [
  'GET',
  at(what),
  parties,
  {},
  `GET /api/v1/memoranda/:id/${what.split('?')[0] ?? ''}`,
];

/** The steps of a memorandum and what its two parties read and write while they negotiate it. */
export const accessOfMemoranda: AccessRow[] = [
  ...['send-to-review', 'make-ready', 'reopen', 'discard', 'suspend', 'resume', 'terminate'].map(
    ofCoordinators,
  ),
  // Of one that does not exist nobody is the government; what its officials may do is in negotiation.test.ts.
  ['POST', at('acceptance'), [], { body: reason }],
  ofCoordinators('return'),
  ...['text', 'versions', 'comments', 'differences?from=1&to=1'].map(ofParties),
  ['POST', at('comments'), parties, { body: { body: 'Falta una coma.' } }],
  [
    'POST',
    at(`comments/${unknownId}/settlement`),
    ['coordinator'],
    {},
    'POST /api/v1/memoranda/:id/comments/:commentId/settlement',
  ],
];

/** The document of a signed memorandum is public; the use case keeps it private before. */
export const publicOfMemoranda = ['GET /memoranda/:id/document.pdf'];
