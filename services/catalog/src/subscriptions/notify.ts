import { enqueue, transaction } from '@rma/persistence';
import type { CatalogDependencies } from '../dependencies.ts';
import { eventsToAnnounce, feedHead } from './announced-events.ts';
import { postNotice, type Outcome } from './post-notice.ts';
import {
  findSubscription,
  forgetDeliveries,
  insertDelivery,
  lockSubscription,
  subscriptionsBehind,
  updateSubscription,
  type SubscriptionRow,
} from './subscription-queries.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const LONGEST_PAUSE_MS = DAY_MS;
const FIRST_PAUSE_MS = MINUTE_MS / 2;
const GIVEN_UP_AFTER_MS = 5 * DAY_MS;
const KEPT_MS = 30 * DAY_MS;
/** Notices of one subscription sent in a row before others have their turn. */
const IN_A_ROW = 10;

type Enqueuer = Parameters<typeof enqueue>[0];

/** One notice after the other, never two at once, and one job waiting however many changes there are. */
export const queueNotice = (db: Enqueuer, subscriptionId: string, runAt?: Date): Promise<void> =>
  enqueue(db, {
    task: 'catalog.notify',
    payload: { subscriptionId },
    key: `catalog.notify:${subscriptionId}`,
    queue: `subscription:${subscriptionId}`,
    ...(runAt && { runAt }),
  });

/** The task `catalog.announce`: has everybody told who has not heard of the newest change. */
export async function announce({ db, clock }: CatalogDependencies): Promise<void> {
  for (const { id } of await subscriptionsBehind(db, clock.now())) await queueNotice(db, id);
}

/** How long a subscriber that failed so often is left alone: half a minute, then twice as long each time, up to a day. */
export const pauseMs = (failures: number, askedMs: number | null): number =>
  Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS * 2 ** Math.max(0, failures - 1), askedMs ?? 0));

/** Writes down how a notice went; what a person changed meanwhile stands. Says whether there is reason to go on. */
async function settle(
  { db, clock, logger }: CatalogDependencies,
  told: SubscriptionRow,
  { to, outcome }: { to: number; outcome: Outcome },
): Promise<boolean> {
  return transaction(db, { name: 'settle notice', logger }, async (trx) => {
    const current = await lockSubscription(trx, told.id);
    if (!current) return false;
    const now = clock.now();
    await insertDelivery(trx, {
      subscription_id: told.id,
      from_number: told.last_number + 1,
      to_number: to,
      at: now,
      attempt: told.failures + 1,
      status: outcome.status,
      failure: outcome.ok ? null : outcome.failure,
      receipt: outcome.ok ? outcome.receipt : null,
    });
    const isOpen = current.state === 'active' || current.state === 'failing';
    if (outcome.ok) {
      await updateSubscription(trx, told.id, {
        last_number: Math.max(current.last_number, to),
        failures: 0,
        failing_since: null,
        next_attempt_at: null,
        ...(isOpen && { state: 'active' as const }),
      });
      return isOpen;
    }
    if (!isOpen) return false;
    const failingSince = current.failing_since ?? now;
    const isOver = outcome.isGone || now.getTime() - failingSince.getTime() >= GIVEN_UP_AFTER_MS;
    const nextAttemptAt = new Date(now.getTime() + pauseMs(current.failures + 1, outcome.retryAfterMs));
    await updateSubscription(trx, told.id, {
      failures: current.failures + 1,
      failing_since: failingSince,
      ...(isOver
        ? {
            state: 'ended' as const,
            next_attempt_at: null,
            ended_because: outcome.isGone
              ? 'El receptor respondió 410: ya no quiere estos avisos.'
              : `El receptor no respondió bien en cinco días. La última vez: ${outcome.failure}`,
          }
        : { state: 'failing' as const, next_attempt_at: nextAttemptAt }),
    });
    if (!isOver) await queueNotice(trx, told.id, nextAttemptAt);
    return false;
  });
}

/**
 * The task `catalog.notify`: tells one subscriber what it has not heard of, in order, each notice at least once: one
 * that was sent when the worker died is sent again. What fails is tried later by a job of its own.
 */
export async function notify(
  deps: CatalogDependencies,
  { subscriptionId }: { subscriptionId: string },
): Promise<void> {
  const { db, clock } = deps;
  for (let sent = 0; sent < IN_A_ROW;) {
    const subscription = await findSubscription(db, subscriptionId);
    if (!subscription || (subscription.state !== 'active' && subscription.state !== 'failing')) return;
    const { next_attempt_at: nextAttemptAt, last_number: after } = subscription;
    if (nextAttemptAt !== null && nextAttemptAt > clock.now()) {
      await queueNotice(db, subscriptionId, nextAttemptAt);
      return;
    }
    if (after >= (await feedHead(db))) return;
    const { cvegeo, theme_id: themeId } = subscription;
    const { events, to } = await eventsToAnnounce(db, { after, cvegeo, themeId });
    if (events.length === 0) {
      await updateSubscription(db, subscriptionId, { last_number: to });
      return;
    }
    // A hub reads the feed itself: one hint is for all there is.
    const upTo = subscription.kind === 'hub' ? await feedHead(db) : to;
    const outcome = await postNotice(deps, subscription, {
      from: after + 1,
      to: upTo,
      events,
      isTest: false,
    });
    if (!(await settle(deps, subscription, { to: upTo, outcome }))) return;
    sent += 1;
  }
  await queueNotice(db, subscriptionId);
}

/** Deliveries are kept 30 days. */
export const forgetOldDeliveries = async ({
  db,
  clock,
}: CatalogDependencies): Promise<{ deleted: number }> => ({
  deleted: await forgetDeliveries(db, new Date(clock.now().getTime() - KEPT_MS)),
});
