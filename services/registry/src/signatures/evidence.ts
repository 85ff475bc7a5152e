import { buffer } from 'node:stream/consumers';
import { can, signedStates, type Actor, type Result } from '@rma/domain';
import { makeEvidence, type EfirmaFiles, type EvidenceRecord, type Seal } from '@rma/efirma';
import type { InstanceSigner } from '@rma/service-kit';
import type { RegistryDeps } from '../dependencies.ts';
import type { Documents } from '../documents/documents.ts';
import { findMemorandum, type Memorandum } from '../memoranda/memorandum-queries.ts';
import { partyOf } from './invite-to-sign.ts';
import { efirmaEvidenceSchema, listLiveSignatures, type LiveSignature } from './signature-queries.ts';

type Efirma = { record: EvidenceRecord['signatures'][number]; files: EfirmaFiles; authorities: string };

function efirmaOf(signature: LiveSignature, memorandum: Memorandum): Efirma {
  const { party, certificate, signature: bytes, certificate_number: certificateNumber } = signature;
  const evidence = efirmaEvidenceSchema.parse(signature.evidence);
  if (certificate === null || bytes === null || certificateNumber === null)
    throw new Error(`The e.firma of ${memorandum.folio} is incomplete.`);
  const { organization, position } = partyOf(memorandum, party);
  const ocsp = evidence.ocsp === null ? null : Buffer.from(evidence.ocsp, 'base64');
  return {
    record: {
      party,
      method: 'e-firma',
      organization,
      position,
      signatory: signature.signatory,
      signedAt: signature.signed_at.toISOString(),
      rfc: evidence.rfc,
      curp: evidence.curp,
      certificateNumber,
      revocation: signature.revocation === 'good' ? 'good' : 'unknown',
    },
    files: { party, certificate, cadena: evidence.cadena, signature: bytes, ocsp },
    authorities: evidence.authorities,
  };
}

function copyOf(signature: LiveSignature, memorandum: Memorandum): EvidenceRecord['signatures'][number] {
  const { party, attestation, copy_sha256: copySha256 } = signature;
  if (attestation === null || copySha256 === null)
    throw new Error(`The signed copy of ${memorandum.folio} is incomplete.`);
  const { organization, position } = partyOf(memorandum, party);
  return {
    party,
    method: 'attested-copy',
    organization,
    position,
    signatory: signature.signatory,
    signedAt: signature.signed_at.toISOString(),
    attestation,
    attestedBy: signature.recorded_by,
    copySha256,
  };
}

/** Certificates of authorities without repetition, in the order in which they appear. */
const unique = (bundles: readonly string[]): string =>
  [...new Set(bundles.flatMap((bundle) => bundle.split(/(?=-----BEGIN)/)))].join('');

/** Evidence packages: what anyone needs to verify the signatures of an agreement without asking us. */
export function createEvidence(
  deps: RegistryDeps,
  { documents, signer }: { documents: Documents; signer: InstanceSigner },
) {
  const { db } = deps;

  async function seal(content: Uint8Array): Promise<Seal> {
    const kid = await signer.kid();
    const signature = await signer.sign(content, { kid });
    const key = (await signer.publicKeys()).find((published) => published.kid === kid);
    if (key?.x === undefined) throw new Error('The key of this instance changed while it was sealing.');
    const publicKey = Buffer.from(key.x, 'base64url').toString('hex');
    return { publicKey, signature: Buffer.from(signature).toString('hex') };
  }

  return {
    /** The package of an agreement that both parties signed: public, also after it ended. */
    async make(
      actor: Actor,
      id: string,
    ): Promise<Result<{ fileName: string; content: Buffer }, 'memorandum-not-found' | 'document-not-found'>> {
      const memorandum = await findMemorandum(db, id);
      const isSigned = memorandum !== undefined && signedStates.includes(memorandum.state);
      if (!memorandum || (!isSigned && !can(actor, 'memorandum.read', memorandum)))
        return { ok: false, reason: 'memorandum-not-found' };
      const { document_id: documentId, document_sha256: documentSha256, folio } = memorandum;
      const document = isSigned && documentId !== null ? await documents.open(documentId) : null;
      if (!document || documentSha256 === null) return { ok: false, reason: 'document-not-found' };
      const signatures = await listLiveSignatures(db, id);
      const efirmas = new Map(
        signatures
          .filter(({ method }) => method === 'e-firma')
          .map((signature) => [signature.party, efirmaOf(signature, memorandum)]),
      );
      const content = await makeEvidence({
        document: await buffer(document.content),
        record: {
          memorandum: {
            id,
            folio,
            title: memorandum.title,
            cvegeo: memorandum.cvegeo,
            government: memorandum.government_name,
          },
          documentSha256,
          signatures: signatures.map(
            (signature) => efirmas.get(signature.party)?.record ?? copyOf(signature, memorandum),
          ),
        },
        files: [...efirmas.values()].map(({ files }) => files),
        authorities: unique([...efirmas.values()].map(({ authorities }) => authorities)),
        seal,
      });
      return { ok: true, fileName: `evidencia-${folio}.zip`, content };
    },
  };
}

export type Evidence = ReturnType<typeof createEvidence>;
