import { askRevocation, type Authorities, type PostOcsp, type Revocation, type X509 } from '@rma/efirma';
import type { Outbound } from '@rma/service-kit';

/** Which authorities of e.firma this installation believes, and how it asks them whether a certificate was revoked. */
export type EfirmaTrust = {
  authorities: Authorities;
  /** The responder of OCSP to ask; null: the one that each certificate names, if it names one. */
  responderUrl: string | null;
};

const answerLimits = { deadlineMs: 8_000, maxBytes: 64 * 1024, maxRedirects: 0 };

function postThrough(outbound: Outbound): PostOcsp {
  return async (url, body) => {
    const reading = await outbound.read(url, {
      ...answerLimits,
      method: 'POST',
      body,
      headers: { 'content-type': 'application/ocsp-request' },
      accept: 'application/ocsp-response',
    });
    return reading.ok ? reading.bytes : null;
  };
}

/** What the authority says of a certificate now, with its answer to be kept; `unknown` when it cannot be asked, or there is no way out. */
export async function revocationNow(
  { responderUrl, outbound }: Pick<EfirmaTrust, 'responderUrl'> & { outbound: Outbound | undefined },
  { certificate, issuer, at }: { certificate: X509; issuer: X509; at: Date },
): Promise<{ revocation: Revocation; answer: Uint8Array | null }> {
  const post: PostOcsp = outbound === undefined ? async () => null : postThrough(outbound);
  return askRevocation({ certificate, issuer, responderUrl, post, at });
}
