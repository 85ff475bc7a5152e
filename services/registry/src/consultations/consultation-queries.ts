import type { ConsultationOption, Tables } from '@rma/persistence';
import type { Selectable } from 'kysely';
import type { Database, Trx } from '../dependencies.ts';

export type Consultation = Selectable<Tables['registry.consultation']>;
export type NewOption = {
  title: string;
  description: string | null;
  requestId: string | null;
  inventoryItemId: string | null;
};

export async function addConsultation(
  trx: Trx,
  consultation: {
    cvegeo: string | null;
    title: string;
    description: string;
    closesOn: string;
    options: readonly NewOption[];
    at: Date;
    by: string;
  },
): Promise<string> {
  const { cvegeo, title, description, closesOn, options, at, by } = consultation;
  const { id } = await trx
    .insertInto('registry.consultation')
    .values({
      cvegeo,
      title,
      description,
      opened_at: at,
      closes_on: closesOn,
      state: 'open',
      closed_at: null,
      outcome: null,
      created_by: by,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('registry.consultation_option')
    .values(
      options.map((option, position) => ({
        consultation_id: id,
        position,
        title: option.title,
        description: option.description,
        request_id: option.requestId,
        inventory_item_id: option.inventoryItemId,
      })),
    )
    .execute();
  return id;
}

export function lockConsultation(trx: Trx, id: string): Promise<Consultation | undefined> {
  return trx
    .selectFrom('registry.consultation')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function optionsOf(trx: Trx, consultationId: string): Promise<ConsultationOption[]> {
  const rows = await trx
    .selectFrom('registry.consultation_option')
    .selectAll()
    .where('consultation_id', '=', consultationId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    description: row.description,
    requestId: row.request_id,
    inventoryItemId: row.inventory_item_id,
    points: null,
    firsts: null,
  }));
}

export async function rankingsOf(trx: Trx, consultationId: string): Promise<string[][]> {
  const rows = await trx
    .selectFrom('registry.consultation_ballot')
    .select('ranking')
    .where('consultation_id', '=', consultationId)
    .where('confirmed_at', 'is not', null)
    .execute();
  return rows.map(({ ranking }) => ranking);
}

export async function putConsultation(
  trx: Trx,
  id: string,
  change: { state?: 'closed'; closed_at?: Date; outcome?: string },
): Promise<void> {
  await trx.updateTable('registry.consultation').set(change).where('id', '=', id).execute();
}

/**
 * Puts a ballot that is still to be confirmed. One that was not confirmed gives way to it, so that its old link counts
 * nothing; null when that person's was confirmed, which stays as it is.
 */
export async function addBallot(
  trx: Trx,
  ballot: {
    consultationId: string;
    email: string;
    ranking: readonly string[];
    at: Date;
    mayReplace: boolean;
  },
): Promise<string | null> {
  const { consultationId, email, ranking, at, mayReplace } = ballot;
  await trx
    .deleteFrom('registry.consultation_ballot')
    .where('consultation_id', '=', consultationId)
    .where('email', '=', email)
    .$if(!mayReplace, (query) => query.where('confirmed_at', 'is', null))
    .execute();
  const added = await trx
    .insertInto('registry.consultation_ballot')
    .values({
      consultation_id: consultationId,
      email,
      ranking: [...ranking],
      created_at: at,
      confirmed_at: null,
    })
    .onConflict((conflict) => conflict.columns(['consultation_id', 'email']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return added?.id ?? null;
}

export function findBallot(trx: Trx, id: string) {
  return trx.selectFrom('registry.consultation_ballot').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function confirmBallot(trx: Trx, id: string, at: Date): Promise<void> {
  await trx
    .updateTable('registry.consultation_ballot')
    .set({ confirmed_at: at })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .execute();
}

/** Rounds still open whose last day is that or earlier. */
export function listOpenUntil(db: Database, closesUntil: string) {
  return db
    .selectFrom('registry.consultation')
    .select(['id', 'cvegeo', 'closes_on'])
    .where('state', '=', 'open')
    .where('closes_on', '<=', closesUntil)
    .orderBy('id')
    .execute();
}

/** An inventory's titles and descriptions may be longer than an option's. */
const asOption = ({ title, description }: { title: string; description: string | null }) => ({
  title: title.slice(0, 160),
  description: description?.slice(0, 3000) ?? null,
});

/** What people want most of a government and could be asked about: open requests by votes, and what it has listed. */
export async function proposalsFor(db: Database, cvegeo: string): Promise<NewOption[]> {
  const requests = await db
    .selectFrom('national.data_request')
    .select(['id', 'title', 'description'])
    .where('cvegeo', '=', cvegeo)
    .where('state', 'in', ['published', 'checked'])
    .orderBy('votes', 'desc')
    .orderBy('id')
    .limit(10)
    .execute();
  const items = await db
    .selectFrom('national.inventory_item')
    .select(['id', 'title', 'description'])
    .where('cvegeo', '=', cvegeo)
    .where('state', '=', 'listed')
    .orderBy('priority')
    .orderBy('id')
    .limit(10)
    .execute();
  return [
    ...requests.map(({ id, ...told }) => ({ ...asOption(told), requestId: id, inventoryItemId: null })),
    ...items.map(({ id, ...told }) => ({ ...asOption(told), requestId: null, inventoryItemId: id })),
  ];
}

/** Writes what the public sees of a round. */
export async function showConsultation(
  trx: Trx,
  consultation: Consultation,
  { options, ballots }: { options: readonly ConsultationOption[]; ballots: number },
): Promise<void> {
  const { id, created_by: _, ...told } = consultation;
  const shown = { ...told, ballots, options: JSON.stringify(options) };
  await trx
    .insertInto('national.consultation')
    .values({ id, ...shown })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(shown))
    .execute();
}

/** Ballots nobody confirmed since then are deleted; addresses of rounds that closed before then are forgotten. */
export async function forgetVoters(
  trx: Trx,
  { unconfirmedBefore, endedBefore }: { unconfirmedBefore: Date; endedBefore: Date },
): Promise<void> {
  await trx
    .deleteFrom('registry.consultation_ballot')
    .where('confirmed_at', 'is', null)
    .where('created_at', '<', unconfirmedBefore)
    .execute();
  await trx
    .updateTable('registry.consultation_ballot')
    .set({ email: null })
    .where('email', 'is not', null)
    .where('consultation_id', 'in', (eb) =>
      eb.selectFrom('registry.consultation').select('id').where('closed_at', '<', endedBefore),
    )
    .execute();
}
