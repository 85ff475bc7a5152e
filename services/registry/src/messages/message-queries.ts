import type { Database, Trx } from '../dependencies.ts';

export type NewMessage = {
  kind: string;
  recipient: string;
  subject: string;
  body: string;
  /** What it tells, when a second message to the same person about the same must not be written. */
  about?: string;
  /** Where the reader stops such letters (RFC 8058); absent for what nobody may silence. */
  unsubscribeUrl?: string | undefined;
};

/** Returns the message's id, or null when that person was told the same already. */
export async function addMessage(
  trx: Trx,
  message: NewMessage & { createdAt: Date; lastError: string | null },
): Promise<string | null> {
  const added = await trx
    .insertInto('registry.message')
    .values({
      kind: message.kind,
      recipient: message.recipient,
      subject: message.subject,
      body: message.body,
      created_at: message.createdAt,
      sent_at: null,
      last_error: message.lastError,
      about: message.about ?? null,
      unsubscribe_url: message.unsubscribeUrl ?? null,
    })
    .onConflict((conflict) =>
      conflict.columns(['about', 'recipient']).where('about', 'is not', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return added?.id ?? null;
}

const columns = [
  'id',
  'kind',
  'recipient',
  'subject',
  'body',
  'created_at',
  'sent_at',
  'attempts',
  'last_error',
  'unsubscribe_url',
  'undeliverable_at',
] as const;

/** A message still to be sent, held to the end of the transaction; undefined too while somebody else sends it. */
export function claimMessage(trx: Trx, id: string) {
  return trx
    .selectFrom('registry.message')
    .select(columns)
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .where('undeliverable_at', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

/** Newest first; ids are UUIDs of version 7, so their order is that of time. */
export function listMessages(db: Database, page: { first: number; after: string | null }) {
  let query = db
    .selectFrom('registry.message')
    .select(columns)
    .orderBy('id', 'desc')
    .limit(page.first + 1);
  if (page.after !== null) query = query.where('id', '<', page.after);
  return query.execute();
}

/** Messages that were tried in vain, the least tried first. */
export async function listWaiting(db: Database, { first }: { first: number }): Promise<string[]> {
  const rows = await db
    .selectFrom('registry.message')
    .select('id')
    .where('sent_at', 'is', null)
    .where('undeliverable_at', 'is', null)
    .where('attempts', '>', 0)
    .orderBy('attempts')
    .orderBy('id')
    .limit(first)
    .execute();
  return rows.map(({ id }) => id);
}

export async function noteSent(db: Database, id: string, at: Date): Promise<void> {
  await db
    .updateTable('registry.message')
    .set((eb) => ({ sent_at: at, attempts: eb('attempts', '+', 1), last_error: null }))
    .where('id', '=', id)
    .execute();
}

/** `undeliverableAt`: the mail server said that there is no such address, so nobody tries again. */
export async function noteFailure(
  db: Database,
  id: string,
  failure: { reason: string; undeliverableAt: Date | null },
): Promise<void> {
  await db
    .updateTable('registry.message')
    .set((eb) => ({
      attempts: eb('attempts', '+', 1),
      last_error: failure.reason,
      undeliverable_at: failure.undeliverableAt,
    }))
    .where('id', '=', id)
    .execute();
}
