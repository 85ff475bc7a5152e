import type { Standard, StandardField, WideToLong } from '@rma/themes';
import type { PublisherContext } from '../report.ts';

/** Where the cells of a field come from. */
export type FieldSource =
  | { kind: 'column'; index: number; by: 'name' | 'synonym' }
  | { kind: 'wide-name' }
  | { kind: 'wide-value'; columns: number[] }
  | { kind: 'constant'; value: string; because: 'publisher' | 'default' | 'shape' }
  | { kind: 'absent' };

export type ColumnMatch = {
  sources: { field: StandardField; source: FieldSource }[];
  shape: { wide: WideToLong; columns: number[] } | null;
  /** Positions of columns no field takes. */
  extra: number[];
  /** Positions of columns whose header repeats an earlier one. */
  duplicates: number[];
  blanks: number[];
};

/** `Cve. Municipio`, `CVE_MUNICIPIO` and `cve municipio` are the same header. */
export const plainHeader = (header: string): string =>
  header
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '');

const publisherKey = (field: StandardField, context: PublisherContext): string | null => {
  const { cvegeo } = context;
  if (cvegeo === null) return null;
  if (field.rma.key === 'cve_ent') return cvegeo.slice(0, 2);
  if (cvegeo.length !== 5) return null;
  return field.rma.key === 'cve_mun' ? cvegeo.slice(2) : field.rma.key === 'cvegeo' ? cvegeo : null;
};

/**
 * Matches the file's headers to the standard's fields: by name first, then by synonym in the
 * standard's order, each column once. A key field takes only a column of digits (`holdsDigits`), since
 * headers such as "Municipio" name either the key or the place. What is missing comes from the wide
 * shape, the publisher's own key or the field's default.
 */
export const matchColumns = (
  headers: string[],
  standard: Standard,
  options: { context: PublisherContext; holdsDigits: (index: number) => boolean },
): ColumnMatch => {
  const plain = headers.map(plainHeader);
  const { fields } = standard.schema;
  const taken = new Set<number>();
  const find = (wanted: string, acceptable: (index: number) => boolean): number =>
    plain.findIndex(
      (header, index) =>
        header !== '' && header === plainHeader(wanted) && !taken.has(index) && acceptable(index),
    );

  const wide = standard.wideToLong.find((shape) =>
    shape.columns.every((column) => plain.includes(plainHeader(column.header))),
  );
  const shape = wide
    ? { wide, columns: wide.columns.map((column) => plain.indexOf(plainHeader(column.header))) }
    : null;
  shape?.columns.forEach((index) => taken.add(index));

  const found = new Map<string, FieldSource>();
  const take = (field: StandardField, wanted: string[], by: 'name' | 'synonym') => {
    if (found.has(field.name)) return;
    for (const header of wanted) {
      const index = find(
        header,
        (at) => field.rma.key === undefined || by === 'name' || options.holdsDigits(at),
      );
      if (index >= 0) {
        taken.add(index);
        found.set(field.name, { kind: 'column', index, by });
        return;
      }
    }
  };
  const derived = new Set(shape ? [shape.wide.nameField, shape.wide.valueField] : []);
  const direct = fields.filter((field) => !derived.has(field.name));
  for (const field of direct) take(field, [field.name], 'name');
  for (const field of direct) take(field, field.rma.synonyms, 'synonym');

  const fallback = (field: StandardField): FieldSource => {
    if (shape?.wide.nameField === field.name) return { kind: 'wide-name' };
    if (shape?.wide.valueField === field.name) return { kind: 'wide-value', columns: shape.columns };
    const constant = shape?.wide.constants[field.name];
    if (constant !== undefined) return { kind: 'constant', value: constant, because: 'shape' };
    const key = publisherKey(field, options.context);
    if (key !== null) return { kind: 'constant', value: key, because: 'publisher' };
    if (field.rma.default !== undefined)
      return { kind: 'constant', value: field.rma.default, because: 'default' };
    return { kind: 'absent' };
  };
  const positions = headers.map((_, index) => index);
  const isRepeated = (index: number) => plain[index] !== '' && plain.indexOf(plain[index]!) < index;
  return {
    sources: fields.map((field) => ({ field, source: found.get(field.name) ?? fallback(field) })),
    shape,
    extra: positions.filter((index) => !taken.has(index) && plain[index] !== '' && !isRepeated(index)),
    duplicates: positions.filter(isRepeated),
    blanks: positions.filter((index) => plain[index] === ''),
  };
};
