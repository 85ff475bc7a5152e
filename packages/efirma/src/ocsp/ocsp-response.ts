import { verify } from 'node:crypto';
import { fromBER, OctetString } from 'asn1js';
import { BasicOCSPResponse, CertID, OCSPResponse, type SingleResponse } from 'pkijs';
import { readX509, type X509 } from '../certificate/read-x509.ts';
import { nonceId } from './ocsp-request.ts';

/** What an authority says of a certificate; `unknown` comes with why nothing is known. */
export type Revocation =
  | { status: 'good' }
  | { status: 'revoked'; revokedAt: Date }
  | { status: 'unknown'; because: UnknownBecause };
export type UnknownBecause =
  | 'not-asked'
  | 'no-answer'
  | 'not-an-answer'
  | 'other-certificate'
  | 'untrusted-answer'
  | 'stale-answer'
  | 'authority-does-not-know';

/** How far the clocks of a responder and of ours may differ. */
const skewMs = 5 * 60_000;
/** An answer that does not say until when it holds is believed for a day. */
const undatedMs = 24 * 3_600_000;
const signingUse = '1.3.6.1.5.5.7.3.9';
const hashes: Record<string, string> = {
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
};

const unknown = (because: UnknownBecause): Revocation => ({ status: 'unknown', because });

function readBasic(der: Uint8Array): BasicOCSPResponse | null {
  const asn1 = fromBER(Uint8Array.from(der));
  if (asn1.offset !== der.byteLength) return null;
  const answer = new OCSPResponse({ schema: asn1.result });
  if (answer.responseStatus.valueBlock.valueDec !== 0 || !answer.responseBytes) return null;
  const inner = fromBER(answer.responseBytes.response.valueBlock.valueHexView);
  return inner.offset < 0 ? null : new BasicOCSPResponse({ schema: inner.result });
}

/** Who may answer: the authority itself, or whom it gave a certificate for answering (RFC 6960, 4.2.2.2). */
function responders(basic: BasicOCSPResponse, issuer: X509, at: Date): X509[] {
  const delegated = (basic.certs ?? [])
    .slice(0, 3)
    .map((certificate) => readX509(new Uint8Array(certificate.toSchema(false).toBER(false))))
    .filter((x509) => x509 !== null)
    .filter(
      (x509) =>
        x509.extendedKeyUsage.includes(signingUse) &&
        x509.hasSoundKey &&
        x509.hasSoundSignature &&
        x509.validFrom <= at &&
        at <= x509.validUntil &&
        x509.native.checkIssued(issuer.native) &&
        x509.native.verify(issuer.publicKey),
    );
  return [issuer, ...delegated];
}

function isSigned(basic: BasicOCSPResponse, by: readonly X509[]): boolean {
  const hash = hashes[basic.signatureAlgorithm.algorithmId];
  if (hash === undefined) return false;
  const content = new Uint8Array(basic.tbsResponseData.tbsView);
  const signature = new Uint8Array(basic.signature.valueBlock.valueHexView);
  return by.some(({ publicKey }) => verify(hash, content, publicKey, signature));
}

async function answerFor(
  basic: BasicOCSPResponse,
  certificate: X509,
  issuer: X509,
): Promise<SingleResponse | null> {
  for (const single of basic.tbsResponseData.responses) {
    const id = new CertID();
    const hashAlgorithm = single.certID.hashAlgorithm.algorithmId === '1.3.14.3.2.26' ? 'SHA-1' : 'SHA-256';
    await id.createForCertificate(certificate.parsed, { hashAlgorithm, issuerCertificate: issuer.parsed });
    if (single.certID.isEqual(id)) return single;
  }
  return null;
}

/** A responder may leave the nonce out; one that is there must be ours. */
function hasOtherNonce(basic: BasicOCSPResponse, nonce: Uint8Array): boolean {
  const extension = basic.tbsResponseData.responseExtensions?.find(({ extnID }) => extnID === nonceId);
  if (!extension) return false;
  const inner = fromBER(extension.extnValue.valueBlock.valueHexView).result;
  const given = inner instanceof OctetString ? inner.valueBlock.valueHexView : new Uint8Array();
  return !Buffer.from(given).equals(nonce);
}

function isCurrent({ thisUpdate, nextUpdate }: SingleResponse, at: Date): boolean {
  const until = nextUpdate?.getTime() ?? thisUpdate.getTime() + undatedMs;
  return thisUpdate.getTime() <= at.getTime() + skewMs && at.getTime() <= until + skewMs;
}

/** CertStatus is a choice by tag: [0] good, [1] revoked with its moment, [2] unknown. */
function statusOf(single: SingleResponse): Revocation {
  const choice = single.certStatus as { idBlock: { tagNumber: number }; valueBlock: { value?: unknown[] } };
  if (choice.idBlock.tagNumber === 0) return { status: 'good' };
  if (choice.idBlock.tagNumber !== 1) return unknown('authority-does-not-know');
  const time = choice.valueBlock.value?.[0] as { toDate?: () => Date } | undefined;
  return { status: 'revoked', revokedAt: time?.toDate?.() ?? single.thisUpdate };
}

/**
 * Reads what an OCSP responder answered of a certificate, in DER. Only an answer about that certificate, signed by its
 * authority and current at `at`, says anything; every other is `unknown`. `nonce` is the one that was sent, null when
 * an answer that was kept is read again.
 */
export async function readOcspResponse(
  der: Uint8Array,
  about: { certificate: X509; issuer: X509; at: Date; nonce: Uint8Array | null },
): Promise<Revocation> {
  const { certificate, issuer, at, nonce } = about;
  try {
    const basic = readBasic(der);
    if (basic === null) return unknown('not-an-answer');
    if (!isSigned(basic, responders(basic, issuer, at))) return unknown('untrusted-answer');
    if (nonce !== null && hasOtherNonce(basic, nonce)) return unknown('untrusted-answer');
    const single = await answerFor(basic, certificate, issuer);
    if (single === null) return unknown('other-certificate');
    return isCurrent(single, at) ? statusOf(single) : unknown('stale-answer');
  } catch {
    return unknown('not-an-answer');
  }
}
