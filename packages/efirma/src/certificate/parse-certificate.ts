import type { Result } from '@rma/domain';
import { certificateNumber, identityOf, namesBranch, type Identity } from './identity.ts';
import { readX509, type KeyUse, type X509 } from './read-x509.ts';

/** Certificates of people are one or two kilobytes. */
const certificateLimitBytes = 16_384;

/** A certificate of SAT's kind, of a person's e.firma or of a digital seal (CSD). */
export type EfirmaCertificate = Identity & {
  /** As its owner knows it: twenty digits. */
  number: string;
  validFrom: Date;
  validUntil: Date;
  /** A person's e.firma (FIEL), and not the digital seal that stamps invoices. */
  isFiel: boolean;
  x509: X509;
};

/**
 * A FIEL names no branch and may also encipher and agree on keys; a CSD names its branch and only signs (SAT, subject
 * and key usage of its certificates).
 */
function isFiel({ subject, keyUsage, isAuthority }: X509): boolean {
  if (isAuthority || namesBranch(subject) || keyUsage === null) return false;
  const needed: KeyUse[] = ['digitalSignature', 'nonRepudiation'];
  return (
    needed.every((use) => keyUsage.includes(use)) &&
    (keyUsage.includes('dataEncipherment') || keyUsage.includes('keyAgreement'))
  );
}

/** Reads a .cer (X.509 in DER) and whom it names. It says nothing of whether the certificate is to be believed. */
export function parseCertificate(
  der: Uint8Array,
): Result<{ certificate: EfirmaCertificate }, 'not-a-certificate'> {
  const x509 = der.byteLength > certificateLimitBytes ? null : readX509(der);
  const identity = x509 && identityOf(x509.subject);
  if (!x509 || !identity) return { ok: false, reason: 'not-a-certificate' };
  const { validFrom, validUntil } = x509;
  const number = certificateNumber(x509.serialHex);
  return {
    ok: true,
    certificate: { ...identity, number, validFrom, validUntil, isFiel: isFiel(x509), x509 },
  };
}
