import type { Output } from '../validate.ts';
import { areasUsage, importAreas } from './import-areas.ts';
import { importOutlines, importUsage } from './import-outlines.ts';

export const geoUsage = [importUsage, areasUsage].join('\n\n');

const actions = { import: importOutlines, areas: importAreas };

/** `rma geo …`: brings the country's geography into a hub. 0 done, 1 done in part, 2 impossible. */
export async function geoCommand([name = '', ...rest]: string[], output: Output): Promise<number> {
  const action = Object.hasOwn(actions, name) ? actions[name as keyof typeof actions] : null;
  if (action !== null) return action(rest, output);
  output.problem(`${geoUsage}\n`);
  return 2;
}
