import { actorReference, type Actor, type Result } from '@rma/domain';
import { appendToLedger, transaction } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import type { RegistryDeps } from '../dependencies.ts';
import type { Documents, OpenedDocument } from '../documents/documents.ts';
import type { ReceivedFile } from '../documents/receive-file.ts';
import { lockMember } from '../membership/membership-queries.ts';
import { findAdoption, putAdoption } from './charter-queries.ts';

/** Who adopted the International Open Data Charter: nothing the network can see by itself, so a document says it. */
export function createCharter(deps: RegistryDeps, { documents }: { documents: Documents }) {
  const { db, clock } = deps;
  return {
    /** A coordinator files the document by which a government adopted it. Filing another corrects the date. */
    record(
      actor: Actor,
      cvegeo: string,
      adoption: { adoptedOn: string; document: ReceivedFile },
    ): Promise<Result<object, 'unknown-government'>> {
      authorize(actor, 'charter.record', { cvegeo });
      return transaction(db, { name: 'record charter adoption' }, async (trx) => {
        const member = await lockMember(trx, cvegeo);
        if (!member) return { ok: false, reason: 'unknown-government' };
        const { adoptedOn } = adoption;
        const documentId = await documents.keep(trx, actor, adoption.document);
        await putAdoption(trx, { cvegeo, adoptedOn, documentId, at: clock.now(), by: actorReference(actor) });
        const entry = {
          kind: 'charter.adopted' as const,
          subject: `government:${cvegeo}`,
          cvegeo,
          cause: 'consta en el documento que archivó la coordinación',
          detail: { adoptedOn },
        };
        await appendToLedger(trx, [entry], { actor, clock });
        return { ok: true };
      });
    },

    /** The adoption on record; null when there is none. */
    async read(actor: Actor, cvegeo: string): Promise<{ adoptedOn: string; recordedAt: Date } | null> {
      authorize(actor, 'commitment.read', { cvegeo });
      const found = await findAdoption(db, cvegeo);
      return found ? { adoptedOn: found.adopted_on, recordedAt: found.recorded_at } : null;
    },

    async openDocument(
      actor: Actor,
      cvegeo: string,
    ): Promise<Result<{ document: OpenedDocument }, 'document-not-found'>> {
      authorize(actor, 'commitment.read', { cvegeo });
      const found = await findAdoption(db, cvegeo);
      const document = found ? await documents.open(found.document_id) : null;
      return document ? { ok: true, document } : { ok: false, reason: 'document-not-found' };
    },
  };
}

export type Charter = ReturnType<typeof createCharter>;
