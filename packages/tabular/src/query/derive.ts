import { createBoundValues } from './bound-values.ts';
import { toCell } from './cells.ts';
import { wholeRelation } from './relation.ts';
import type { OpenedSource } from './selection.ts';
import type { Ask } from './statements.ts';
import type { Cell, QueryAnswer } from './table-source.ts';

/** Runs `statementOver` the relation of every row of `source` with the constants of its part; all of its rows. */
export async function deriveRows(
  ask: Ask,
  source: OpenedSource,
  statementOver: (relation: string) => string,
): Promise<QueryAnswer<Cell[][]>> {
  const bound = createBoundValues();
  const relation = wholeRelation(source.parts, source, bound);
  const rows = await ask(statementOver(relation), bound.values);
  return { ok: true, value: rows.map((row) => row.map(toCell)) };
}
