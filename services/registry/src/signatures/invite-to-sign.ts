import { actorReference, type Actor, type Result } from '@rma/domain';
import type { SigningParty } from '@rma/efirma';
import { parties } from '@rma/efirma';
import type { Party } from '@rma/persistence';
import { transaction } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import { hashSecret, newSecret } from '../accounts/secrets.ts';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import { lockWithMember } from '../memoranda/completion.ts';
import type { Memorandum } from '../memoranda/memorandum-queries.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { listLiveSignatures } from './signature-queries.ts';
import { addSigningInvitation, endSigningInvitations } from './signing-queries.ts';

/** Official signatures take their time. */
const linkLastsMs = 30 * 86_400_000;

/** Who can be asked to sign with e.firma: the agreement says where to write, and whose certificate it must be. */
export type Signatory = Party & { email: string; rfc: string; curp: string };

export const partyOf = (memorandum: Memorandum, party: SigningParty): Party =>
  party === 'federation' ? memorandum.federation_party : memorandum.government_party;

export function signatoryOf(party: Party): Signatory | null {
  const { email, rfc, curp } = party;
  return email === undefined || rfc === undefined || curp === undefined
    ? null
    : { ...party, email, rfc, curp };
}

/** One person for both parties: by the keys the agreement gives, or by name when it gives none. */
export function isSamePerson(one: Party, other: Party): boolean {
  const name = ({ signatory }: Party) => signatory.normalize('NFC').toLocaleUpperCase('es-MX').trim();
  if (one.rfc !== undefined && other.rfc !== undefined) return one.rfc === other.rfc;
  if (one.curp !== undefined && other.curp !== undefined) return one.curp === other.curp;
  return name(one) === name(other);
}

type InviteRefusal =
  | 'memorandum-not-found'
  | 'memorandum-not-to-sign'
  | 'party-already-signed'
  | 'signatory-incomplete'
  | 'same-signatory';

/** One-time links to read and sign an agreement, for signatories who have no account. */
export function createSigningInvitations(
  deps: RegistryDeps,
  { notify }: { notify: Notifications['notify'] },
) {
  const { db, clock, efirma } = deps;

  async function send(
    trx: Trx,
    memorandum: Memorandum,
    { party, signatory, createdBy }: { party: SigningParty; signatory: Signatory; createdBy: string },
  ): Promise<void> {
    const { id: memorandumId, document_sha256: documentSha256, folio, cvegeo, title } = memorandum;
    if (documentSha256 === null) throw new Error(`The memorandum ${folio} has no document to sign.`);
    const createdAt = clock.now();
    const token = newSecret();
    await endSigningInvitations(trx, { memorandumId, party, at: createdAt });
    const invitationId = await addSigningInvitation(trx, {
      memorandumId,
      party,
      documentSha256,
      name: signatory.signatory,
      email: signatory.email,
      tokenHash: hashSecret(token),
      createdAt,
      createdBy,
      expiresAt: new Date(createdAt.getTime() + linkLastsMs),
    });
    await notify(
      trx,
      { people: [{ name: signatory.signatory, email: signatory.email }] },
      {
        kind: 'memorandum.sign',
        cvegeo,
        title: `Firme el convenio ${folio}`,
        body:
          `El convenio «${title}» está listo y usted firma por ${signatory.organization}. ` +
          'Con el enlace lee el documento y lo firma con su e.firma en su propio navegador: su llave privada y su ' +
          'contraseña no salen de su equipo. El enlace es personal, sirve para una sola firma y vence en 30 días.',
        path: `/firmar/${token}`,
        about: `signing:${invitationId}`,
      },
    );
  }

  return {
    /**
     * Asks both signatories to sign, in the transaction that made the document ready. Who has no e-mail, RFC or CURP in
     * the agreement, or is the same person as the other, is not asked: that party signs on paper.
     */
    async inviteToSign(trx: Trx, memorandum: Memorandum): Promise<void> {
      const { federation_party: federation, government_party: government } = memorandum;
      if (efirma === undefined || isSamePerson(federation, government)) return;
      for (const party of parties) {
        const signatory = signatoryOf(partyOf(memorandum, party));
        if (signatory) await send(trx, memorandum, { party, signatory, createdBy: 'system:to-sign' });
      }
    },

    /** Sends a party another link; the one it had no longer works. */
    resend(
      actor: Actor,
      id: string,
      party: SigningParty,
    ): Promise<Result<object, InviteRefusal | 'efirma-off'>> {
      authorize(actor, 'memorandum.write', { cvegeo: null });
      return transaction(db, { name: 'resend signing link' }, async (trx) => {
        const memorandum = (await lockWithMember(trx, id))?.memorandum;
        if (!memorandum) return { ok: false, reason: 'memorandum-not-found' };
        if (efirma === undefined) return { ok: false, reason: 'efirma-off' };
        if (memorandum.state !== 'to-sign') return { ok: false, reason: 'memorandum-not-to-sign' };
        const live = await listLiveSignatures(trx, id);
        if (live.some((signature) => signature.party === party))
          return { ok: false, reason: 'party-already-signed' };
        const { federation_party: federation, government_party: government } = memorandum;
        if (isSamePerson(federation, government)) return { ok: false, reason: 'same-signatory' };
        const signatory = signatoryOf(partyOf(memorandum, party));
        if (!signatory) return { ok: false, reason: 'signatory-incomplete' };
        await send(trx, memorandum, { party, signatory, createdBy: actorReference(actor) });
        return { ok: true };
      });
    },
  };
}

export type SigningInvitations = ReturnType<typeof createSigningInvitations>;
