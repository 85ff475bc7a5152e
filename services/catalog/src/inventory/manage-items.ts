import { actorReference, type Actor } from '@rma/domain';
import { transaction, type Tables } from '@rma/persistence';
import { authorize, problems, type FieldError } from '@rma/service-kit';
import type { Transaction } from 'kysely';
import type { CatalogDependencies } from '../dependencies.ts';
import { named, requireMember } from '../permission.ts';
import { findRequest, relateRequest, unrelateRequest } from '../plan/demand-queries.ts';
import { queueMatching } from '../plan/match-inventories.ts';
import {
  bumpRevision,
  columnsOf,
  findGovernment,
  findItem,
  findOwnDataset,
  insertItems,
  itemsOf,
  lockInventory,
  removeItems,
  updateInventory,
  updateItem,
} from './item-queries.ts';
import { coherent, mostItems, type ItemFields } from './item.ts';
import { namedInInventory } from './named.ts';
import { personIn } from './sheet/read-cell.ts';

/** Throws not-found, forbidden or government-cannot-publish unless the actor may work on the inventory. */
export async function requireEditable({ db }: CatalogDependencies, actor: Actor, cvegeo: string) {
  authorize(actor, 'inventory.write', { cvegeo });
  const government = await findGovernment(db, cvegeo);
  if (!government) throw problems.notFound({ what: named.government });
  requireMember(government);
  return government;
}

const fieldError = (field: keyof ItemFields, code: string, es: string, en: string): FieldError => ({
  in: 'body',
  pointer: `/${field}`,
  code,
  message: { es, en },
});

function mistakesIn(fields: ItemFields): FieldError[] {
  const reason =
    fields.hasPrivateData && fields.privacyReason === null
      ? [
          fieldError(
            'privacyReason',
            'reason-missing',
            'Escriba por qué no se puede abrir, por ejemplo «Contiene datos personales».',
            'Write why it cannot be opened.',
          ),
        ]
      : [];
  const texts = ['responsible', 'title', 'resource', 'description', 'privacyReason', 'platform'] as const;
  const persons = texts.flatMap((field) => {
    const person = personIn(fields[field] ?? '');
    return person === null
      ? []
      : [
          fieldError(
            field,
            'personal-data',
            `Contiene ${person}, y el inventario es público. Quítela.`,
            'It names a person, and the inventory is public. Take it out.',
          ),
        ];
  });
  return [...reason, ...persons];
}

async function requireSound(trx: Transaction<Tables>, cvegeo: string, fields: ItemFields): Promise<void> {
  const mistakes = mistakesIn(fields);
  if (fields.datasetId !== null && !(await findOwnDataset(trx, cvegeo, fields.datasetId)))
    mistakes.push(
      fieldError(
        'datasetId',
        'dataset-unknown',
        'Ese conjunto no es de su gobierno o no existe. Elija uno de los suyos o déjelo vacío.',
        'That dataset is not of your government or does not exist.',
      ),
    );
  if (mistakes.length > 0) throw problems.validationFailed({}, { errors: mistakes });
}

/** Adds an item to the draft. Throws forbidden, not-found, government-cannot-publish or validation-failed. */
export async function addItem(
  deps: CatalogDependencies,
  actor: Actor,
  { cvegeo, fields: said }: { cvegeo: string; fields: ItemFields },
): Promise<{ id: string }> {
  const { db, clock, logger } = deps;
  await requireEditable(deps, actor, cvegeo);
  const fields = coherent(said);
  return transaction(db, { name: 'add inventory item', logger }, async (trx) => {
    const inventory = await lockInventory(trx, cvegeo);
    if ((await itemsOf(trx, cvegeo)).length >= mostItems)
      throw problems.conflict({
        reason: {
          es: `El inventario ya tiene ${mostItems} renglones.`,
          en: `The inventory already has ${mostItems} items.`,
        },
      });
    await requireSound(trx, cvegeo, fields);
    const now = clock.now();
    const number = inventory.last_number + 1;
    await updateInventory(trx, cvegeo, { last_number: number });
    const [added] = await insertItems(trx, [
      {
        ...columnsOf(fields),
        cvegeo,
        number,
        created_at: now,
        updated_at: now,
        updated_by: actorReference(actor),
      },
    ]);
    await bumpRevision(trx, cvegeo);
    await queueMatching(trx, cvegeo);
    return { id: added?.id ?? '' };
  });
}

/**
 * Changes an item of the draft; the public sees it once the inventory is filed again. With `seenAt`, only if nobody
 * changed it since. Throws as `addItem`, and precondition-failed.
 */
export async function changeItem(
  deps: CatalogDependencies,
  actor: Actor,
  wanted: { cvegeo: string; itemId: string; fields: ItemFields; seenAt: string | null },
): Promise<void> {
  const { db, clock, logger } = deps;
  const { cvegeo, itemId, seenAt } = wanted;
  await requireEditable(deps, actor, cvegeo);
  const fields = coherent(wanted.fields);
  await transaction(db, { name: 'change inventory item', logger }, async (trx) => {
    await lockInventory(trx, cvegeo);
    const item = await findItem(trx, cvegeo, itemId);
    if (!item) throw problems.notFound({ what: namedInInventory.item });
    if (seenAt !== null && item.updated_at.toISOString() !== seenAt) throw problems.preconditionFailed();
    await requireSound(trx, cvegeo, fields);
    const isOtherDataset = fields.datasetId !== item.dataset_id;
    await updateItem(trx, itemId, {
      ...columnsOf(fields),
      ...(isOtherDataset && { opened_on: null }),
      updated_at: clock.now(),
      updated_by: actorReference(actor),
    });
    await bumpRevision(trx, cvegeo);
    await queueMatching(trx, cvegeo);
  });
}

/**
 * Takes an item out of the draft, with the reason. Its dataset, if it has one, stays published whatever happens here.
 * Throws forbidden, not-found or government-cannot-publish.
 */
export async function removeItem(
  deps: CatalogDependencies,
  actor: Actor,
  { cvegeo, itemId, reason }: { cvegeo: string; itemId: string; reason: string },
): Promise<void> {
  const { db, clock, logger } = deps;
  await requireEditable(deps, actor, cvegeo);
  await transaction(db, { name: 'remove inventory item', logger }, async (trx) => {
    await lockInventory(trx, cvegeo);
    if (!(await findItem(trx, cvegeo, itemId))) throw problems.notFound({ what: namedInInventory.item });
    await removeItems(trx, [itemId], { at: clock.now(), reason, by: actorReference(actor) });
    await bumpRevision(trx, cvegeo);
  });
}

/** Says that a public request asks for an item, or that it does not. Throws forbidden or not-found. */
export async function relateToRequest(
  deps: CatalogDependencies,
  actor: Actor,
  wanted: { cvegeo: string; itemId: string; requestId: string; isRelated: boolean },
): Promise<void> {
  const { db, logger } = deps;
  const { cvegeo, itemId, requestId, isRelated } = wanted;
  await requireEditable(deps, actor, cvegeo);
  await transaction(db, { name: 'relate request', logger }, async (trx) => {
    await lockInventory(trx, cvegeo);
    if (!(await findItem(trx, cvegeo, itemId))) throw problems.notFound({ what: namedInInventory.item });
    if (isRelated && !(await findRequest(trx, cvegeo, requestId)))
      throw problems.notFound({ what: namedInInventory.request });
    const row = { item_id: itemId, request_id: requestId };
    await (isRelated ? relateRequest(trx, row) : unrelateRequest(trx, row));
    await bumpRevision(trx, cvegeo);
  });
}
