import { hash, verify } from '@node-rs/argon2';
import type { Localized } from '@rma/service-kit';

/** OWASP's Argon2id profile of 19 MiB, two passes, one lane; 2 is the library's number for Argon2id. */
const argon2id = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const passwordLength = { min: 12, max: 200 } as const;

/** The commonest that are long enough to pass, folded as `foldPassword` does. */
const commonest = new Set([
  '123456789012',
  '1234567890123',
  '12345678901234567890',
  '123456789abc',
  '1q2w3e4r5t6y',
  'qwertyuiop12',
  'qwertyuiop123',
  'qwerty123456',
  'qwerty1234567',
  'password1234',
  'password12345',
  'password123456',
  'passwordpassword',
  'contraseña12',
  'contraseña123',
  'contraseña1234',
  'contrasena12',
  'contrasena123',
  'contrasena1234',
  'administrador',
  'administrador1',
  'administrador123',
  'administrator',
  'administrator1',
  'bienvenido123',
  'bienvenidos123',
  'mexico123456',
  'vivamexico123',
  'vivamexico2026',
  'datosabiertos',
  'datosabiertos1',
  'datosabiertos123',
  'redmexicoabierto',
  'redméxicoabierto',
  'gobiernoabierto',
  'municipio123',
  'municipio1234',
  'iloveyou1234',
  'tequiero1234',
  'abcdefghijkl',
  'abcd12345678',
  'abc123456789',
  'letmein123456',
  'changeme1234',
  'cambiame1234',
]);

const foldPassword = (password: string) => password.normalize('NFC').toLowerCase().replaceAll(/\s/g, '');

/** Why a password is not accepted for an account, in both languages; null when it is. */
export function passwordFault(password: string, email: string): Localized | null {
  if (password.length < passwordLength.min || password.length > passwordLength.max)
    return {
      es: `La contraseña debe tener entre ${passwordLength.min} y ${passwordLength.max} caracteres.`,
      en: `The password must have between ${passwordLength.min} and ${passwordLength.max} characters.`,
    };
  const folded = foldPassword(password);
  const [mailbox = ''] = email.toLowerCase().split('@');
  if (folded === email.toLowerCase() || (mailbox.length > 3 && folded.replace(mailbox, '').length < 6))
    return {
      es: 'La contraseña no puede ser su correo electrónico.',
      en: 'The password cannot be your e-mail address.',
    };
  if (commonest.has(folded) || new Set(folded).size < 5)
    return {
      es: 'Esa contraseña es de las primeras que se prueban; elija otra, por ejemplo cuatro palabras al azar.',
      en: 'That password is among the first to be tried; choose another, such as four random words.',
    };
  return null;
}

/** The Argon2id hash of a password, as a PHC string. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), argon2id);
}

let decoy: Promise<string> | undefined;

/**
 * Whether a password is the account's. Takes as long when there is no account or it has no password, so that
 * the time of an answer does not tell which e-mails have accounts.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const compared = passwordHash ?? (await (decoy ??= hashPassword('no account has this password')));
  const matches = await verify(compared, password.normalize('NFC'));
  return matches && passwordHash !== null;
}
