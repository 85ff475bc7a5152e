import { describe, expect, test } from 'vitest';
import { openRegistry } from '../testing/registry-harness.ts';

describe('the first coordinator', () => {
  test('is made once, with a generated password that works, whoever starts at the same time', async () => {
    const { call, registry } = await openRegistry();
    const starts = await Promise.all([1, 2, 3].map(() => registry.ensureFirstCoordinator({})));
    const made = starts.filter((start) => start.created);
    expect(made).toHaveLength(1);
    const [first] = made;
    const password = first?.created ? first.generatedPassword : null;
    const email = first?.created ? first.email : '';
    const session = await call('POST', '/api/v1/session', { body: { email, password } });
    expect(session.json['account']).toMatchObject({ secondFactor: 'to-enrol' });
    expect(await registry.ensureFirstCoordinator({ email: 'otra@ejemplo.mx' })).toEqual({ created: false });
  });

  test('has the e-mail and password of the environment, which is not told again', async () => {
    const { call, registry } = await openRegistry();
    const wish = { email: 'coordina@ejemplo.mx', password: 'una frase bastante larga' };
    expect(await registry.ensureFirstCoordinator(wish)).toEqual({
      created: true,
      email: wish.email,
      generatedPassword: null,
    });
    expect((await call('POST', '/api/v1/session', { body: wish })).status).toBe(200);
  });

  test('is not made with a password that is among the commonest', async () => {
    const { registry } = await openRegistry();
    await expect(
      registry.ensureFirstCoordinator({ email: 'c@ejemplo.mx', password: 'password1234' }),
    ).rejects.toThrow(/^RMA_ADMIN_PASSWORD: .*elija otra/);
  });
});
