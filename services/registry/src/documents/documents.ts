import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { actorReference, type Actor } from '@rma/domain';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import { addDocument, findDocument, type StoredDocument } from './document-queries.ts';
import { documentLimitBytes, type ReceivedFile } from './receive-file.ts';

/** A stored document ready to be sent. */
export type OpenedDocument = StoredDocument & { content: Readable };

/** Documents people hand in: designations and signed agreements. Never public. */
export function createDocuments({ db, clock, blobs }: RegistryDeps) {
  return {
    /**
     * Stores a received file and its row in the caller's transaction. Call it when nothing can be refused any
     * more, so that a refusal leaves no file behind.
     */
    async keep(trx: Trx, actor: Actor, file: ReceivedFile): Promise<string> {
      const put = await blobs.put(createReadStream(file.path), { maxBytes: documentLimitBytes });
      if (!put.ok) throw new Error('A received document grew while it was being stored.');
      const { fileName, mediaType } = file;
      return addDocument(trx, {
        sha256: put.sha256,
        bytes: put.bytes,
        fileName,
        mediaType,
        uploadedBy: actorReference(actor),
        uploadedAt: clock.now(),
      });
    },

    /** The content of a document; null when there is none. The caller has checked the permission. */
    async open(id: string): Promise<OpenedDocument | null> {
      const document = await findDocument(db, id);
      if (!document) return null;
      const content = await blobs.get(document.sha256);
      if (!content) throw new Error(`The file of document ${id} is missing from the blob store.`);
      return { ...document, content };
    },
  };
}

export type Documents = ReturnType<typeof createDocuments>;
