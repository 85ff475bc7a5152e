import { legalBasisIds } from '@rma/domain';
import { z } from 'zod';
import { itemStates, keyOf, stateOf } from './item.ts';
import type { Item } from './item-view.ts';
import { cellFindingSchema, fieldChangeSchema } from './sheet/sheet-schema.ts';
import type { Preview } from './import-sheet.ts';

const text = z.string().nullable();

export const itemSchema = z.object({
  id: z.uuid(),
  key: z.string(),
  state: z.enum(itemStates),
  responsible: z.string(),
  title: z.string(),
  resource: text,
  description: text,
  hasPrivateData: z.boolean(),
  privacyReason: text,
  legalBasis: z.enum(legalBasisIds).nullable(),
  platform: text,
  plannedOn: z.iso.date().nullable(),
  standardId: text,
  datasetId: z.uuid().nullable(),
  openedOn: z.iso.date().nullable(),
  changedAt: z.iso.datetime(),
  /** How many people asked for it. */
  demand: z.number().int(),
  /** Its place among what people ask for; null when nobody did, or it is open. */
  priority: z.number().int().nullable(),
});

export const viewItem = (
  item: Item,
  { demand, priority }: { demand: number; priority: number | null },
): z.input<typeof itemSchema> => ({
  id: item.id,
  key: keyOf(item.number),
  state: stateOf({
    hasPrivateData: item.fields.hasPrivateData,
    plannedOn: item.fields.plannedOn,
    openedOn: item.openedOn,
  }),
  ...item.fields,
  openedOn: item.openedOn,
  changedAt: item.changedAt.toISOString(),
  demand,
  priority,
});

export const previewSchema = z.object({
  id: z.uuid(),
  fileName: z.string(),
  revision: z.number().int(),
  appliedAt: z.iso.datetime().nullable(),
  rows: z.number().int(),
  errors: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  gone: z.number().int(),
  same: z.number().int(),
  findings: z.array(cellFindingSchema),
  skipped: z.array(
    z.object({ row: z.number().int(), why: z.enum(['blank', 'total', 'section']), text: z.string() }),
  ),
  ignoredColumns: z.array(z.object({ column: z.string(), header: z.string() })),
  changes: z.array(
    z.object({
      kind: z.enum(['added', 'changed', 'gone']),
      row: z.number().int().nullable(),
      key: text,
      title: z.string(),
      responsible: z.string(),
      fields: z.array(fieldChangeSchema),
    }),
  ),
});

/** A sheet and what it would do, with what is wrong first. */
export function viewPreview(preview: Preview): z.input<typeof previewSchema> {
  const { sheet, findings, comparison } = preview;
  const count = (kind: string) => comparison.changes.filter((change) => change.kind === kind).length;
  return {
    id: preview.id,
    fileName: preview.fileName,
    revision: preview.revision,
    appliedAt: preview.appliedAt?.toISOString() ?? null,
    rows: sheet.rows.length,
    errors: findings.filter(({ severity }) => severity === 'error').length,
    added: count('added'),
    changed: count('changed'),
    gone: count('gone'),
    same: comparison.same,
    findings: findings.toSorted((a, b) => a.severity.localeCompare(b.severity)),
    skipped: sheet.skipped,
    ignoredColumns: sheet.ignoredColumns,
    changes: comparison.changes.map(({ kind, row, number, title, responsible, fields }) => ({
      kind,
      row,
      key: number === null ? null : keyOf(number),
      title,
      responsible,
      fields,
    })),
  };
}
