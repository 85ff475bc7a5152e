import { createRegistry } from '@rma/registry';
import { createLogger } from '@rma/service-kit';
import { createTestDatabase, testBlobStore, testClock } from '@rma/testkit';
import { afterAll, expect, test } from 'vitest';
import {
  demonstrationEmail,
  demonstrationPassword,
  ensureDemonstrationAccount,
  isOfThisMachine,
  settleDemonstrationAccounts,
} from './accounts.ts';

const database = await createTestDatabase();
const registry = createRegistry({
  db: database.as('rma_registry'),
  clock: testClock(new Date().toISOString()),
  logger: createLogger({ level: 'silent', service: 'hub-test' }),
  publicUrl: 'http://127.0.0.1:8080',
  blobs: await testBlobStore(),
});
afterAll(() => registry.close());

const here = { host: '127.0.0.1', publicUrl: 'http://127.0.0.1:8080' };
const behindProxy = { host: '127.0.0.1', publicUrl: 'https://datos.ejemplo.mx' };

test.each([
  [here, true],
  [{ host: 'localhost', publicUrl: 'http://localhost:8080' }, true],
  [{ host: '::1', publicUrl: 'http://[::1]:8080' }, true],
  [behindProxy, false],
  [{ host: '0.0.0.0', publicUrl: 'http://127.0.0.1:8080' }, false],
])('only this machine reaches %j: %s', (whereabouts, expected) => {
  expect(isOfThisMachine(whereabouts)).toBe(expected);
});

test('the accounts with the published password open only where nobody else can use them', async () => {
  const email = demonstrationEmail('coordinacion');
  await ensureDemonstrationAccount(
    { registry },
    { email, name: 'Coordinación (demostración)', role: 'coordinator', cvegeo: null },
  );
  const opens = async () => {
    const answer = await registry.sessions.signIn({
      email,
      password: demonstrationPassword,
      userAgent: null,
    });
    return answer.ok;
  };
  const settle = (environment: { host: string; publicUrl: string; isDemonstration: boolean }) =>
    settleDemonstrationAccounts({ registry }, environment);
  expect(await opens()).toBe(true);
  await settle({ ...behindProxy, isDemonstration: true });
  expect(await opens()).toBe(false);
  await settle({ ...here, isDemonstration: true });
  expect(await opens()).toBe(true);
  await settle({ ...here, isDemonstration: false });
  expect(await opens()).toBe(false);
});
