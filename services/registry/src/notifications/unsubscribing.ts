import { notificationKindNames, notificationKinds, type NotificationKind, type Result } from '@rma/domain';
import { transaction } from '@rma/persistence';
import { newSecret } from '../accounts/secrets.ts';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import * as queries from './preference-queries.ts';
import type { Preferences } from './preferences.ts';

/** What a letter is about when it carries several things. */
export const digestTopic = 'digest';

const isKind = (about: string): about is NotificationKind =>
  notificationKindNames.some((kind) => kind === about);

/** The links at the end of letters: they stop letters and do nothing else, for whoever holds them. */
export function createUnsubscribing(deps: RegistryDeps, { preferences }: { preferences: Preferences }) {
  const { db, clock, publicUrl } = deps;

  /** Kinds a link stops: its own, or those the person hears of in the digest. */
  async function kindsOf({ recipient, about }: { recipient: string; about: string }) {
    if (isKind(about)) return [about];
    const all = await preferences.list(recipient);
    return all.filter(({ delivery }) => delivery === 'digest').map(({ kind }) => kind);
  }

  return {
    /**
     * The address by which a person stops letters about something, in the caller's transaction: a program's by POST, and
     * the page for people. Both null for what nobody may silence.
     */
    async linksOf(
      trx: Trx,
      recipient: string,
      about: NotificationKind | typeof digestTopic,
    ): Promise<{ forPrograms: string; forPeople: string } | null> {
      if (about !== digestTopic && preferences.isMandatory(about)) return null;
      const token = await queries.unsubscribeTokenOf(trx, {
        recipient,
        about,
        token: newSecret(),
        at: clock.now(),
      });
      return {
        forPrograms: `${publicUrl}/api/v1/unsubscriptions/${token}`,
        forPeople: `${publicUrl}/avisos/baja/${token}`,
      };
    },

    /** What a link stops, in words. Reading it changes nothing: mail scanners follow every link. */
    async read(token: string): Promise<Result<{ about: string }, 'link-not-found'>> {
      const link = await queries.findUnsubscribeLink(db, token);
      if (!link) return { ok: false, reason: 'link-not-found' };
      const about = isKind(link.about) ? notificationKinds[link.about].name : 'El resumen diario de avisos';
      return { ok: true, about };
    },

    /** Stops the letters of a link, or everything that may be stopped. Doing it again changes nothing more. */
    async stop(
      token: string,
      { everything }: { everything: boolean },
    ): Promise<Result<object, 'link-not-found'>> {
      const link = await queries.findUnsubscribeLink(db, token);
      if (!link) return { ok: false, reason: 'link-not-found' };
      const kinds = everything ? notificationKindNames : await kindsOf(link);
      await transaction(db, { name: 'unsubscribe' }, (trx) =>
        preferences.silence(trx, link.recipient, kinds),
      );
      return { ok: true };
    },
  };
}

export type Unsubscribing = ReturnType<typeof createUnsubscribing>;
