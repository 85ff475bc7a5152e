import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import {
  latest,
  standard,
  standards,
  standardVersions,
  StandardsError,
  themes,
  useStandards,
} from './index.ts';

const scratch = mkdtempSync(join(tmpdir(), 'rma-themes-test-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
afterEach(() => useStandards([]));

const wells = {
  id: 'water/wells',
  theme: 'water',
  name: 'wells',
  version: '1.0',
  title: { es: 'Pozos', en: 'Wells' },
  description: { es: 'Pozos de agua potable.', en: 'Drinking water wells.' },
  references: [
    { title: 'Ley de Aguas Nacionales', url: 'https://www.diputados.gob.mx/LeyesBiblio/index.htm' },
  ],
  ally: { es: 'Organismo operador.', en: 'Operator.' },
  periodicity: 'R/P1Y',
  schema: {
    fields: [
      { name: 'id', type: 'string', title: 'Clave', description: 'Clave.', constraints: { required: true } },
      { name: 'gasto_lps', type: 'number', title: 'Gasto', description: 'Gasto en litros por segundo.' },
    ],
    primaryKey: ['id'],
  },
};

let made = 0;
/** A folder of data with the theme water and, unless changed, the standard of its wells. */
const federation = (
  change: (standard: typeof wells & Record<string, unknown>) => void = () => {},
): string => {
  const root = join(scratch, `federation-${made++}`);
  const changed = structuredClone(wells);
  change(changed);
  const folder = join(root, 'standards/water/wells/1.0');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(root, 'themes.json'),
    JSON.stringify([
      { id: 'water', name: { es: 'Agua', en: 'Water' }, description: { es: 'Agua.', en: 'Water.' } },
    ]),
  );
  writeFileSync(join(folder, 'standard.json'), JSON.stringify(changed));
  writeFileSync(join(folder, 'example.csv'), 'id,gasto_lps\nP-1,30.5\n');
  return root;
};

const problemOf = (folders: string[]): string => {
  try {
    useStandards(folders);
  } catch (error) {
    expect(error).toBeInstanceOf(StandardsError);
    return (error as StandardsError).message;
  }
  return '';
};

describe('themes and standards of a federation’s own', () => {
  test('come after those of the network, and go when they are no longer used', () => {
    const before = standards().length;
    useStandards([federation()]);
    expect(themes().map(({ id }) => id)).toEqual(['resilience', 'security', 'mobility', 'cadastre', 'water']);
    expect(standard('water/wells@1.0')?.title.es).toBe('Pozos');
    expect(standards()).toHaveLength(before + 1);
    useStandards([]);
    expect(standards()).toHaveLength(before);
    expect(standard('water/wells')).toBeNull();
  });

  test('may be a new version of a standard of the network, whose older version stays', () => {
    const root = join(scratch, 'newer-version');
    const folder = join(root, 'standards/mobility/road-incidents/1.1');
    const published = standard('mobility/road-incidents@1.0')!;
    cpSync(dirname(published.examplePath), folder, { recursive: true });
    const file = join(folder, 'standard.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"version": "1.0"', '"version": "1.1"'));
    useStandards([root]);
    expect(standardVersions('mobility/road-incidents').map(({ version }) => version)).toEqual(['1.0', '1.1']);
    expect(latest('mobility/road-incidents')?.version).toBe('1.1');
    expect(standard('mobility/road-incidents@1.0')?.schema).toEqual(published.schema);
  });

  test.each([
    ['a type nobody knows', /standard\.json: .*\n.*schema\.fields\[1\]\.type/s, { type: 'decimal' }],
    ['a pattern that is none', /pattern of gasto_lps/, { constraints: { pattern: '([0-9' } }],
    ['a label of no value', /labels of gasto_lps/, { rma: { labels: { a: 'A' } } }],
    [
      'a date made of parts',
      /parts of gasto_lps/,
      { rma: { parts: { year: ['a'], month: ['m'], day: ['d'] } } },
    ],
  ])('are refused with the file and the reason: %s', (_, reason, field) => {
    const root = federation((each) => Object.assign(each.schema.fields[1]!, field));
    const problem = problemOf([root]);
    expect(problem).toContain(join(root, 'standards/water/wells/1.0/standard.json'));
    expect(problem).toMatch(reason);
  });

  test.each([
    [
      'a key of a field that is missing',
      /primaryKey: no field clave/,
      { schema: { ...wells.schema, primaryKey: ['clave'] } },
    ],
    ['a periodicity nobody knows', /no periodicity the network knows/, { periodicity: 'R/P9Y' }],
    ['an id that is not its folder', /not in water\/wells\/2\.0/, { version: '2.0' }],
    [
      'a rule of a field that is missing',
      /rule deep: no field profundidad/,
      {
        rules: [
          {
            code: 'deep',
            expression: 'profundidad > 0',
            fields: ['profundidad'],
            message: { es: 'No.', en: 'No.' },
            fix: { es: 'Sí.' },
          },
        ],
      },
    ],
    [
      'a foreign key to a standard nobody has',
      /no standard water\/aquifers/,
      {
        foreignKeys: [
          {
            fields: ['id'],
            reference: { standard: 'water/aquifers', fields: ['id'] },
            message: { es: 'No.', en: 'No.' },
            fix: { es: 'Sí.' },
          },
        ],
      },
    ],
    [
      'a vocabulary whose table is missing',
      /usos\.csv: .*ENOENT/,
      {
        vocabularies: [
          {
            code: 'uses',
            fields: ['id'],
            table: 'usos.csv',
            message: { es: 'No.', en: 'No.' },
            fix: { es: 'Sí.' },
          },
        ],
      },
    ],
  ])('are refused with the file and the reason: %s', (_, reason, change) => {
    expect(problemOf([federation((each) => Object.assign(each, change))])).toMatch(reason);
  });

  test('need a worked example with exactly the fields of the standard', () => {
    const root = federation();
    const example = join(root, 'standards/water/wells/1.0/example.csv');
    writeFileSync(example, 'id,gasto\nP-1,30.5\n');
    expect(problemOf([root])).toBe(`${example}: the header must be id,gasto_lps`);
    writeFileSync(example, 'id,gasto_lps\nP-1\n');
    expect(problemOf([root])).toBe(`${example}: line 2 must have 2 cells`);
    rmSync(example);
    expect(problemOf([root])).toMatch(/standard\.json: its worked example example\.csv is missing/);
  });

  test('may not repeat a theme or a version that exists, nor be an empty folder', () => {
    const one = federation();
    expect(problemOf([one, federation()])).toMatch(/themes\.json: the theme water exists already/);
    const copy = join(scratch, 'copy');
    cpSync(join(one, 'standards'), join(copy, 'standards'), { recursive: true });
    expect(problemOf([one, copy])).toMatch(/water\/wells@1\.0 exists already/);
    expect(problemOf([join(scratch, 'nowhere')])).toMatch(/neither themes\.json nor a folder standards/);
  });

  test('leave what was in use when they are refused', () => {
    useStandards([federation()]);
    problemOf([join(scratch, 'nowhere')]);
    expect(standard('water/wells')).not.toBeNull();
  });
});
