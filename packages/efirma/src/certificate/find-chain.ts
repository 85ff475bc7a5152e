import type { Authorities } from './authorities.ts';
import type { X509 } from './read-x509.ts';

/** SAT has one intermediate authority; a longer chain than this is somebody's invention. */
const longestChain = 5;

const isValidAt = ({ validFrom, validUntil }: X509, at: Date): boolean => validFrom <= at && at <= validUntil;

/** Whether `issuer` may sign certificates, with `below` authorities between it and the person's, and signed this one. */
function isIssuedBy(certificate: X509, issuer: X509, { below, at }: { below: number; at: Date }): boolean {
  return (
    issuer.isAuthority &&
    !issuer.hasUnknownCritical &&
    issuer.hasSoundKey &&
    (issuer.keyUsage === null || issuer.keyUsage.includes('keyCertSign')) &&
    (issuer.pathLength === null || issuer.pathLength >= below) &&
    isValidAt(issuer, at) &&
    certificate.native.checkIssued(issuer.native) &&
    certificate.native.verify(issuer.publicKey)
  );
}

/**
 * The authorities that vouch for a certificate at a moment, from its issuer to a root; null when there is no such
 * chain. Every link must be an authority in force, with a sound key, and signed with RSA and SHA-2; what a root signed
 * itself with does not matter, since it is believed by having been configured.
 */
export function findChain(certificate: X509, authorities: Authorities, at: Date): X509[] | null {
  function climb(from: X509, below: number): X509[] | null {
    if (!from.hasSoundSignature || from.hasUnknownCritical || below > longestChain) return null;
    const root = authorities.roots.find((issuer) => isIssuedBy(from, issuer, { below, at }));
    if (root) return [root];
    for (const issuer of authorities.intermediates) {
      if (issuer === from || !isIssuedBy(from, issuer, { below, at })) continue;
      const further = climb(issuer, below + 1);
      if (further) return [issuer, ...further];
    }
    return null;
  }
  return climb(certificate, 0);
}
