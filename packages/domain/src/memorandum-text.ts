/** A numbered or lettered line of an agreement: «I.1», «a)». */
export type TextItem = { label: string; text: string };

/**
 * One block of an agreement's text. The web page and the PDF are both made from the same list of blocks, so they
 * cannot say different things. A clause keeps its `id` from version to version; comments and rewordings name it.
 */
export type TextBlock =
  | { kind: 'title'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: TextItem[] }
  | { kind: 'clause'; id: string; label: string; title: string; paragraphs: string[]; items: TextItem[] }
  | { kind: 'table'; caption: string; columns: string[]; rows: string[][] }
  | { kind: 'signatories'; parties: { organization: string; signatory: string; position: string }[] };

/** The block as plain sentences, in reading order: for comparing versions and for looking words up. */
export function sentencesOf(block: TextBlock): string[] {
  switch (block.kind) {
    case 'title':
    case 'heading':
    case 'paragraph':
      return [block.text];
    case 'list':
      return block.items.map(({ label, text }) => `${label} ${text}`);
    case 'clause':
      return [
        `${block.label}. ${block.title}.`,
        ...block.paragraphs,
        ...block.items.map(({ label, text }) => `${label} ${text}`),
      ];
    case 'table':
      return [block.caption, ...block.rows.map((row) => row.join(' · '))];
    case 'signatories':
      return block.parties.map(
        ({ organization, signatory, position }) => `${signatory}, ${position}, ${organization}`,
      );
  }
}
