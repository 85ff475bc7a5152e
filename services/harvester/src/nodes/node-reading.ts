import type { ReadOptions } from '@rma/interop';
import type { HarvesterDependencies } from '../dependencies.ts';
import { learnNodeKeys } from './node-keys.ts';
import { activeKeys, findNodeOfSource } from './node-queries.ts';

/**
 * What the reading of a source of kind `node` is given: the keys of which one must have signed each page, and what the
 * feed must still say, unless a person forced the run.
 */
export async function nodeReading(
  deps: HarvesterDependencies,
  { sourceId, cursor, isForced }: { sourceId: string; cursor: string | null; isForced: boolean },
): Promise<Pick<ReadOptions, 'keys' | 'now' | 'remembered'>> {
  const node = await findNodeOfSource(deps.db, sourceId);
  const now = () => deps.clock.now();
  if (node === undefined || node.state !== 'approved') return { keys: [], now };
  await learnNodeKeys(deps, node);
  const keys = await activeKeys(deps.db, node.id);
  return { keys, now, ...(cursor !== null && !isForced && { remembered: cursor }) };
}
