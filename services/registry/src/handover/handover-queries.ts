import { addDays, type handoverDates } from '@rma/domain';
import type { Database, Trx } from '../dependencies.ts';
import { handoverChecklist, type HandoverKey } from './checklist.ts';

const columns = [
  'id',
  'cvegeo',
  'administration_ends_on',
  'election_on',
  'due_on',
  'notes',
  'version',
  'opened_at',
  'ready_at',
] as const;

/** Opens a plan with its steps; null when that administration has one. */
export async function addHandover(
  trx: Trx,
  plan: {
    cvegeo: string;
    endsOn: string;
    dates: ReturnType<typeof handoverDates>;
    at: Date;
    by: string;
  },
): Promise<string | null> {
  const { electionOn, dueOn } = plan.dates;
  const added = await trx
    .insertInto('registry.handover')
    .values({
      cvegeo: plan.cvegeo,
      administration_ends_on: plan.endsOn,
      election_on: electionOn,
      due_on: dueOn,
      notes: null,
      opened_at: plan.at,
      opened_by: plan.by,
      ready_at: null,
      ready_by: null,
    })
    .onConflict((conflict) => conflict.columns(['cvegeo', 'administration_ends_on']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return null;
  await trx
    .insertInto('registry.handover_item')
    .values(
      handoverChecklist.map(({ key, daysBefore }, position) => ({
        handover_id: added.id,
        position,
        key,
        responsible: null,
        due_on: addDays(dueOn, -daysBefore),
        note: null,
        done_at: null,
        done_by: null,
      })),
    )
    .execute();
  return added.id;
}

/** The plans of a government, the last first. */
export function listHandovers(db: Database, cvegeo: string) {
  return db
    .selectFrom('registry.handover')
    .select(columns)
    .where('cvegeo', '=', cvegeo)
    .orderBy('administration_ends_on', 'desc')
    .execute();
}

/** A plan of a government, locked to the end of the transaction. */
export function lockHandover(trx: Trx, which: { cvegeo: string; id: string }) {
  return trx
    .selectFrom('registry.handover')
    .select(columns)
    .where('id', '=', which.id)
    .where('cvegeo', '=', which.cvegeo)
    .forUpdate()
    .executeTakeFirst();
}

export function listHandoverItems(db: Database, handoverId: string) {
  return db
    .selectFrom('registry.handover_item')
    .select(['key', 'responsible', 'due_on', 'note', 'done_at'])
    .where('handover_id', '=', handoverId)
    .orderBy('position')
    .execute();
}

export async function putHandoverItem(
  trx: Trx,
  which: { handoverId: string; key: HandoverKey },
  item: {
    responsible: string | null;
    dueOn: string;
    note: string | null;
    doneAt: Date | null;
    doneBy: string | null;
  },
): Promise<void> {
  await trx
    .updateTable('registry.handover_item')
    .set({
      responsible: item.responsible,
      due_on: item.dueOn,
      note: item.note,
      done_at: item.doneAt,
      done_by: item.doneBy,
    })
    .where('handover_id', '=', which.handoverId)
    .where('key', '=', which.key)
    .execute();
}

export async function readyHandover(
  trx: Trx,
  id: string,
  by: { at: Date | null; by: string | null },
): Promise<void> {
  await trx
    .updateTable('registry.handover')
    .set((eb) => ({ ready_at: by.at, ready_by: by.by, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

/** Plans that are not ready, of administrations in office on `day` or later. */
export function listOpenHandovers(db: Database, day: string) {
  return db
    .selectFrom('registry.handover as handover')
    .innerJoin('registry.government as government', 'government.cvegeo', 'handover.cvegeo')
    .select(['handover.id', 'handover.cvegeo', 'government.name', 'handover.due_on'])
    .where('handover.ready_at', 'is', null)
    .where('handover.administration_ends_on', '>=', day)
    .orderBy('handover.due_on')
    .execute();
}

/** What a government has in the network today, counted for the act by which it hands over. */
export async function countHoldings(db: Database, cvegeo: string) {
  const [packages, sources, keys, commitments, requests] = await Promise.all([
    db
      .selectFrom('national.package')
      .select(['title', 'theme_id'])
      .where('cvegeo', '=', cvegeo)
      .orderBy('title')
      .execute(),
    db
      .selectFrom('national.source')
      .select(['title', 'url'])
      .where('cvegeo', '=', cvegeo)
      .orderBy('title')
      .execute(),
    db
      .selectFrom('registry.api_key')
      .select('name')
      .where('cvegeo', '=', cvegeo)
      .where('revoked_at', 'is', null)
      .orderBy('name')
      .execute(),
    db
      .selectFrom('registry.commitment')
      .select(['indicator', 'parameters', 'due_on', 'state'])
      .where('cvegeo', '=', cvegeo)
      .where('state', 'in', ['pending', 'overdue', 'lapsed'])
      .orderBy('due_on')
      .execute(),
    db
      .selectFrom('registry.data_request')
      .select(['folio', 'title', 'due_on'])
      .where('cvegeo', '=', cvegeo)
      .where('state', 'in', ['published', 'checked'])
      .orderBy('due_on')
      .execute(),
  ]);
  return { packages, sources, keys, commitments, requests };
}
