import type { Database, Trx } from '../dependencies.ts';

export type StoredDocument = { sha256: string; bytes: number; fileName: string; mediaType: string };

export async function addDocument(
  trx: Trx,
  document: StoredDocument & { uploadedBy: string; uploadedAt: Date },
): Promise<string> {
  const { id } = await trx
    .insertInto('registry.document')
    .values({
      sha256: document.sha256,
      bytes: document.bytes,
      file_name: document.fileName,
      media_type: document.mediaType,
      uploaded_by: document.uploadedBy,
      uploaded_at: document.uploadedAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function findDocument(db: Database, id: string): Promise<StoredDocument | null> {
  const row = await db
    .selectFrom('registry.document')
    .select(['sha256', 'bytes', 'file_name', 'media_type'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row
    ? { sha256: row.sha256, bytes: row.bytes, fileName: row.file_name, mediaType: row.media_type }
    : null;
}
