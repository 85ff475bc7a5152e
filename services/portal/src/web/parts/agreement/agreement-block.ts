export type AgreementItem = { label: string; text: string };

/** A block of an agreement's text as GraphQL and REST give it; which fields it has depends on its kind. */
export type AgreementBlock = {
  kind: 'title' | 'heading' | 'paragraph' | 'list' | 'clause' | 'table' | 'signatories';
  id?: string | null;
  label?: string | null;
  title?: string | null;
  text?: string | null;
  paragraphs?: string[] | null;
  items?: AgreementItem[] | null;
  caption?: string | null;
  columns?: string[] | null;
  rows?: string[][] | null;
  parties?: { organization: string; signatory: string; position: string }[] | null;
};

export const agreementBlockFields = `
  text { kind id label title text paragraphs items { label text } caption columns rows }`;
