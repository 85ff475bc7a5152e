import type { TextBlock, TextDifference } from '@rma/domain';
import { z } from 'zod';

const item = z.object({ label: z.string(), text: z.string() });
const party = z.object({ organization: z.string(), signatory: z.string(), position: z.string() });

/** The text of an agreement, block by block, as it goes over the wire. */
export const textSchema: z.ZodType<TextBlock[]> = z.array(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('title'), text: z.string() }),
    z.object({ kind: z.literal('heading'), text: z.string() }),
    z.object({ kind: z.literal('paragraph'), text: z.string() }),
    z.object({ kind: z.literal('list'), items: z.array(item) }),
    z.object({
      kind: z.literal('clause'),
      id: z.string(),
      label: z.string(),
      title: z.string(),
      paragraphs: z.array(z.string()),
      items: z.array(item),
    }),
    z.object({
      kind: z.literal('table'),
      caption: z.string(),
      columns: z.array(z.string()),
      rows: z.array(z.array(z.string())),
    }),
    z.object({ kind: z.literal('signatories'), parties: z.array(party) }),
  ]),
);

export const textDifferencesSchema: z.ZodType<TextDifference[]> = z.array(
  z.object({
    place: z.string(),
    kind: z.enum(['added', 'removed', 'changed']),
    words: z.array(z.object({ mark: z.enum(['same', 'added', 'removed']), text: z.string() })),
  }),
);
