import { dateInMexicoCity, type Actor } from '@rma/domain';
import { appendToLedger, transaction } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import type { RegistryDeps } from '../dependencies.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { lockWithMember } from './completion.ts';
import { endAddenda } from './memorandum-family.ts';
import { stateNotice } from './memorandum-notices.ts';
import { listDueMemoranda } from './memorandum-queries.ts';
import { createStep, type Step } from './memorandum-step.ts';
import { turnMemorandum } from './turn-memorandum.ts';

type Reasoned = Step & { reason: string };

/** What happens to a memorandum after both parties signed it: by the calendar, or by a coordinator with a reason. */
export function createMemorandumLife(deps: RegistryDeps, { notify }: Pick<Notifications, 'notify'>) {
  const { db, clock } = deps;
  const step = createStep(deps);

  return {
    /** Its obligations rest until it is resumed; its calendar goes on. */
    async suspend(actor: Actor, id: string, { version, reason }: Reasoned) {
      authorize(actor, 'memorandum.write', { cvegeo: null });
      return step(actor, id, {
        event: 'suspend',
        kind: 'memorandum.suspended',
        version,
        reason,
        after: async (trx, { memorandum }) => {
          await notify(
            trx,
            { officialsOf: memorandum.cvegeo },
            stateNotice('suspend', memorandum, { reason }),
          );
          return [];
        },
      });
    },

    /** In force again, or expiring at once when its end is near. */
    async resume(actor: Actor, id: string, { version, reason }: Reasoned) {
      authorize(actor, 'memorandum.write', { cvegeo: null });
      return step(actor, id, {
        event: 'resume',
        kind: 'memorandum.resumed',
        version,
        reason,
        after: async (trx, locked, at) => {
          const { cvegeo } = locked.memorandum;
          await notify(trx, { officialsOf: cvegeo }, stateNotice('resume', locked.memorandum, { reason }));
          return (await turnMemorandum(trx, locked, { at, notify })).entries;
        },
      });
    },

    /** Ends it, and its addenda, before its last day. What the government published stays published. */
    async terminate(actor: Actor, id: string, { version, reason }: Reasoned) {
      authorize(actor, 'memorandum.write', { cvegeo: null });
      return step(actor, id, {
        event: 'terminate',
        kind: 'memorandum.terminated',
        version,
        reason,
        ended: { on: dateInMexicoCity(clock.now()), because: reason },
        after: async (trx, { memorandum }, at) => {
          await notify(
            trx,
            { officialsOf: memorandum.cvegeo },
            stateNotice('terminate', memorandum, { reason }),
          );
          return endAddenda(trx, memorandum, { event: 'terminate', at });
        },
      });
    },

    /** Moves every memorandum to where the calendar puts it, each in its own transaction; returns how many. */
    async turnAll(actor: Actor): Promise<number> {
      authorize(actor, 'memorandum.write', { cvegeo: null });
      const due = await listDueMemoranda(db, dateInMexicoCity(clock.now()));
      for (const { id } of due) {
        await transaction(db, { name: 'turn memorandum' }, async (trx) => {
          const locked = await lockWithMember(trx, id);
          if (!locked) return;
          const { entries } = await turnMemorandum(trx, locked, { at: clock.now(), notify });
          await appendToLedger(trx, entries, { actor, clock });
        });
      }
      return due.length;
    },
  };
}
