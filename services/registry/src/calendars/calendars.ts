import { addDays, can, dateInMexicoCity, governmentsFor, type Actor, type Result } from '@rma/domain';
import { transaction } from '@rma/persistence';
import { refusal } from '@rma/service-kit';
import { hashSecret, newSecret } from '../accounts/secrets.ts';
import { findLiveGrants } from '../accounts/grant-queries.ts';
import type { RegistryDeps } from '../dependencies.ts';
import { calendarFile } from './calendar-file.ts';
import * as queries from './calendar-queries.ts';
import { dueDateKindNames, listDueDates, type DueDateKind } from './due-dates.ts';

/** How many calendars one person has. */
const feedsKept = 20;
/** A calendar shows what was due since this many days ago, and what will be within these. */
const daysBack = 30;
const daysAhead = 400;
const datesOfKind = 1000;

const isKind = (text: string): text is DueDateKind => dueDateKindNames.some((kind) => kind === text);

/** Calendars of what expires and what is due, each read by a secret address that its owner can revoke. */
export function createCalendars({ db, clock, publicUrl }: RegistryDeps) {
  function accountOf(actor: Actor): string {
    if (actor.kind !== 'person' || governmentsFor(actor, 'commitment.read').length === 0)
      throw refusal(actor, 'commitment.read');
    return actor.accountId;
  }

  return {
    list: (actor: Actor) => queries.listFeeds(db, accountOf(actor)),

    /** A new calendar and its address, whose secret is told this once. */
    create(
      actor: Actor,
      wish: { name: string; kinds: readonly DueDateKind[]; stateCvegeo: string | null },
    ): Promise<Result<{ id: string; url: string }, 'too-many-calendars'>> {
      const accountId = accountOf(actor);
      const token = newSecret();
      return transaction(db, { name: 'create calendar' }, async (trx) => {
        if ((await queries.listFeeds(trx, accountId)).length >= feedsKept)
          return { ok: false, reason: 'too-many-calendars' };
        const id = await queries.addFeed(trx, {
          accountId,
          name: wish.name,
          kinds: [...wish.kinds],
          stateCvegeo: wish.stateCvegeo,
          tokenHash: hashSecret(token),
          at: clock.now(),
        });
        return { ok: true, id, url: `${publicUrl}/calendars/${token}.ics` };
      });
    },

    /** From now on its address is of nothing. */
    async revoke(actor: Actor, id: string): Promise<Result<object, 'calendar-not-found'>> {
      const revoked = await queries.revokeFeed(db, { id, accountId: accountOf(actor), at: clock.now() });
      return revoked ? { ok: true } : { ok: false, reason: 'calendar-not-found' };
    },

    /**
     * For the bearer of the address: the calendar as its owner may see it today. Nothing is left of it once the owner
     * lost the role, or their account was shut.
     */
    async read(token: string): Promise<Result<{ file: string }, 'calendar-not-found'>> {
      const feed = await queries.findFeed(db, hashSecret(token));
      if (!feed) return { ok: false, reason: 'calendar-not-found' };
      const now = clock.now();
      const today = dateInMexicoCity(now);
      const owner: Actor = {
        kind: 'person',
        accountId: feed.account_id,
        name: feed.account_name,
        grants: await findLiveGrants(db, feed.account_id, { now }),
      };
      const governments = governmentsFor(owner, 'commitment.read');
      if (governments.length === 0) return { ok: false, reason: 'calendar-not-found' };
      const kinds = feed.kinds
        .filter(isKind)
        // What the coordinators plan is theirs.
        .filter((kind) => kind !== 'next-step' || can(owner, 'pipeline.read', { cvegeo: null }));
      const found = await listDueDates(db, kinds, {
        governments: governments === 'all' ? null : governments,
        stateCvegeo: feed.state_cvegeo,
        from: addDays(today, -daysBack),
        until: addDays(today, daysAhead),
        limit: datesOfKind,
      });
      // A state's key reaches its municipalities for some roles and not for others.
      const theirs = found.filter(({ cvegeo }) => can(owner, 'commitment.read', { cvegeo }));
      await queries.noteRead(db, feed.id, now);
      const isCut = kinds.some((kind) => found.filter((due) => due.kind === kind).length >= datesOfKind);
      const description = isCut
        ? `Solo están las primeras ${datesOfKind} fechas de cada clase: cree un calendario por estado para verlas todas.`
        : null;
      return {
        ok: true,
        file: calendarFile({ name: feed.name, description, publicUrl, now }, theirs),
      };
    },
  };
}

export type Calendars = ReturnType<typeof createCalendars>;
