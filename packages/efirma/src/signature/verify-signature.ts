import { createHash, publicDecrypt, constants, verify, type KeyObject } from 'node:crypto';
import type { Result } from '@rma/domain';
import type { Authorities } from '../certificate/authorities.ts';
import { findChain } from '../certificate/find-chain.ts';
import { parseCertificate, type EfirmaCertificate } from '../certificate/parse-certificate.ts';
import type { X509 } from '../certificate/read-x509.ts';
import { cadenaOriginal, type SigningParty } from './cadena.ts';

/** Why a signature is refused. The order is that in which they are looked at. */
export const signatureRefusals = [
  'not-a-certificate',
  'weak-key',
  'untrusted-authority',
  'is-csd',
  'not-yet-valid',
  'expired',
  'revoked',
  'wrong-person',
  'bad-signature',
  'other-document',
] as const;
export type SignatureRefusal = (typeof signatureRefusals)[number];

/** Whom the agreement names as the one who signs. */
export type ExpectedSignatory = { rfc: string; curp: string };

/** The DigestInfo of PKCS #1 v1.5 (RFC 8017, 9.2): what stands before the hash, by its algorithm. */
const digestPrefixes = {
  sha256: '3031300d060960864801650304020105000420',
  sha1: '3021300906052b0e03021a05000414',
  md5: '3020300c06082a864886f70d020505000410',
} as const;

/** What the holder of the key signed, if this is a signature of that key at all. */
function signedDigest(publicKey: KeyObject, signature: Uint8Array): keyof typeof digestPrefixes | null {
  try {
    const content = publicDecrypt(
      { key: publicKey, padding: constants.RSA_PKCS1_PADDING },
      signature,
    ).toString('hex');
    const known = Object.entries(digestPrefixes) as [keyof typeof digestPrefixes, string][];
    return known.find(([, prefix]) => content.startsWith(prefix))?.[0] ?? null;
  } catch {
    return null;
  }
}

function refusalOfBytes(
  publicKey: KeyObject,
  { text, signature }: { text: string; signature: Uint8Array },
): 'weak-key' | 'bad-signature' | 'other-document' | null {
  if (verify('sha256', Buffer.from(text), publicKey, signature)) return null;
  const digest = signedDigest(publicKey, signature);
  if (digest === null) return 'bad-signature';
  return digest === 'sha256' ? 'other-document' : 'weak-key';
}

const isPerson = (certificate: EfirmaCertificate, expected: ExpectedSignatory): boolean =>
  certificate.legalRfc === null && certificate.rfc === expected.rfc && certificate.curp === expected.curp;

/**
 * Whether a certificate is a person's e.firma that is to be believed at a moment, and whose: everything that can be
 * said without the signature. Returns the chain up to a configured root.
 */
export function checkCertificate(
  der: Uint8Array,
  { authorities, at }: { authorities: Authorities; at: Date },
): Result<{ certificate: EfirmaCertificate; chain: X509[] }, SignatureRefusal> {
  const parsed = parseCertificate(der);
  if (!parsed.ok) return parsed;
  const { certificate } = parsed;
  const { x509, validFrom, validUntil } = certificate;
  if (!x509.hasSoundKey || !x509.hasSoundSignature) return { ok: false, reason: 'weak-key' };
  const chain = findChain(x509, authorities, at);
  if (chain === null) return { ok: false, reason: 'untrusted-authority' };
  if (!certificate.isFiel) return { ok: false, reason: 'is-csd' };
  if (at < validFrom) return { ok: false, reason: 'not-yet-valid' };
  if (at > validUntil) return { ok: false, reason: 'expired' };
  return { ok: true, certificate, chain };
}

/**
 * Verifies a signature with e.firma over an agreement's PDF: RSASSA-PKCS1-v1_5 with SHA-256 over its cadena original.
 * `at` is the moment of signing by the clock of who receives it; `revocation` is what the authority answered of the
 * certificate then. Returns the certificate and its chain, or the first reason to refuse.
 */
export function verifySignature(submitted: {
  certificate: Uint8Array;
  signature: Uint8Array;
  authorities: Authorities;
  folio: string;
  documentSha256: string;
  party: SigningParty;
  expected: ExpectedSignatory;
  at: Date;
  revocation: 'good' | 'revoked' | 'unknown';
}): Result<{ certificate: EfirmaCertificate; chain: X509[]; cadena: string }, SignatureRefusal> {
  const { signature, folio, documentSha256, party, expected } = submitted;
  const checked = checkCertificate(submitted.certificate, submitted);
  if (!checked.ok) return checked;
  const { certificate, chain } = checked;
  if (submitted.revocation === 'revoked') return { ok: false, reason: 'revoked' };
  if (!isPerson(certificate, expected)) return { ok: false, reason: 'wrong-person' };
  const cadena = cadenaOriginal({ folio, documentSha256, rfc: certificate.rfc, party });
  const reason = refusalOfBytes(certificate.x509.publicKey, { text: cadena, signature });
  return reason === null ? { ok: true, certificate, chain, cadena } : { ok: false, reason };
}

/** SHA-256 in hexadecimal, as agreements write it. */
export const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
