import { standard, standards, versionedId } from '@rma/themes';
import type { StandardField } from '@rma/themes';
import { describe, expect, test } from 'vitest';
import { publishers } from '../rule-cases/index.ts';
import { changedExample } from '../rule-cases/worked-example.ts';
import { file, validate } from '../test-support.ts';

/** One bad cell for every check that a field's type and constraints ask for, by the code it must raise. */
const badCells = ({ type, constraints, rma }: StandardField): [code: string, cell: string][] => {
  const { required, enum: values, minimum, maximum, minLength, maxLength, pattern } = constraints;
  const cells: [string, string][] = [];
  if (type !== 'string' || rma.key !== undefined) cells.push(['type-error', 'xyz']);
  if (required && rma.default === undefined) cells.push(['constraint-required', '']);
  if (values) cells.push(['constraint-enum', 'fuera de la lista']);
  if (minimum !== undefined) cells.push(['constraint-minimum', String(minimum - 1)]);
  if (maximum !== undefined) cells.push(['constraint-maximum', String(maximum + 1)]);
  if (minLength !== undefined) cells.push(['constraint-length', 'x'.repeat(minLength - 1)]);
  if (maxLength !== undefined) cells.push(['constraint-length', 'x'.repeat(maxLength + 1)]);
  if (pattern !== undefined) cells.push(['constraint-pattern', '¿ ?']);
  return cells;
};

const badRows = (id: string) =>
  standard(id)!.schema.fields.flatMap((field) =>
    badCells(field).map(([code, cell]) => ({ code, cell, field: field.name })),
  );

describe('the types and constraints of the standards', () => {
  test.each(standards().map(versionedId))('each of %s is held against its own bad cell', async (id) => {
    const bad = badRows(id);
    const changes = bad.map(({ field, cell }) => ({ [field]: cell }));
    const report = await validate(file(changedExample(id, changes)), id, publishers[id]!);
    const unnoticed = bad.filter(({ field, code }, index) => {
      const found = report.findings.find((each) => each.field === field && each.code === code);
      return !found?.examples.some(({ row }) => row === index + 2);
    });
    expect(bad.length).toBeGreaterThan(10);
    expect(unnoticed).toEqual([]);
  });
});
