import { sql, type SqlBool } from 'kysely';
import type { Database, Trx } from '../dependencies.ts';

export type Outreach = { ownerId: string | null; nextStep: string | null; nextStepOn: string | null };

/** What is planned with a government, locked to the end of the transaction; empty when nothing was. */
export async function lockOutreach(trx: Trx, cvegeo: string): Promise<Outreach> {
  await trx
    .insertInto('registry.outreach')
    .values({
      cvegeo,
      owner_id: null,
      next_step: null,
      next_step_on: null,
      invited_at: null,
      contacted_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await trx
    .selectFrom('registry.outreach')
    .select(['owner_id', 'next_step', 'next_step_on'])
    .where('cvegeo', '=', cvegeo)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { ownerId: row.owner_id, nextStep: row.next_step, nextStepOn: row.next_step_on };
}

export async function putOutreach(trx: Trx, cvegeo: string, outreach: Outreach): Promise<void> {
  const { ownerId, nextStep, nextStepOn } = outreach;
  await trx
    .updateTable('registry.outreach')
    .set({ owner_id: ownerId, next_step: nextStep, next_step_on: nextStepOn })
    .where('cvegeo', '=', cvegeo)
    .execute();
}

/** A locked government was written to, or about. */
export async function noteContact(trx: Trx, cvegeo: string, at: Date): Promise<void> {
  await trx.updateTable('registry.outreach').set({ contacted_at: at }).where('cvegeo', '=', cvegeo).execute();
}

export async function noteInvitation(trx: Trx, cvegeo: string, at: Date): Promise<void> {
  await trx
    .updateTable('registry.outreach')
    .set({ contacted_at: at, invited_at: at })
    .where('cvegeo', '=', cvegeo)
    .execute();
}

export type NewEvent = {
  cvegeo: string;
  kind: 'note' | 'invitation' | 'owner' | 'next-step';
  text: string;
  recipient?: string | undefined;
  at: Date;
  recordedBy: string;
};

export async function addEvent(trx: Trx, event: NewEvent): Promise<string> {
  const { cvegeo, kind, text, recipient = null, at, recordedBy } = event;
  const { id } = await trx
    .insertInto('registry.outreach_event')
    .values({ cvegeo, kind, text, recipient, at, recorded_by: recordedBy })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Actors are written down as `account:<id>` when they are people. */
const isAuthor = sql<SqlBool>`event.recorded_by = 'account:' || author.id`;

/** What was written of a government, newest first, with the name of who did. */
export function listEvents(db: Database, cvegeo: string, page: { first: number; after: string | null }) {
  let query = db
    .selectFrom('registry.outreach_event as event')
    .leftJoin('registry.account as author', (join) => join.on(isAuthor))
    .select([
      'event.id',
      'event.kind',
      'event.text',
      'event.recipient',
      'event.at',
      'author.name as author_name',
    ])
    .where('event.cvegeo', '=', cvegeo)
    .orderBy('event.id', 'desc')
    .limit(page.first + 1);
  if (page.after !== null) query = query.where('event.id', '<', page.after);
  return query.execute();
}

/** Accounts that coordinate the network, by name: who may answer for a government. */
export function listCoordinators(db: Database) {
  return db
    .selectFrom('registry.account as account')
    .select(['account.id', 'account.name'])
    .where('account.state', '=', 'active')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('registry.account_grant as granted')
          .select('granted.id')
          .whereRef('granted.account_id', '=', 'account.id')
          .where('granted.role', '=', 'coordinator')
          .where('granted.ended_at', 'is', null),
      ),
    )
    .orderBy('account.name')
    .execute();
}
