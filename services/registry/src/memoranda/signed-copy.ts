import { actorReference, type Actor, type MemorandumState, type Result } from '@rma/domain';
import { transaction } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import type { RegistryDeps } from '../dependencies.ts';
import type { Documents, OpenedDocument } from '../documents/documents.ts';
import type { ReceivedFile } from '../documents/receive-file.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { createCompletion, lockWithMember } from './completion.ts';
import { findMemorandum } from './memorandum-queries.ts';

/** The scanned copy of an agreement that both parties signed on paper, with a coordinator's word that it is one. */
export function createSignedCopies(
  deps: RegistryDeps,
  { documents, notify }: { documents: Documents; notify: Notifications['notify'] },
) {
  const { db, clock } = deps;
  const completion = createCompletion(deps, { notify });

  return {
    /** Files the copy as the signature of both parties over the document that is to be signed. */
    async sign(
      actor: Actor,
      id: string,
      signature: { signedOn: string; copy: ReceivedFile },
    ): Promise<Result<{ state: MemorandumState }, 'memorandum-not-found' | 'memorandum-state-refuses'>> {
      authorize(actor, 'memorandum.attest', { cvegeo: null });
      return transaction(db, { name: 'sign memorandum' }, async (trx) => {
        const locked = await lockWithMember(trx, id);
        if (!locked) return { ok: false, reason: 'memorandum-not-found' };
        const { memorandum } = locked;
        const sha256 = memorandum.document_sha256;
        if (memorandum.state !== 'to-sign' || sha256 === null)
          return { ok: false, reason: 'memorandum-state-refuses' };
        const at = clock.now();
        const { signedOn, copy } = signature;
        const copyId = await documents.keep(trx, actor, copy);
        await trx
          .updateTable('registry.memorandum')
          .set({ signed_copy_id: copyId })
          .where('id', '=', id)
          .execute();
        const parties = [
          { party: 'federation', signatory: memorandum.federation_party.signatory },
          { party: 'government', signatory: memorandum.government_party.signatory },
        ] as const;
        await trx
          .insertInto('registry.memorandum_signature')
          .values(
            parties.map(({ party, signatory }) => ({
              memorandum_id: id,
              party,
              method: 'attested-copy' as const,
              // Noon in Mexico City: a date was signed, not an hour.
              signed_at: new Date(`${signedOn}T18:00:00Z`),
              signatory,
              document_sha256: sha256,
              copy_id: copyId,
              attestation: 'Copia firmada que la coordinación cotejó con el documento.',
              recorded_by: actorReference(actor),
            })),
          )
          .execute();
        const { state } = await completion.completeIfSigned(trx, id, { actor, at });
        return { ok: true, state: state ?? memorandum.state };
      });
    },

    /** The scanned signed copy, for who may read the memorandum (the caller has checked). */
    async openSignedCopy(id: string): Promise<Result<{ document: OpenedDocument }, 'document-not-found'>> {
      const copyId = (await findMemorandum(db, id))?.signed_copy_id ?? null;
      const document = copyId === null ? null : await documents.open(copyId);
      return document ? { ok: true, document } : { ok: false, reason: 'document-not-found' };
    },
  };
}
