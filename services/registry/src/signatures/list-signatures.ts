import { can, type Actor } from '@rma/domain';
import { parties, type SigningParty } from '@rma/efirma';
import type { RegistryDeps } from '../dependencies.ts';
import type { Memorandum } from '../memoranda/memorandum-queries.ts';
import { isSamePerson, partyOf, signatoryOf } from './invite-to-sign.ts';
import { listLiveSignatures } from './signature-queries.ts';
import { listOpenInvitations } from './signing-queries.ts';

/** Why a party cannot be sent a link to sign with e.firma; null when it can. */
export type NoLink = 'efirma-off' | 'signatory-incomplete' | 'same-signatory' | null;

/** How the signing of an agreement stands, party by party, for who may read it (the caller has checked). */
export async function listSignatures({ db, efirma }: RegistryDeps, actor: Actor, memorandum: Memorandum) {
  const { id, document_sha256: documentSha256 } = memorandum;
  const signatures = await listLiveSignatures(db, id);
  const links =
    documentSha256 === null ? [] : await listOpenInvitations(db, { memorandumId: id, documentSha256 });
  const seesAddresses = can(actor, 'memorandum.write', memorandum);

  function noLink(party: SigningParty): NoLink {
    if (efirma === undefined) return 'efirma-off';
    if (isSamePerson(memorandum.federation_party, memorandum.government_party)) return 'same-signatory';
    return signatoryOf(partyOf(memorandum, party)) === null ? 'signatory-incomplete' : null;
  }

  return parties.map((party) => {
    const { organization, signatory, position } = partyOf(memorandum, party);
    const signature = signatures.find((live) => live.party === party);
    const link = links.find((open) => open.party === party);
    return {
      party,
      organization,
      signatory,
      position,
      noLinkBecause: noLink(party),
      signature: signature
        ? {
            method: signature.method,
            signatory: signature.signatory,
            signedAt: signature.signed_at.toISOString(),
            certificateNumber: signature.certificate_number,
            revocation: signature.revocation,
            attestation: signature.attestation,
          }
        : null,
      link: link
        ? {
            email: seesAddresses ? link.email : null,
            sentAt: link.created_at.toISOString(),
            expiresAt: link.expires_at.toISOString(),
          }
        : null,
    };
  });
}
