import type { SigningParty } from '@rma/efirma';
import { z } from 'zod';
import type { Database, Trx } from '../dependencies.ts';

/** What is kept beside a signature with e.firma, for its evidence package. Bytes are in base64. */
export const efirmaEvidenceSchema = z.object({
  cadena: z.string(),
  rfc: z.string(),
  curp: z.string(),
  /** From the issuer to the root, in PEM, as they were believed at that moment. */
  authorities: z.string(),
  ocsp: z.string().nullable(),
  revocationBecause: z.string().nullable(),
  /** The signatory let the certificate, which holds RFC and CURP, be part of the public evidence. */
  certificateIsPublic: z.literal(true),
});
export type EfirmaEvidence = z.infer<typeof efirmaEvidenceSchema>;

type NewSignature = {
  memorandumId: string;
  party: SigningParty;
  signedAt: Date;
  signatory: string;
  documentSha256: string;
  recordedBy: string;
};

export async function addEfirma(
  trx: Trx,
  signature: NewSignature & {
    certificate: Uint8Array;
    certificateNumber: string;
    bytes: Uint8Array;
    revocation: 'good' | 'unknown';
    evidence: EfirmaEvidence;
  },
): Promise<void> {
  await trx
    .insertInto('registry.memorandum_signature')
    .values({
      memorandum_id: signature.memorandumId,
      party: signature.party,
      method: 'e-firma',
      signed_at: signature.signedAt,
      signatory: signature.signatory,
      document_sha256: signature.documentSha256,
      recorded_by: signature.recordedBy,
      certificate: Buffer.from(signature.certificate),
      certificate_number: signature.certificateNumber,
      signature: Buffer.from(signature.bytes),
      revocation: signature.revocation,
      evidence: JSON.stringify(signature.evidence),
    })
    .execute();
}

export async function addAttestedCopy(
  trx: Trx,
  signature: NewSignature & { copyId: string; attestation: string },
): Promise<void> {
  await trx
    .insertInto('registry.memorandum_signature')
    .values({
      memorandum_id: signature.memorandumId,
      party: signature.party,
      method: 'attested-copy',
      signed_at: signature.signedAt,
      signatory: signature.signatory,
      document_sha256: signature.documentSha256,
      recorded_by: signature.recordedBy,
      copy_id: signature.copyId,
      attestation: signature.attestation,
    })
    .execute();
}

/** The signatures in force over the document that a memorandum has now. */
export function listLiveSignatures(db: Database, memorandumId: string) {
  return db
    .selectFrom('registry.memorandum_signature as signature')
    .innerJoin('registry.memorandum as memorandum', 'memorandum.id', 'signature.memorandum_id')
    .leftJoin('registry.document as copy', 'copy.id', 'signature.copy_id')
    .select([
      'signature.party',
      'signature.method',
      'signature.signed_at',
      'signature.signatory',
      'signature.certificate',
      'signature.certificate_number',
      'signature.signature',
      'signature.revocation',
      'signature.evidence',
      'signature.attestation',
      'signature.recorded_by',
      'signature.copy_id',
      'copy.sha256 as copy_sha256',
    ])
    .where('signature.memorandum_id', '=', memorandumId)
    .where('signature.voided_at', 'is', null)
    .whereRef('signature.document_sha256', '=', 'memorandum.document_sha256')
    .orderBy('signature.party')
    .execute();
}
export type LiveSignature = Awaited<ReturnType<typeof listLiveSignatures>>[number];
