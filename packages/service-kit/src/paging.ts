import { z } from 'zod';
import { validationFailed } from './field-errors.ts';

/** The query of every REST list: `first` rows (1 to 100) after an opaque cursor. */
export const pageQuery = z.object({
  first: z.coerce.number().int().min(1).max(100).default(20),
  after: z.string().min(1).max(1000).optional(),
});

export type Page<Item> = { items: Item[]; nextCursor: string | null; totalCount?: number };

/** The schema of a page of items, for a route's response; `nextCursor` is null on the last page. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    totalCount: z.number().int().optional(),
  });
}

/** The position of a row as an opaque base64url text. The position must survive JSON. */
export function encodeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Reads a cursor back; throws validation-failed on `/after` when it is not one of ours for this list. */
export function decodeCursor<Schema extends z.ZodType>(schema: Schema, cursor: string): z.output<Schema> {
  const parsed = z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema)
    .safeParse(cursor);
  if (parsed.success) return parsed.data;
  const message =
    'El cursor no es de esta lista; use el "nextCursor" de la página anterior o empiece sin él.';
  const en =
    'The cursor does not belong to this list; use the previous page\'s "nextCursor" or start without it.';
  throw validationFailed(
    [{ code: 'custom', message, path: ['after'], params: { en }, input: cursor }],
    'query',
  );
}

/**
 * Makes a page of rows that were read one more than `first`: the extra row only tells that there is a next page.
 * `positionOf` gives what the next query needs to continue after a row.
 */
export function toPage<Row>(
  rows: readonly Row[],
  first: number,
  options: { positionOf: (row: Row) => unknown; totalCount?: number },
): Page<Row> {
  const items = rows.slice(0, first);
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > first && last !== undefined ? encodeCursor(options.positionOf(last)) : null,
    ...(options.totalCount !== undefined && { totalCount: options.totalCount }),
  };
}
