import { readSearchAddress } from '@rma/domain';
import { transaction } from '@rma/persistence';
import { createQueryReader, searchOfAddress } from '@rma/search';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import type { Audience } from '../notifications/notice.ts';
import type { Notifications } from '../notifications/notifications.ts';
import type { Preferences } from '../notifications/preferences.ts';
import { newFinds } from './new-find-queries.ts';
import * as queries from './saved-search-queries.ts';
import { searchNotice } from './search-notice.ts';

/** A search is looked at once a day, whenever the turn runs; a turn that was late does not push the next one away. */
const leastBetweenMs = 20 * 3_600_000;
/** What is worked out of a dataset, its quality above all, follows its publication by moments. */
const settledAfterMs = 15 * 60_000;

type SavedSearch = NonNullable<Awaited<ReturnType<typeof queries.lockDue>>>;

/** The day's turn of saved searches: each is told what it finds now and did not find at its cursor. */
export function createSearchAlerts(
  deps: RegistryDeps,
  parts: { notifications: Pick<Notifications, 'notify'>; preferences: Pick<Preferences, 'deliveriesOf'> },
) {
  const { db, clock, logger, publicUrl } = deps;
  const reader = createQueryReader({ db });

  /** Somebody without an account only hears by mail: who stopped the letters ended the search. */
  async function isUnheard(trx: Trx, { email }: SavedSearch): Promise<boolean> {
    if (email === null) return false;
    const deliveryOf = await parts.preferences.deliveriesOf(trx, [email], 'search.alert');
    return deliveryOf(email) === 'portal';
  }

  async function findsOf(trx: Trx, search: SavedSearch, upTo: number) {
    const from = search.event_number;
    if (upTo <= from) return [];
    const address = readSearchAddress(new URLSearchParams(search.query));
    return newFinds(trx, { ...(await searchOfAddress(address, reader)), from, to: upTo });
  }

  function audienceOf({ account_id: accountId, email }: SavedSearch): Audience {
    if (accountId !== null) return { accounts: [accountId] };
    return { people: email === null ? [] : [{ name: 'Hola', email }] };
  }

  /** Cursor and notice commit together, so a worker that is killed in between neither repeats nor forgets. */
  async function look(id: string, lookedBefore: Date): Promise<boolean> {
    return transaction(db, { name: 'look at saved search' }, async (trx) => {
      const search = await queries.lockDue(trx, id, lookedBefore);
      if (!search) return false;
      if (await isUnheard(trx, search)) {
        await queries.removeSearch(trx, id);
        return false;
      }
      const at = clock.now();
      const settled = await queries.newestEventAt(trx, new Date(at.getTime() - settledAfterMs));
      const upTo = Math.max(settled, search.event_number);
      const finds = await findsOf(trx, search, upTo);
      await queries.noteLooked(trx, id, { eventNumber: upTo, at, isTold: finds.length > 0 });
      if (finds.length === 0) return false;
      const stopUrl = search.account_id === null ? `${publicUrl}/busquedas/${search.stop_token}` : null;
      await parts.notifications.notify(
        trx,
        audienceOf(search),
        searchNotice(search, { finds, upTo, stopUrl }),
      );
      return true;
    });
  }

  return {
    /**
     * The job `registry.tell-searches`. Running it again the same day looks at what is left and tells nobody twice. One
     * search that fails holds up no other; it stays due, and the job fails at its end so that the queue tries again.
     */
    async tell(): Promise<void> {
      const lookedBefore = new Date(clock.now().getTime() - leastBetweenMs);
      const due = await queries.listDue(db, lookedBefore);
      const failures: unknown[] = [];
      let told = 0;
      for (const id of due) {
        try {
          if (await look(id, lookedBefore)) told += 1;
        } catch (error) {
          logger.error({ err: error, savedSearch: id }, 'a saved search could not be looked at');
          failures.push(error);
        }
      }
      logger.info({ due: due.length, told }, 'saved searches told');
      if (failures.length > 0)
        throw new AggregateError(failures, 'some saved searches could not be looked at');
    },
  };
}

export type SearchAlerts = ReturnType<typeof createSearchAlerts>;
