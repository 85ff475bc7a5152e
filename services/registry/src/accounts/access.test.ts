import { expect, test } from 'vitest';
import { ownAndPublicOfAccounts } from '../testing/access-of-account.ts';
import { openRegistry } from '../testing/registry-harness.ts';

const { call } = await openRegistry();

const own = ownAndPublicOfAccounts.filter((route) => /\/api\/v1\/(account|notifications)/.test(route));

test.each(own)('%s asks strangers to identify themselves', async (route) => {
  const [method = '', path = ''] = route.split(' ');
  const url = path.replace(':id', '01900000-0000-7000-8000-000000000000');
  const bodies: Record<string, Record<string, unknown>> = {
    '/api/v1/account/webhooks': { title: 'x', url: 'https://ejemplo.mx/' },
    '/api/v1/account/notification-preferences': { choices: [] },
    '/api/v1/notifications/reading': { upTo: '01900000-0000-7000-8000-000000000000' },
    '/api/v1/account/second-factor': {},
    '/api/v1/account/identities/llave-mx': {},
  };
  const isRead = method === 'GET' || method === 'DELETE';
  const answer = await call(method as 'GET', url, isRead ? {} : { body: bodies[path] ?? { code: '000000' } });
  expect(answer.json['code']).toBe('unauthenticated');
});
