import type { Column, RowsPage, TableStatistics } from '@rma/tabular';
import type { Standard } from '@rma/themes';
import { z } from 'zod';

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

export const columnSchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  type: z.enum(['string', 'integer', 'number', 'boolean', 'date', 'datetime']),
});

export const rowsSchema = z.object({
  columns: z.array(columnSchema),
  items: z.array(z.record(z.string(), cell)),
  total: z.number().int(),
  next: z.string().nullable(),
});

export const statisticsSchema = z.object({
  total: z.number().int(),
  columns: z.array(
    columnSchema.extend({
      filled: z.number().int(),
      distinct: z.number().int(),
      minimum: cell,
      maximum: cell,
      average: z.number().nullable(),
      top: z.array(z.object({ value: cell, count: z.number().int() })),
    }),
  ),
});

type TitledColumn = z.infer<typeof columnSchema>;

/** A column with what the standard calls it; one it does not know keeps its name. */
export function titled({ name, type }: Column, followed: Standard | null): TitledColumn {
  const field = followed?.schema.fields.find((candidate) => candidate.name === name);
  return { name, title: field?.title ?? name, description: field?.description ?? null, type };
}

/** A page of rows, each as an object. */
export function viewRows(page: RowsPage, followed: Standard | null): z.infer<typeof rowsSchema> {
  return {
    columns: page.columns.map((column) => titled(column, followed)),
    items: page.rows.map((row) =>
      Object.fromEntries(page.columns.map((column, index) => [column.name, row[index] ?? null])),
    ),
    total: page.total,
    next: page.next,
  };
}

export function viewStatistics(
  { total, columns }: TableStatistics,
  followed: Standard | null,
): z.infer<typeof statisticsSchema> {
  return { total, columns: columns.map((column) => ({ ...column, ...titled(column, followed) })) };
}
