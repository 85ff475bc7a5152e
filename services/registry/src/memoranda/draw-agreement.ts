import type { TextBlock } from '@rma/domain';
import { drawDocument } from '@rma/pdf';

/** Draws an agreement as PDF/A. What people write was checked for signs that the fonts lack (memorandum-fields.ts). */
export function drawAgreement(
  blocks: readonly TextBlock[],
  { folio, title, createdAt }: { folio: string; title: string; createdAt: Date },
): Promise<Buffer> {
  const named = `Convenio ${folio}`;
  return drawDocument(blocks, { title: `${title} (${folio})`, subject: named, foot: named, createdAt });
}
