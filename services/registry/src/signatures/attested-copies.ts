import { actorReference, can, dateInMexicoCity, governmentsFor, type Actor, type Result } from '@rma/domain';
import type { SigningParty } from '@rma/efirma';
import { appendToLedger, transaction } from '@rma/persistence';
import { authorize, refusal } from '@rma/service-kit';
import type { RegistryDeps } from '../dependencies.ts';
import type { Documents, OpenedDocument } from '../documents/documents.ts';
import type { ReceivedFile } from '../documents/receive-file.ts';
import { lockWithMember, type Completion } from '../memoranda/completion.ts';
import { findMemorandum } from '../memoranda/memorandum-queries.ts';
import { isSamePerson, partyOf } from './invite-to-sign.ts';
import { signatureEntry } from './signature-entry.ts';
import { addAttestedCopy, listLiveSignatures } from './signature-queries.ts';
import { endSigningInvitations } from './signing-queries.ts';
import type { SigningNews } from './signing-news.ts';

export type Attestation = {
  /** Whose signatures the copy shows: one party's or both. */
  covers: readonly SigningParty[];
  /** The day it was signed, YYYY-MM-DD. */
  signedOn: string;
  /** In whose presence or by what means the coordinator knows that it is the document. */
  attestation: string;
  copy: ReceivedFile;
};

type AttestRefusal =
  | 'memorandum-not-found'
  | 'memorandum-not-to-sign'
  | 'party-already-signed'
  | 'same-signatory';

/** Noon in Mexico City: a day was signed, not an hour. */
const noonOf = (date: string) => new Date(`${date}T18:00:00Z`);

/** Signatures on paper: the scanned copy, with a coordinator's word on record that it is of this document. */
export function createAttestedCopies(
  deps: RegistryDeps,
  parts: { documents: Documents; completion: Completion; news: SigningNews },
) {
  const { db, clock } = deps;
  const { documents, completion, news } = parts;

  return {
    /** Files a copy as the signature of the parties it covers; with both signatures the agreement is complete. */
    attest(
      actor: Actor,
      id: string,
      { covers, signedOn, attestation, copy }: Attestation,
    ): Promise<Result<{ isComplete: boolean }, AttestRefusal>> {
      authorize(actor, 'memorandum.attest', { cvegeo: null });
      return transaction(db, { name: 'attest signed copy' }, async (trx) => {
        const memorandum = (await lockWithMember(trx, id))?.memorandum;
        if (!memorandum) return { ok: false, reason: 'memorandum-not-found' };
        const { document_sha256: documentSha256 } = memorandum;
        if (memorandum.state !== 'to-sign' || documentSha256 === null)
          return { ok: false, reason: 'memorandum-not-to-sign' };
        if (isSamePerson(memorandum.federation_party, memorandum.government_party))
          return { ok: false, reason: 'same-signatory' };
        const live = await listLiveSignatures(trx, id);
        if (live.some(({ party }) => covers.includes(party)))
          return { ok: false, reason: 'party-already-signed' };
        const at = clock.now();
        const copyId = await documents.keep(trx, actor, copy);
        const recordedBy = actorReference(actor);
        for (const party of covers) {
          await addAttestedCopy(trx, {
            memorandumId: id,
            party,
            signedAt: noonOf(signedOn),
            signatory: partyOf(memorandum, party).signatory,
            documentSha256,
            recordedBy,
            copyId,
            attestation,
          });
          await endSigningInvitations(trx, { memorandumId: id, party, at });
          await news.tell(trx, memorandum, party);
        }
        const entries = covers.map((party) => signatureEntry(memorandum, { party, method: 'attested-copy' }));
        await appendToLedger(trx, entries, { actor, clock });
        const { isComplete } = await completion.completeIfSigned(trx, id, { actor, at });
        return { ok: true, isComplete };
      });
    },

    /** The scanned copy of a party's signature. It shows handwriting, so it is for those who may read the agreement. */
    async openCopy(
      actor: Actor,
      id: string,
      party: SigningParty,
    ): Promise<Result<{ document: OpenedDocument }, 'memorandum-not-found' | 'document-not-found'>> {
      if (governmentsFor(actor, 'memorandum.read').length === 0) throw refusal(actor, 'memorandum.read');
      const memorandum = await findMemorandum(db, id);
      if (!memorandum || !can(actor, 'memorandum.read', memorandum))
        return { ok: false, reason: 'memorandum-not-found' };
      const signature = (await listLiveSignatures(db, id)).find((live) => live.party === party);
      const document = signature?.copy_id ? await documents.open(signature.copy_id) : null;
      return document ? { ok: true, document } : { ok: false, reason: 'document-not-found' };
    },

    /** The last day that a signature on paper may bear: today in Mexico City. */
    today: () => dateInMexicoCity(clock.now()),
  };
}

export type AttestedCopies = ReturnType<typeof createAttestedCopies>;
