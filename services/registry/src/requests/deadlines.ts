import {
  addDays,
  answerReminderDays,
  dateInMexicoCity,
  deadlineStep,
  type Actor,
  type DeadlineStep,
} from '@rma/domain';
import { appendToLedger, transaction, type LedgerEntry } from '@rma/persistence';
import type { Database, RegistryDeps, Trx } from '../dependencies.ts';
import type { Notice } from '../notifications/notice.ts';
import type { Notifications } from '../notifications/notifications.ts';

/** Something the public waits for, until its last day (YYYY-MM-DD). */
export type Awaited = { id: string; cvegeo: string; due_on: string; is_late: boolean };

/** How one kind of awaited thing is read, marked and told. */
export type Awaiting<Item extends Awaited> = {
  name: string;
  /** Those still open, not yet marked late and due until a day, by id; at most `limit` after an id. */
  list(
    db: Database,
    page: { dueUntil: string; after: string | null; limit: number },
  ): Promise<{ id: string }[]>;
  /** The same thing, locked; nothing when it is no longer open. */
  lock(trx: Trx, id: string): Promise<Item | undefined>;
  markLate(trx: Trx, item: Item): Promise<void>;
  notice(item: Item, step: Exclude<DeadlineStep, { step: 'none' }>): Notice;
  overdueEntry(item: Item): LedgerEntry;
};

const pageRows = 500;
const reminderHorizonDays = Math.max(...answerReminderDays) + 1;

/**
 * The calendar's step for what the public waits for: officials are reminded as the days run out, and what is over is
 * marked so, on the ledger, and told to the coordinators too. Each in a transaction of its own; running it again tells
 * nobody twice. Returns how many things were reminded of or marked.
 */
export function createDeadlines<Item extends Awaited>(
  { db, clock }: RegistryDeps,
  { notifications }: { notifications: Notifications },
  awaiting: Awaiting<Item>,
) {
  async function takeStep(actor: Actor, id: string): Promise<boolean> {
    return transaction(db, { name: `deadline of ${awaiting.name}` }, async (trx) => {
      const item = await awaiting.lock(trx, id);
      if (!item || item.is_late) return false;
      const step = deadlineStep({ dueOn: item.due_on, cvegeo: item.cvegeo }, clock.now());
      if (step.step === 'none') return false;
      const notice = awaiting.notice(item, step);
      await notifications.notify(trx, { officialsOf: item.cvegeo }, notice);
      if (step.step === 'reminder') return true;
      await awaiting.markLate(trx, item);
      await notifications.notify(
        trx,
        { role: 'coordinator' },
        { ...notice, path: '/coordinacion/peticiones' },
      );
      await appendToLedger(trx, [awaiting.overdueEntry(item)], { actor, clock });
      return true;
    });
  }

  return async function turn(actor: Actor): Promise<number> {
    const dueUntil = addDays(dateInMexicoCity(clock.now()), reminderHorizonDays);
    let turned = 0;
    let after: string | null = null;
    for (;;) {
      const page: { id: string }[] = await awaiting.list(db, { dueUntil, after, limit: pageRows });
      for (const { id } of page) if (await takeStep(actor, id)) turned += 1;
      after = page.at(-1)?.id ?? null;
      if (page.length < pageRows) return turned;
    }
  };
}
