import type { Actor, Result } from '@rma/domain';
import { transaction } from '@rma/persistence';
import { authorize, refusal } from '@rma/service-kit';
import type { RegistryDeps } from '../dependencies.ts';
import * as queries from './saved-view-queries.ts';

/** How many views one person keeps. */
const viewsKept = 50;

function accountOf(actor: Actor): string {
  authorize(actor, 'pipeline.read', { cvegeo: null });
  // A view belongs to a person: the system has nobody to show it to.
  if (actor.kind !== 'person') throw refusal(actor, 'pipeline.read');
  return actor.accountId;
}

/** Views of the board that people keep, for themselves or for everybody who coordinates. */
export function createSavedViews({ db, clock }: RegistryDeps) {
  return {
    /** One's own and those that others share, by name. */
    list(actor: Actor) {
      return queries.listViews(db, accountOf(actor));
    },

    /** Keeps a view under a name; the same name again replaces what it was. */
    save(
      actor: Actor,
      view: { name: string; query: string; isShared: boolean },
    ): Promise<Result<{ id: string }, 'too-many-views'>> {
      const accountId = accountOf(actor);
      return transaction(db, { name: 'save view' }, async (trx) => {
        if ((await queries.countOtherViews(trx, { accountId, name: view.name })) >= viewsKept)
          return { ok: false, reason: 'too-many-views' };
        return { ok: true, id: await queries.putView(trx, { ...view, accountId, at: clock.now() }) };
      });
    },

    /** Forgets a view of one's own. */
    async forget(actor: Actor, id: string): Promise<Result<object, 'view-not-found'>> {
      const removed = await queries.removeView(db, { id, accountId: accountOf(actor) });
      return removed ? { ok: true } : { ok: false, reason: 'view-not-found' };
    },
  };
}

export type SavedViews = ReturnType<typeof createSavedViews>;
