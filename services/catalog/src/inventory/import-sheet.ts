import type { Readable } from 'node:stream';
import { actorReference, type Actor } from '@rma/domain';
import { transaction, type Tables } from '@rma/persistence';
import { authorize, problems, readableBytes } from '@rma/service-kit';
import type { Kysely, Transaction } from 'kysely';
import type { CatalogDependencies } from '../dependencies.ts';
import { planProblems } from '../plan/plan-problems.ts';
import { queueMatching } from '../plan/match-inventories.ts';
import { safeFileName } from '../uploads/file-name.ts';
import { incomingStream } from '../uploads/incoming-stream.ts';
import { defaultIdleMs } from '../uploads/receive-upload.ts';
import { findImport, insertImport, markApplied, ownAmong } from './import-queries.ts';
import {
  bumpRevision,
  columnsOf,
  findInventory,
  insertItems,
  itemsOf,
  lockInventory,
  removeItems,
  updateInventory,
  updateItem,
} from './item-queries.ts';
import { mostItems } from './item.ts';
import { itemOf } from './item-view.ts';
import { requireEditable } from './manage-items.ts';
import { namedInInventory } from './named.ts';
import { errorAt, type CellFinding } from './sheet/cell-findings.ts';
import { compareSheet, type Comparison, type SheetChange } from './sheet/compare-sheet.ts';
import { openSheet } from './sheet/open-sheet.ts';
import { keptSheet } from './sheet/sheet-schema.ts';
import type { UnderstoodSheet } from './sheet/read-rows.ts';

/** A sheet of this size has far more rows than an inventory may. */
export const largestSheet = 10 * 1_048_576;

export type IncomingSheet = {
  cvegeo: string;
  fileName?: string | undefined;
  announcedBytes?: number | undefined;
  stream: Readable;
};

export type Preview = {
  id: string;
  fileName: string;
  /** Of the inventory that the changes are counted against. */
  revision: number;
  appliedAt: Date | null;
  sheet: UnderstoodSheet;
  findings: CellFinding[];
  comparison: Comparison;
};

async function contentOf(
  deps: CatalogDependencies,
  { stream, announcedBytes }: IncomingSheet,
): Promise<Buffer> {
  const tooLarge = () => problems.payloadTooLarge({ limit: readableBytes(largestSheet) });
  if ((announcedBytes ?? 0) > largestSheet) throw tooLarge();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incomingStream(stream, { idleMs: deps.uploadIdleMs ?? defaultIdleMs })) {
    bytes += chunk.byteLength;
    if (bytes > largestSheet) throw tooLarge();
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks);
}

async function foreignDatasets(
  db: Kysely<Tables>,
  cvegeo: string,
  sheet: UnderstoodSheet,
): Promise<CellFinding[]> {
  const named = sheet.rows.flatMap(({ row, fields }) =>
    typeof fields.datasetId === 'string' ? [{ row, id: fields.datasetId }] : [],
  );
  const own = await ownAmong(
    db,
    cvegeo,
    named.map(({ id }) => id),
  );
  const position = sheet.datasetPosition ?? 0;
  return named
    .filter(({ id }) => !own.has(id))
    .map(({ row, id }) =>
      errorAt(
        { row, position, field: 'datasetId', value: id },
        {
          code: 'dataset-not-yours',
          message: 'Ese conjunto no es de su gobierno, o no existe.',
          fix: 'Copie la dirección de la página de uno de sus conjuntos, o deje la celda vacía.',
        },
      ),
    );
}

const byPlace = (a: CellFinding, b: CellFinding) => a.row - b.row || a.position - b.position;

async function compareWithInventory(db: Kysely<Tables>, cvegeo: string, sheet: UnderstoodSheet) {
  const revision = (await findInventory(db, cvegeo))?.revision ?? 0;
  const items = (await itemsOf(db, cvegeo)).map(itemOf);
  const comparison = compareSheet(sheet, items);
  const findings = [...sheet.findings, ...comparison.findings, ...(await foreignDatasets(db, cvegeo, sheet))];
  return { revision, comparison, findings: findings.toSorted(byPlace) };
}

const errorsIn = (findings: readonly CellFinding[]) =>
  findings.filter(({ severity }) => severity === 'error').length;

/**
 * Receives an inventory as a spreadsheet and says what is wrong in it and what it would change. Nothing changes until it
 * is applied. Throws forbidden, not-found, government-cannot-publish, payload-too-large, upload-stalled or
 * sheet-unreadable.
 */
export async function receiveSheet(
  deps: CatalogDependencies,
  actor: Actor,
  incoming: IncomingSheet,
): Promise<{ id: string }> {
  const { db, clock, logger } = deps;
  const { cvegeo } = incoming;
  await requireEditable(deps, actor, cvegeo);
  const fileName = safeFileName(incoming.fileName, 'inventario.csv');
  const opened = await openSheet(await contentOf(deps, incoming), fileName);
  if (!opened.ok) throw planProblems.sheetUnreadable({ reason: opened.reason });
  return transaction(db, { name: 'receive inventory sheet', logger }, async (trx) => {
    await lockInventory(trx, cvegeo);
    return insertImport(trx, {
      cvegeo,
      file_name: fileName,
      sheet: JSON.stringify(opened.sheet),
      created_at: clock.now(),
      created_by: actorReference(actor),
      applied_at: null,
    });
  });
}

/** A received sheet against the inventory as it is now. Throws forbidden or not-found. */
export async function previewSheet(
  { db }: CatalogDependencies,
  actor: Actor,
  { cvegeo, importId }: { cvegeo: string; importId: string },
): Promise<Preview> {
  authorize(actor, 'inventory.read', { cvegeo });
  const found = await findImport(db, cvegeo, importId);
  if (!found) throw problems.notFound({ what: namedInInventory.sheet });
  const sheet = keptSheet(found.sheet);
  return {
    id: found.id,
    fileName: found.file_name,
    appliedAt: found.applied_at,
    sheet,
    ...(await compareWithInventory(db, cvegeo, sheet)),
  };
}

async function writeChanges(
  trx: Transaction<Tables>,
  changes: readonly SheetChange[],
  context: { cvegeo: string; lastNumber: number; now: Date; by: string },
): Promise<void> {
  const { cvegeo, lastNumber, now, by } = context;
  const added = changes.filter(({ kind }) => kind === 'added');
  for (let at = 0; at < added.length; at += 500)
    await insertItems(
      trx,
      added.slice(at, at + 500).map(({ after }, index) => ({
        ...columnsOf(after),
        cvegeo,
        number: lastNumber + at + index + 1,
        created_at: now,
        updated_at: now,
        updated_by: by,
      })),
    );
  await updateInventory(trx, cvegeo, { last_number: lastNumber + added.length });
  for (const { kind, itemId, after, fields } of changes) {
    if (kind !== 'changed' || itemId === null) continue;
    const isOtherDataset = fields.some(({ field }) => field === 'datasetId');
    await updateItem(trx, itemId, {
      ...columnsOf(after),
      ...(isOtherDataset && { opened_on: null }),
      updated_at: now,
      updated_by: by,
    });
  }
}

/**
 * Applies a received sheet, all of it or nothing: adds, changes and, with a reason in `removeGone`, takes out what is no
 * longer in it. `revision` is that of the preview that was seen. Throws forbidden, not-found, sheet-applied,
 * sheet-has-errors, or inventory-changed when the inventory is another by now.
 */
export async function applySheet(
  deps: CatalogDependencies,
  actor: Actor,
  wanted: { cvegeo: string; importId: string; revision: number; removeGone: string | null },
): Promise<void> {
  const { db, clock, logger } = deps;
  const { cvegeo, importId, revision, removeGone } = wanted;
  await requireEditable(deps, actor, cvegeo);
  await transaction(db, { name: 'apply inventory sheet', logger }, async (trx) => {
    const inventory = await lockInventory(trx, cvegeo);
    const found = await findImport(trx, cvegeo, importId);
    if (!found) throw problems.notFound({ what: namedInInventory.sheet });
    if (found.applied_at !== null) throw planProblems.sheetApplied();
    if (inventory.revision !== revision) throw planProblems.inventoryChanged();
    const { comparison, findings } = await compareWithInventory(trx, cvegeo, keptSheet(found.sheet));
    const errors = errorsIn(findings);
    if (errors > 0) throw planProblems.sheetHasErrors({ count: errors });
    const { changes, same } = comparison;
    const gone = changes.filter(({ kind }) => kind === 'gone');
    const kept = removeGone === null ? gone.length : 0;
    const touched = changes.length - gone.length;
    if (touched + same + kept > mostItems)
      throw problems.conflict({
        reason: {
          es: `El inventario tendría más de ${mostItems} renglones.`,
          en: `The inventory would have more than ${mostItems} items.`,
        },
      });
    const now = clock.now();
    const by = actorReference(actor);
    await writeChanges(trx, changes, { cvegeo, lastNumber: inventory.last_number, now, by });
    if (removeGone !== null)
      await removeItems(
        trx,
        gone.flatMap(({ itemId }) => itemId ?? []),
        { at: now, reason: removeGone, by },
      );
    await markApplied(trx, importId, now);
    await bumpRevision(trx, cvegeo);
    await queueMatching(trx, cvegeo);
  });
}
