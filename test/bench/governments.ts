import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.ts';

/** INEGI's keys as the project carries them: two digits for a state, five for a municipality. */
export function governmentKeys(): { states: string[]; municipalities: string[] } {
  const [, ...lines] = readFileSync(join(root, 'db/seed/governments.csv'), 'utf8').trim().split('\n');
  const keys = lines.map((line) => line.slice(0, line.indexOf(',')));
  return {
    states: keys.filter((key) => key.length === 2),
    municipalities: keys.filter((key) => key.length === 5),
  };
}
