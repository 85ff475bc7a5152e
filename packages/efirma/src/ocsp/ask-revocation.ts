import { randomBytes } from 'node:crypto';
import type { X509 } from '../certificate/read-x509.ts';
import { createOcspRequest } from './ocsp-request.ts';
import { readOcspResponse, type Revocation } from './ocsp-response.ts';

/** Sends bytes to an address and returns the body of a good answer, bounded in size and time; null for any other. */
export type PostOcsp = (url: string, body: Uint8Array) => Promise<Uint8Array | null>;

/**
 * Asks whether a certificate was revoked: at the configured responder, or else at the one that the certificate names.
 * The answer comes with its bytes, to be kept as evidence. Whoever cannot be reached leaves `unknown`, never an error.
 */
export async function askRevocation(question: {
  certificate: X509;
  issuer: X509;
  responderUrl: string | null;
  post: PostOcsp;
  at: Date;
}): Promise<{ revocation: Revocation; answer: Uint8Array | null }> {
  const { certificate, issuer, responderUrl, post, at } = question;
  const url = responderUrl ?? certificate.ocspUrls[0];
  if (url === undefined) return { revocation: { status: 'unknown', because: 'not-asked' }, answer: null };
  const nonce = randomBytes(32);
  const request = await createOcspRequest(certificate, issuer, { nonce });
  const answer = await post(url, request);
  if (answer === null) return { revocation: { status: 'unknown', because: 'no-answer' }, answer: null };
  const revocation = await readOcspResponse(answer, { certificate, issuer, at, nonce });
  // An answer that says nothing to us says nothing to anyone else: it is no evidence.
  return { revocation, answer: revocation.status === 'unknown' ? null : answer };
}
