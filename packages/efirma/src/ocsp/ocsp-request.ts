import { OctetString } from 'asn1js';
import { Extension, OCSPRequest } from 'pkijs';
import type { X509 } from '../certificate/read-x509.ts';

export const nonceId = '1.3.6.1.5.5.7.48.1.2';

/**
 * The question to an OCSP responder about one certificate (RFC 6960, with a nonce of RFC 9654), in DER. The certificate
 * is named with SHA-1, which is what every responder understands; nothing rests on it.
 */
export async function createOcspRequest(
  certificate: X509,
  issuer: X509,
  { nonce }: { nonce: Uint8Array },
): Promise<Uint8Array> {
  const request = new OCSPRequest();
  await request.createForCertificate(certificate.parsed, {
    hashAlgorithm: 'SHA-1',
    issuerCertificate: issuer.parsed,
  });
  const value = new OctetString({ valueHex: Uint8Array.from(nonce) }).toBER(false);
  request.tbsRequest.requestExtensions = [
    new Extension({ extnID: nonceId, critical: false, extnValue: value }),
  ];
  return new Uint8Array(request.toSchema(true).toBER(false));
}
