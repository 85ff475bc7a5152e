import type { ReadOptions } from '@rma/interop';
import type { HarvesterDependencies } from '../dependencies.ts';
import { learnNodeKeys } from './node-keys.ts';
import type { RunContext } from '../runs/run-context.ts';
import { activeKeys, findNodeOfSource, wasDecided } from './node-queries.ts';

/**
 * What the reading of a source of kind `node` is given: the keys of which one must have signed each page, and what the
 * feed must still say, unless a person accepted that it says otherwise.
 */
export async function nodeReading(
  deps: HarvesterDependencies,
  { source, asked, lease }: Pick<RunContext, 'source' | 'asked' | 'lease'>,
): Promise<Pick<ReadOptions, 'keys' | 'now' | 'remembered'>> {
  const node = await findNodeOfSource(deps.db, source.id);
  const now = () => deps.clock.now();
  if (node === undefined || node.state !== 'approved') return { keys: [], now };
  await learnNodeKeys(deps, node);
  const isAccepted = asked.isForced || (await wasDecided(deps.db, lease.runId));
  const keys = await activeKeys(deps.db, node.id);
  return { keys, now, ...(source.cursor !== null && !isAccepted && { remembered: source.cursor }) };
}
