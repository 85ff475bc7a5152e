import type { StandardField } from '@rma/themes';
import type { PublisherContext } from '../report.ts';
import type { ColumnMatch, FieldSource } from './column-match.ts';

const publisherKey = (field: StandardField, { cvegeo }: PublisherContext): string | null => {
  if (cvegeo === null) return null;
  if (field.rma.key === 'cve_ent') return cvegeo.slice(0, 2);
  if (cvegeo.length !== 5) return null;
  return field.rma.key === 'cve_mun' ? cvegeo.slice(2) : field.rma.key === 'cvegeo' ? cvegeo : null;
};

/** Where a field without a column comes from: the wide shape, the publisher's own key, the field's default. */
export const fallbackSource = (
  field: StandardField,
  options: { shape: ColumnMatch['shape']; context: PublisherContext },
): FieldSource => {
  const { shape } = options;
  if (shape?.wide.nameField === field.name) return { kind: 'wide-name' };
  if (shape?.wide.valueField === field.name) return { kind: 'wide-value', columns: shape.columns };
  const constant = shape?.wide.constants[field.name];
  if (constant !== undefined) return { kind: 'constant', value: constant, because: 'shape' };
  const key = publisherKey(field, options.context);
  if (key !== null) return { kind: 'constant', value: key, because: 'publisher' };
  const standIn = field.rma.default;
  return standIn === undefined
    ? { kind: 'absent' }
    : { kind: 'constant', value: standIn, because: 'default' };
};
