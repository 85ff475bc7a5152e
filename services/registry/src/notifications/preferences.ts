import { notificationKindNames, notificationKinds, type Delivery, type NotificationKind } from '@rma/domain';
import { transaction } from '@rma/persistence';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import * as queries from './preference-queries.ts';

export type Choice = { kind: NotificationKind; delivery: Delivery };

const isMandatory = (kind: NotificationKind): boolean => 'isMandatory' in notificationKinds[kind];

/** How people want to hear of each kind of thing; what is mandatory goes by mail at once, whatever they chose. */
export function createPreferences({ db, clock }: RegistryDeps) {
  return {
    isMandatory,

    /** How each of these addresses hears of a kind. */
    async deliveriesOf(
      source: RegistryDeps['db'],
      recipients: readonly string[],
      kind: NotificationKind,
    ): Promise<(recipient: string) => Delivery> {
      const usual = notificationKinds[kind].delivery;
      if (isMandatory(kind)) return () => 'immediate';
      const chosen = await queries.choicesOf(source, recipients, kind);
      return (recipient) => chosen.get(recipient.toLowerCase()) ?? usual;
    },

    /** Every kind, with how one address hears of it. */
    async list(recipient: string) {
      const chosen = await queries.choicesOfPerson(db, recipient);
      return notificationKindNames.map((kind) => {
        const { name, delivery: usual } = notificationKinds[kind];
        const delivery: Delivery = isMandatory(kind) ? 'immediate' : (chosen.get(kind) ?? usual);
        return { kind, name, usual, delivery, isMandatory: isMandatory(kind) };
      });
    },

    /** Writes down what an address chose; what is mandatory is left as it is. */
    put(recipient: string, choices: readonly Choice[]): Promise<void> {
      const free = choices.filter(({ kind }) => !isMandatory(kind));
      return transaction(db, { name: 'choose notifications' }, (trx) =>
        queries.putChoices(trx, recipient, { choices: free, at: clock.now() }),
      );
    },

    /** The same in the caller's transaction. */
    silence(trx: Trx, recipient: string, kinds: readonly NotificationKind[]): Promise<void> {
      const choices = kinds
        .filter((kind) => !isMandatory(kind))
        .map((kind) => ({ kind, delivery: 'portal' as const }));
      return queries.putChoices(trx, recipient, { choices, at: clock.now() });
    },
  };
}

export type Preferences = ReturnType<typeof createPreferences>;
