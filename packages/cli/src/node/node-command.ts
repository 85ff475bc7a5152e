import type { Output } from '../validate.ts';
import { initNode, initUsage } from './init-node.ts';
import { nodeStatus, statusUsage } from './node-status.ts';
import { rotateKey, rotateUsage } from './rotate-key.ts';

export const nodeUsage = [initUsage, statusUsage, rotateUsage].join('\n\n');

const actions = { init: initNode, status: nodeStatus, 'rotate-key': rotateKey };

/** `rma node …`: prepares a node, says how it stands, changes its key. 0 done, 1 not (yet) so, 2 impossible. */
export async function nodeCommand([name = '', ...rest]: string[], output: Output): Promise<number> {
  const action = Object.hasOwn(actions, name) ? actions[name as keyof typeof actions] : null;
  if (action !== null) return action(rest, output);
  output.problem(`${nodeUsage}\n`);
  return 2;
}
