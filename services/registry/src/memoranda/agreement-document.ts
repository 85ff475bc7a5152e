import { createHash } from 'node:crypto';
import type { TextBlock } from '@rma/domain';
import type { Database } from '../dependencies.ts';
import { receiveFile, type ReceivedFile } from '../documents/receive-file.ts';
import { agreementText } from './agreement-text.ts';
import { drawAgreement } from './draw-agreement.ts';
import type { Memorandum } from './memorandum-queries.ts';

async function* once(bytes: Buffer) {
  yield bytes;
}

/**
 * The document that both parties sign: the text of a memorandum as it now is, and the PDF/A of that text with
 * its hash. The same text gives the same bytes. The caller keeps or discards the file.
 */
export async function draftDocument(
  db: Database,
  memorandum: Memorandum,
): Promise<{ file: ReceivedFile; sha256: string; text: TextBlock[] }> {
  const text = await agreementText(db, memorandum);
  const pdf = await drawAgreement(text, {
    folio: memorandum.folio,
    title: memorandum.title,
    createdAt: memorandum.updated_at,
  });
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const file = await receiveFile(once(pdf), { fileName: `${memorandum.folio}.pdf`, accepted: ['pdf'] });
  return { file, sha256, text };
}
