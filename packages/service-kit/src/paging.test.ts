import { expect, test } from 'vitest';
import { z } from 'zod';
import { decodeCursor, encodeCursor, pageOf, pageQuery, toPage } from './paging.ts';
import { ProblemError } from './problem-definition.ts';

const position = z.tuple([z.string(), z.number()]);

test('a cursor comes back as the position it was made of', () => {
  expect(decodeCursor(position, encodeCursor(['Ñuu', 7]))).toEqual(['Ñuu', 7]);
  expect(encodeCursor(['Ñuu', 7])).toMatch(/^[\w-]+$/);
});

test.each(['%%%', 'abc', encodeCursor({ other: 'list' }), encodeCursor(['a', 'b'])])(
  'the cursor %j is refused as validation-failed on "after"',
  (cursor) => {
    const problem = refusalOf(cursor);
    expect(problem.code).toBe('validation-failed');
    expect(problem.errors).toMatchObject([{ in: 'query', pointer: '/after' }]);
    expect(problem.errors?.[0]?.message.es).toMatch(/^El cursor no es de esta lista/);
    expect(problem.errors?.[0]?.message.en).toMatch(/^The cursor does not belong/);
  },
);

function refusalOf(cursor: string): ProblemError {
  try {
    decodeCursor(position, cursor);
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
  throw new Error('the cursor was accepted');
}

test('a page has a next cursor only when one more row was found', () => {
  const options = { positionOf: (row: { id: number }) => row.id };
  const full = toPage([{ id: 1 }, { id: 2 }, { id: 3 }], 2, options);
  expect(full).toEqual({ items: [{ id: 1 }, { id: 2 }], nextCursor: encodeCursor(2) });
  expect(toPage([{ id: 3 }], 2, { ...options, totalCount: 3 })).toEqual({
    items: [{ id: 3 }],
    nextCursor: null,
    totalCount: 3,
  });
  expect(pageOf(z.object({ id: z.number() })).safeParse(full).success).toBe(true);
});

test('twenty rows are read when nothing is asked, never more than a hundred', () => {
  expect(pageQuery.parse({})).toEqual({ first: 20 });
  expect(pageQuery.parse({ first: '100' }).first).toBe(100);
  for (const first of ['0', '101', 'x', '1.5']) expect(pageQuery.safeParse({ first }).success).toBe(false);
});
