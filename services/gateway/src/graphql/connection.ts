import type { z } from 'zod';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { GatewayError } from './gateway-error.ts';

export const mostPerPage = 100;

export type PageArguments = { first?: number | null; after?: string | null };

/** How many rows a page has: 1 to 100; anything else is BAD_ARGUMENT. */
export function pageSize(first: number | null | undefined, byDefault = 20): number {
  const size = first ?? byDefault;
  if (size < 1 || size > mostPerPage) {
    throw new GatewayError('BAD_ARGUMENT', {
      argument: 'first',
      expected: { es: `va de 1 a ${mostPerPage}`, en: `goes from 1 to ${mostPerPage}` },
    });
  }
  return size;
}

/** Where a page starts, or null at the beginning. */
export function placeAfter<Schema extends z.ZodType>(
  schema: Schema,
  after: string | null | undefined,
): z.output<Schema> | null {
  return after === null || after === undefined ? null : decodeCursor(schema, after);
}

/**
 * A Relay page of rows that were read one more than its size. Cursors are encoded only when asked for;
 * `hasPreviousPage` says whether the page starts after a cursor.
 */
export function connectionOf<Row>(
  rows: readonly Row[],
  options: {
    size: number;
    after: string | null | undefined;
    placeOf: (row: Row) => unknown;
    totalCount: number | (() => Promise<number>);
  },
) {
  const { size, after, placeOf, totalCount } = options;
  const nodes = rows.slice(0, size);
  const cursorOf = (row: Row | undefined) => (row === undefined ? null : encodeCursor(placeOf(row)));
  return {
    totalCount: typeof totalCount === 'number' ? totalCount : () => totalCount(),
    nodes,
    edges: () => nodes.map((node) => ({ cursor: encodeCursor(placeOf(node)), node })),
    pageInfo: () => ({
      hasNextPage: rows.length > size,
      hasPreviousPage: after !== null && after !== undefined,
      startCursor: cursorOf(nodes[0]),
      endCursor: cursorOf(nodes.at(-1)),
    }),
  };
}

/** A page of a list that is in memory and in the order of `compare`, which must tell any two rows apart. */
export function pageInMemory<Row>(
  rows: readonly Row[],
  { size, isAfter }: { size: number; isAfter: ((row: Row) => boolean) | null },
): Row[] {
  const start = isAfter === null ? 0 : rows.findIndex(isAfter);
  return start === -1 ? [] : rows.slice(start, start + size + 1);
}
