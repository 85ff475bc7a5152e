import { randomInt } from 'node:crypto';
import { hashSecret } from './secrets.ts';

const howMany = 10;
// No letter or digit that can be taken for another.
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Ten one-time codes of 80 bits each, in groups of four to be written down. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: howMany }, () => {
    const letters = Array.from({ length: 16 }, () => alphabet[randomInt(alphabet.length)]).join('');
    return (letters.match(/.{4}/g) ?? []).join('-');
  });
}

/** What is stored of a recovery code; capitals, spaces and dashes do not matter. */
export const hashRecoveryCode = (code: string): string =>
  hashSecret(code.toLowerCase().replaceAll(/[\s-]/g, ''));
