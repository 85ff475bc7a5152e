import type { Delivery, NotificationKind } from '@rma/domain';
import type { Database, Trx } from '../dependencies.ts';

/** What these addresses chose for one kind. */
export async function choicesOf(
  db: Database,
  recipients: readonly string[],
  kind: NotificationKind,
): Promise<Map<string, Delivery>> {
  if (recipients.length === 0) return new Map();
  const rows = await db
    .selectFrom('registry.notification_preference')
    .select(['recipient', 'delivery'])
    .where('recipient', 'in', [...recipients])
    .where('kind', '=', kind)
    .execute();
  return new Map(rows.map(({ recipient, delivery }) => [recipient.toLowerCase(), delivery]));
}

/** Everything one address chose, by kind. */
export async function choicesOfPerson(db: Database, recipient: string): Promise<Map<string, Delivery>> {
  const rows = await db
    .selectFrom('registry.notification_preference')
    .select(['kind', 'delivery'])
    .where('recipient', '=', recipient)
    .execute();
  return new Map(rows.map(({ kind, delivery }) => [kind, delivery]));
}

export async function putChoices(
  trx: Trx,
  recipient: string,
  { choices, at }: { choices: readonly { kind: NotificationKind; delivery: Delivery }[]; at: Date },
): Promise<void> {
  if (choices.length === 0) return;
  await trx
    .insertInto('registry.notification_preference')
    .values(choices.map(({ kind, delivery }) => ({ recipient, kind, delivery, chosen_at: at })))
    .onConflict((conflict) =>
      conflict.columns(['recipient', 'kind']).doUpdateSet((eb) => ({
        delivery: eb.ref('excluded.delivery'),
        chosen_at: eb.ref('excluded.chosen_at'),
      })),
    )
    .execute();
}

/** The link of an address for what it is about; the same one in every letter. */
export async function unsubscribeTokenOf(
  trx: Trx,
  link: { recipient: string; about: string; token: string; at: Date },
): Promise<string> {
  const { recipient, about, token, at } = link;
  const { token: kept } = await trx
    .insertInto('registry.unsubscribe_link')
    .values({ token, recipient, about, created_at: at })
    .onConflict((conflict) =>
      conflict.columns(['recipient', 'about']).doUpdateSet((eb) => ({ about: eb.ref('excluded.about') })),
    )
    .returning('token')
    .executeTakeFirstOrThrow();
  return kept;
}

export function findUnsubscribeLink(db: Database, token: string) {
  return db
    .selectFrom('registry.unsubscribe_link')
    .select(['recipient', 'about'])
    .where('token', '=', token)
    .executeTakeFirst();
}
