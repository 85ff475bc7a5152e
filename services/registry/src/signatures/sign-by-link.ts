import type { Actor, Result } from '@rma/domain';
import { cadenaOriginal, toPem, verifySignature, type SignatureRefusal } from '@rma/efirma';
import { appendToLedger, transaction } from '@rma/persistence';
import { hashSecret } from '../accounts/secrets.ts';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import type { Documents, OpenedDocument } from '../documents/documents.ts';
import { lockWithMember, type Completion } from '../memoranda/completion.ts';
import { findMemorandum, type Memorandum } from '../memoranda/memorandum-queries.ts';
import { revocationNow } from './efirma-trust.ts';
import { isSamePerson, partyOf, signatoryOf, type Signatory } from './invite-to-sign.ts';
import { signatureEntry } from './signature-entry.ts';
import { addEfirma, listLiveSignatures } from './signature-queries.ts';
import { findSigningInvitation, useSigningInvitation, type SigningInvitation } from './signing-queries.ts';
import type { SigningNews } from './signing-news.ts';

/** Whoever holds the link: the network knows them by their certificate, and has no account of theirs. */
const signatoryActor: Actor = { kind: 'system', name: 'e-firma' };

type LinkRefusal = 'signing-link-not-found' | 'signing-link-used' | 'signing-link-ended';
export type SignRefusal =
  | LinkRefusal
  | SignatureRefusal
  | 'efirma-off'
  | 'party-already-signed'
  | 'same-signatory';

/** What a link is for: one signature of one person for one party over one document. */
export type OpenLink = {
  invitation: SigningInvitation;
  memorandum: Memorandum;
  signatory: Signatory;
  documentSha256: string;
  cadena: string;
};

/** Signing an agreement with e.firma, through a one-time link. */
export function createSigning(
  deps: RegistryDeps,
  parts: { documents: Documents; completion: Completion; news: SigningNews },
) {
  const { db, clock, efirma } = deps;
  const { documents, completion, news } = parts;

  async function openLink(token: string): Promise<Result<{ link: OpenLink }, LinkRefusal>> {
    const invitation = await findSigningInvitation(db, hashSecret(token));
    if (!invitation) return { ok: false, reason: 'signing-link-not-found' };
    if (invitation.used_at !== null) return { ok: false, reason: 'signing-link-used' };
    const memorandum = await findMemorandum(db, invitation.memorandum_id);
    const signatory = memorandum && signatoryOf(partyOf(memorandum, invitation.party));
    const isOpen =
      invitation.ended_at === null &&
      clock.now() < invitation.expires_at &&
      memorandum?.state === 'to-sign' &&
      memorandum.document_sha256 === invitation.document_sha256;
    if (!isOpen || !memorandum || !signatory) return { ok: false, reason: 'signing-link-ended' };
    const { party, document_sha256: documentSha256 } = invitation;
    const cadena = cadenaOriginal({ folio: memorandum.folio, documentSha256, rfc: signatory.rfc, party });
    return { ok: true, link: { invitation, memorandum, signatory, documentSha256, cadena } };
  }

  /** The certificate, the signature, the person and the revocation; everything but the state of the agreement. */
  async function verify(
    { invitation, memorandum, signatory, documentSha256 }: OpenLink,
    submitted: { certificate: Uint8Array; signature: Uint8Array },
  ) {
    if (efirma === undefined) return { ok: false, reason: 'efirma-off' } as const;
    const { authorities } = efirma;
    const at = clock.now();
    const { party } = invitation;
    const matter = { folio: memorandum.folio, documentSha256, party, expected: signatory, authorities, at };
    // What costs nothing comes first: nobody is asked about a signature that is refused anyway.
    const verified = verifySignature({ ...submitted, ...matter, revocation: 'unknown' });
    if (!verified.ok) return verified;
    const { certificate, chain, cadena } = verified;
    const [issuer] = chain;
    if (!issuer) throw new Error('A verified certificate has no issuer.');
    const way = { responderUrl: efirma.responderUrl, outbound: deps.outbound };
    const { revocation, answer } = await revocationNow(way, { certificate: certificate.x509, issuer, at });
    if (revocation.status === 'revoked') return { ok: false, reason: 'revoked' } as const;
    return { ok: true, certificate, chain, cadena, revocation, answer, at } as const;
  }

  type Verified = Extract<Awaited<ReturnType<typeof verify>>, { ok: true }>;

  async function record(
    trx: Trx,
    { invitation, memorandum, signatory, documentSha256 }: OpenLink,
    { verified, signature }: { verified: Verified; signature: Uint8Array },
  ): Promise<void> {
    const { certificate, chain, cadena, revocation, answer, at } = verified;
    await addEfirma(trx, {
      memorandumId: memorandum.id,
      party: invitation.party,
      signedAt: at,
      signatory: certificate.name,
      documentSha256,
      recordedBy: 'system:e-firma',
      certificate: certificate.x509.der,
      certificateNumber: certificate.number,
      bytes: signature,
      revocation: revocation.status === 'good' ? 'good' : 'unknown',
      evidence: {
        cadena,
        rfc: signatory.rfc,
        curp: signatory.curp,
        authorities: chain.map(({ der }) => toPem(der)).join(''),
        ocsp: answer === null ? null : Buffer.from(answer).toString('base64'),
        revocationBecause: revocation.status === 'unknown' ? revocation.because : null,
        certificateIsPublic: true,
      },
    });
  }

  return {
    /** What the link asks to sign, for its signatory to see; `isEfirmaOn` false: only on paper. */
    async read(token: string): Promise<Result<{ link: OpenLink; isEfirmaOn: boolean }, LinkRefusal>> {
      const opened = await openLink(token);
      return opened.ok ? { ...opened, isEfirmaOn: efirma !== undefined } : opened;
    },

    /** The document to be signed, exactly as its hash says. */
    async openDocument(token: string): Promise<Result<{ document: OpenedDocument }, LinkRefusal>> {
      const opened = await openLink(token);
      if (!opened.ok) return opened;
      const { document_id: documentId, folio } = opened.link.memorandum;
      const document = documentId === null ? null : await documents.open(documentId);
      if (!document) throw new Error(`The memorandum ${folio} has no document to sign.`);
      return { ok: true, document };
    },

    /**
     * Takes in a signature made in the signatory's browser. The moment of signing is this server's: the certificate is
     * in force then or the signature is refused. The other party's signature may complete the agreement.
     */
    async sign(
      token: string,
      submitted: { certificate: Uint8Array; signature: Uint8Array },
    ): Promise<Result<{ isComplete: boolean; signedAt: Date }, SignRefusal>> {
      const opened = await openLink(token);
      if (!opened.ok) return opened;
      const { link } = opened;
      const { invitation, memorandum } = link;
      if (isSamePerson(memorandum.federation_party, memorandum.government_party))
        return { ok: false, reason: 'same-signatory' };
      const verified = await verify(link, submitted);
      if (!verified.ok) return verified;
      return transaction(db, { name: 'sign memorandum' }, async (trx) => {
        const locked = await lockWithMember(trx, memorandum.id);
        const isSameDocument = locked?.memorandum.document_sha256 === link.documentSha256;
        if (locked?.memorandum.state !== 'to-sign' || !isSameDocument)
          return { ok: false, reason: 'signing-link-ended' };
        const live = await listLiveSignatures(trx, memorandum.id);
        if (live.some(({ party }) => party === invitation.party))
          return { ok: false, reason: 'party-already-signed' };
        if (!(await useSigningInvitation(trx, invitation.id, verified.at)))
          return { ok: false, reason: 'signing-link-used' };
        await record(trx, link, { verified, signature: submitted.signature });
        await news.tell(trx, locked.memorandum, invitation.party);
        const entry = signatureEntry(locked.memorandum, { party: invitation.party, method: 'e-firma' });
        await appendToLedger(trx, [entry], { actor: signatoryActor, clock });
        const { isComplete } = await completion.completeIfSigned(trx, memorandum.id, {
          actor: signatoryActor,
          at: verified.at,
        });
        return { ok: true, isComplete, signedAt: verified.at };
      });
    },
  };
}

export type Signing = ReturnType<typeof createSigning>;
