import { type AccessRow, unknownId } from './access.ts';

const provider = () => '/api/v1/governments/17007/identity-provider';

/** Who may reach the accounts and identity providers of others. */
export const accessOfAccounts: AccessRow[] = [
  ['DELETE', () => `/api/v1/accounts/${unknownId}/sessions`, ['coordinator'], {}],
  ['GET', provider, ['coordinator', 'administrator'], {}],
  [
    'PUT',
    provider,
    ['coordinator', 'administrator'],
    {
      body: {
        issuer: 'https://identidad.example',
        clientId: 'red',
        clientSecret: 'secreto',
        emailDomain: 'ejemplo.gob.mx',
      },
    },
  ],
  ['DELETE', provider, ['coordinator', 'administrator'], {}],
];

/** The ways in, the links of letters, and what everybody who is signed in has: their own account and nobody else's. */
export const ownAndPublicOfAccounts = [
  'DELETE /api/v1/account/identities/:id',
  'DELETE /api/v1/account/sessions',
  'DELETE /api/v1/account/sessions/:id',
  'DELETE /api/v1/account/webhooks/:id',
  'GET /api/v1/account/identities',
  'GET /api/v1/account/notification-preferences',
  'GET /api/v1/account/second-factor',
  'GET /api/v1/account/sessions',
  'GET /api/v1/account/webhooks',
  'GET /api/v1/notifications',
  'GET /api/v1/notifications/unread',
  'GET /api/v1/session/llave-mx/callback',
  'GET /api/v1/session/methods',
  'GET /api/v1/session/oidc/callback',
  'GET /api/v1/unsubscriptions/:token',
  'POST /api/v1/account/identities/llave-mx',
  'POST /api/v1/account/second-factor',
  'POST /api/v1/account/second-factor/confirmation',
  'POST /api/v1/account/second-factor/recovery-codes',
  'POST /api/v1/account/second-factor/removal',
  'POST /api/v1/account/webhooks',
  'POST /api/v1/notifications/reading',
  'POST /api/v1/session/llave-mx',
  'POST /api/v1/session/oidc',
  'POST /api/v1/session/second-factor',
  'POST /api/v1/unsubscriptions/:token',
  'PUT /api/v1/account/notification-preferences',
];
