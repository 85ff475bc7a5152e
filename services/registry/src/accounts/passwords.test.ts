import { describe, expect, test } from 'vitest';
import { hashPassword, passwordFault, verifyPassword } from './passwords.ts';

describe('a password', () => {
  test.each([
    ['corta', 'is too short'],
    ['a'.repeat(201), 'is too long'],
    ['aaaabbbbaaaabbbb', 'repeats few characters'],
    ['Contraseña 123', 'is among the commonest, however it is written'],
    ['qwertyuiop12', 'is among the commonest'],
    ['ana.perez@morelos.gob.mx', 'is the e-mail'],
    ['ana.perez2026', 'is little more than the mailbox'],
  ])('%j is refused: it %s', (password) => {
    expect(passwordFault(password, 'Ana.Perez@morelos.gob.mx')).not.toBeNull();
  });

  test('of four random words is accepted', () => {
    expect(passwordFault('caballo correcto pila grapa', 'ana@morelos.gob.mx')).toBeNull();
  });

  test('is recognised by its hash, and no other is', async () => {
    const hash = await hashPassword('caballo correcto pila grapa');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(hash, 'caballo correcto pila grapa')).toBe(true);
    expect(await verifyPassword(hash, 'caballo correcto pila grapas')).toBe(false);
  });

  test('is the same however its accents are encoded', async () => {
    const hash = await hashPassword('camión piñata corazón');
    expect(await verifyPassword(hash, 'camión piñata corazón'.normalize('NFD'))).toBe(true);
  });

  test('is never that of an account that does not exist', async () => {
    expect(await verifyPassword(null, 'no account has this password')).toBe(false);
  });
});
