import { changeKeys } from './change-keys.ts';
import type { RelationFacts } from './relation-queries.ts';

/** Their changes are told dataset by dataset, not table by table. */
const toldByDataset = new Set(['national.dataset', 'national.dataset_quality']);

/**
 * The keys by which a change of a relation or function named in a statement is told. Null: nobody tells of its
 * changes, so what was read of it cannot be kept.
 */
export function createRelations({ told, views, pureFunctions }: RelationFacts) {
  const toldTables = new Set(told);
  const pure = new Set(pureFunctions);
  const known = new Map<string, readonly string[] | null>();

  function keysOf(name: string): readonly string[] | null {
    if (toldByDataset.has(name)) return [changeKeys.anyDataset];
    if (toldTables.has(name)) return [changeKeys.table(name)];
    if (pure.has(name)) return [];
    const read = views.filter(({ view }) => view === name).map(({ reads }) => keysOf(reads));
    return read.length === 0 || read.includes(null) ? null : read.flatMap((keys) => keys ?? []);
  }

  return {
    keysOf(name: string): readonly string[] | null {
      const kept = known.get(name);
      if (kept !== undefined) return kept;
      const keys = keysOf(name);
      known.set(name, keys);
      return keys;
    },
  };
}
export type Relations = ReturnType<typeof createRelations>;
