import { Secret, TOTP } from 'otpauth';

/** What a person's application shows beside the account. */
const issuer = 'Red México Abierto';
const periodSeconds = 30;
/** Codes of the step before and the step after are taken too: telephones' clocks differ. */
const window = 1;

const totpOf = (secret: string, label = '') =>
  new TOTP({
    issuer,
    label,
    // What every authenticator application understands, and most understand nothing else (RFC 6238).
    algorithm: 'SHA1',
    digits: 6,
    period: periodSeconds,
    secret: Secret.fromBase32(secret),
  });

/** A secret of 160 bits in Base32, as RFC 4226 §4 recommends. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** The `otpauth://` address a QR code carries; `email` tells the person's accounts apart. */
export const totpAddress = (secret: string, email: string): string => totpOf(secret, email).toString();

/** The 30-second step (counted from 1970) a code is of, compared in constant time; null when it is of none near `at`. */
export function stepOfCode(secret: string, code: string, at: Date): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: at.getTime(), window });
  return delta === null ? null : Math.floor(at.getTime() / 1000 / periodSeconds) + delta;
}
