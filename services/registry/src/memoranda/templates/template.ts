/** A clause as a template has it. `id` is for life: comments and negotiated wordings name it. */
export type TemplateClause = { id: string; title: string; paragraphs: string[]; items?: string[] };

/**
 * A versioned text with `{fields}`. A template that was used is never edited: a change is another version, so
 * that drafts under negotiation do not change by themselves.
 */
export type Template = {
  /** name@version */
  id: string;
  /** What is agreed, by whom: the paragraph under the title. */
  opening: string;
  background: string[];
  /** By party, then of both. */
  declarations: { title: string; items: string[] }[];
  clauses: TemplateClause[];
  /** The clause after which the table of commitments goes. */
  commitmentsAfter: string;
  closing: string;
};
