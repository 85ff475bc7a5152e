import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { indicatorSchema, type Indicator } from './indicator.ts';
import { StandardsError } from './load-standards.ts';
import type { Standard } from './standard.ts';

/** What the shape alone cannot say of an indicator: that its standard and the fields it names exist. */
const problemsOf = (
  { standard, needs, series, place }: z.infer<typeof indicatorSchema>,
  newest: ReadonlyMap<string, Standard>,
): string[] => {
  const of = newest.get(standard);
  if (of === undefined) return [`no standard ${standard}`];
  const known = new Set(of.schema.fields.map(({ name }) => name));
  const placed = place === 'row' ? ['cve_ent', 'cve_mun'] : [];
  return [...needs, ...(series === undefined ? [] : [series]), ...placed]
    .filter((name) => !known.has(name))
    .map((name) => `${standard} has no field ${name}`);
};

const readFile = (file: string): z.infer<typeof indicatorSchema>[] => {
  try {
    const parsed = z.array(indicatorSchema).safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
    return parsed.data;
  } catch (error) {
    throw new StandardsError(file, error instanceof Error ? error.message : String(error), { cause: error });
  }
};

/**
 * Reads the indicators of folders, each in files `indicators/*.json` (lists of definitions; the folder may be missing).
 * Throws StandardsError at the first that repeats an id or speaks of a standard or a field that nobody has.
 */
export const loadIndicators = (roots: string[], standards: readonly Standard[]): Indicator[] => {
  const newest = new Map(standards.map((each) => [each.id, each]));
  const found = new Map<string, Indicator>();
  for (const folder of roots.map((root) => join(root, 'indicators')).filter((each) => existsSync(each))) {
    for (const file of readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .toSorted()
      .map((name) => join(folder, name))) {
      for (const each of readFile(file)) {
        const problems = problemsOf(each, newest);
        if (found.has(each.id)) problems.push('its id is taken');
        if (problems.length > 0) throw new StandardsError(file, `${each.id}: ${problems.join('; ')}`);
        found.set(each.id, { ...each, theme: newest.get(each.standard)?.theme ?? '' });
      }
    }
  }
  return [...found.values()];
};
