export {
  toPem,
  readAuthorities,
  type Authorities,
  type AuthoritiesProblem,
} from './certificate/authorities.ts';
export { parseCertificate, type EfirmaCertificate } from './certificate/parse-certificate.ts';
export type { X509 } from './certificate/read-x509.ts';
export { askRevocation, type PostOcsp } from './ocsp/ask-revocation.ts';
export type { Revocation } from './ocsp/ocsp-response.ts';
export { cadenaOriginal, parties, type SigningParty } from './signature/cadena.ts';
export { sha256, verifySignature, type SignatureRefusal } from './signature/verify-signature.ts';
export { makeEvidence, type EfirmaFiles } from './evidence/make-evidence.ts';
export type { EvidenceRecord } from './evidence/record.ts';
export type { Seal } from './evidence/seal.ts';
export { verifyEvidence, type EvidenceRefusal, type VerifiedEvidence } from './evidence/verify-evidence.ts';
