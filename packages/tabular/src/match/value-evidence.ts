import type { Standard, StandardField } from '@rma/themes';
import { dateForms } from '../fields/date-forms.ts';
import { geometryForm } from '../prepare/geometry-forms.ts';
import { plainHeader } from './plain-header.ts';

/** Cells that say nothing in any file. */
const nothing = new Set([
  '',
  'na',
  'n/a',
  'nd',
  's/d',
  'sd',
  'null',
  '\\n',
  '-',
  'no aplica',
  'no disponible',
]);
const comparedCells = 200;

const numeric = /^[-+]?(?:\$\s?)?[-+]?\d[\d,. ]*(?:\s?(?:%|MXN|M\.?N\.?|pesos))?$/i;
const whole = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.0+)?$|^[-+]?\d{1,18}(?:\.0+)?$/;
const yesNo = new Set(['si', 's', 'no', 'n', 'true', 'false', 'verdadero', 'falso', '1', '0', 'x', 'yes']);
const keyForms = { cve_ent: /^\d{1,2}$/, cve_mun: /^\d{1,5}$/, cvegeo: /^\d{4,5}$|^\d{1,2}$/ };

const inRange =
  (low: number, high: number) =>
  (cell: string): boolean => {
    const value = Number(cell.replaceAll(',', ''));
    return Number.isFinite(value) && value >= low && value <= high;
  };

/** A degree that places something has decimals; whole numbers in its range are ages, hours or states. */
const isDegree =
  (low: number, high: number) =>
  (cell: string): boolean =>
    cell.includes('.') && inRange(low, high)(cell);

/** How a cell of the field looks; null when any text will do. */
const lookOf = (
  standard: Standard,
  field: StandardField,
  municipalities: ReadonlySet<string>,
): ((cell: string) => boolean) | null => {
  const { geometry } = standard;
  const { key } = field.rma;
  if (key === 'cvegeo')
    return (cell) => keyForms.cvegeo.test(cell) && municipalities.has(cell.padStart(5, '0'));
  if (key) return (cell) => keyForms[key].test(cell);
  if (field.name === geometry?.latitude) return isDegree(14, 33);
  if (field.name === geometry?.longitude)
    return (cell) => isDegree(-119, -86)(cell) || isDegree(86, 119)(cell);
  if (field.name === geometry?.wkt) return (cell) => geometryForm(cell) !== null;
  const allowed = allowedWords(standard, field);
  if (allowed.size > 0) return (cell) => allowed.has(plainHeader(cell));
  const bounded = (cell: string): boolean => {
    const { minimum = -Infinity, maximum = Infinity } = field.constraints;
    const value = Number(cell.replaceAll(/[^\d.-]/g, ''));
    return value >= minimum && value <= maximum;
  };
  if (field.type === 'integer') return (cell) => whole.test(cell) && bounded(cell);
  if (field.type === 'number') return (cell) => numeric.test(cell) && bounded(cell);
  if (field.type === 'boolean') return (cell) => yesNo.has(plainHeader(cell));
  if (field.type === 'date') return (cell) => dateForms.some(({ pattern }) => pattern.test(cell));
  const { pattern } = field.constraints;
  return pattern === undefined ? null : (cell) => new RegExp(pattern, 'u').test(cell);
};

/** Every word a field admits: its list, its tables, its words of other systems. */
const allowedWords = (standard: Standard, field: StandardField): Set<string> => {
  const words = [
    ...(field.constraints.enum ?? []),
    ...Object.keys(field.rma.valueMap ?? {}),
    ...standard.vocabularies.flatMap((vocabulary) => {
      const position = vocabulary.fields.indexOf(field.name);
      return position < 0 ? [] : vocabulary.rows.map((row) => row[position] ?? '');
    }),
  ];
  return new Set(words.map(plainHeader));
};

/** The share of the column's filled cells that look like the field's; null when nothing can be said. */
export type Evidence = (field: StandardField, index: number) => number | null;

/** Reads the evidence of column samples against the fields of a standard, each pair once. */
export const createEvidence = (
  standard: Standard,
  samples: string[][],
  municipalities: ReadonlySet<string>,
): Evidence => {
  const looks = new Map(
    standard.schema.fields.map((field) => [field.name, lookOf(standard, field, municipalities)] as const),
  );
  const filled = samples.map((cells) =>
    cells.filter((cell) => !nothing.has(cell.toLowerCase())).slice(0, comparedCells),
  );
  const known = new Map<string, number | null>();
  return (field, index) => {
    const pair = `${field.name} ${index}`;
    const before = known.get(pair);
    if (before !== undefined) return before;
    const look = looks.get(field.name);
    const cells = filled[index] ?? [];
    const share = !look || cells.length === 0 ? null : cells.filter(look).length / cells.length;
    known.set(pair, share);
    return share;
  };
};
