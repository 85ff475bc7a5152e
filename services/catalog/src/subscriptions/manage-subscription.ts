import { actorReference, governmentsFor, type Actor } from '@rma/domain';
import { transaction, violates } from '@rma/persistence';
import { authorize, decodeCursor, problems, refusal, toPage } from '@rma/service-kit';
import { themes } from '@rma/themes';
import { z } from 'zod';
import type { CatalogDependencies } from '../dependencies.ts';
import { findGovernment } from '../national/national-queries.ts';
import { named } from '../permission.ts';
import { feedHead } from './announced-events.ts';
import { queueNotice } from './notify.ts';
import { postNotice } from './post-notice.ts';
import {
  countSubscriptions,
  deleteSubscription,
  findHubSubscription,
  findSubscription,
  insertDelivery,
  insertSubscription,
  listDeliveries,
  listSubscriptions,
  lockSubscription,
  updateSubscription,
  type SubscriptionRow,
} from './subscription-queries.ts';
import { viewDelivery, viewSubscription } from './subscription-view.ts';

/** More of one person would be no use but to flood somebody. */
const MOST_OF_ONE = 20;

const anySubscription = { es: 'esa suscripción', en: 'such subscription' };
const manage = 'subscription.manage';
const unseen = { what: anySubscription, read: manage } as const;

export type NewSubscription = {
  title: string;
  url: string;
  cvegeo?: string | undefined;
  theme?: string | undefined;
};

async function allowed({ db }: CatalogDependencies, actor: Actor, id: string): Promise<SubscriptionRow> {
  const found = await findSubscription(db, id);
  if (!found) throw problems.notFound({ what: anySubscription });
  authorize(actor, manage, { cvegeo: found.cvegeo }, unseen);
  return found;
}

/** A page of the subscriptions the actor may manage, newest first. Throws unauthenticated or forbidden. */
export async function readSubscriptions(
  { db }: CatalogDependencies,
  actor: Actor,
  query: { first: number; after?: string | undefined },
) {
  const governments = governmentsFor(actor, manage);
  if (governments !== 'all' && governments.length === 0) throw refusal(actor, manage);
  const after = query.after === undefined ? undefined : decodeCursor(z.uuid(), query.after);
  const rows = await listSubscriptions(db, { governments, first: query.first, after });
  const head = await feedHead(db);
  const page = toPage(rows, query.first, { positionOf: (row) => row.id });
  return { ...page, items: page.items.map((row) => viewSubscription(row, head)) };
}

/** One subscription. Throws not-found, also for strangers. */
export async function readSubscription(deps: CatalogDependencies, actor: Actor, id: string) {
  const found = await allowed(deps, actor, id);
  return viewSubscription(found, await feedHead(deps.db));
}

/**
 * Subscribes an address to what changes from now on: of one government (all when absent) and one theme. Throws
 * forbidden, not-found (government, theme), outbound-refused for an address with credentials, or already-exists. An
 * address that is not public is never sent anything: its deliveries say so.
 */
export async function subscribe(
  deps: CatalogDependencies,
  actor: Actor,
  wanted: NewSubscription,
): Promise<{ id: string }> {
  const { cvegeo = null, theme = null, title, url } = wanted;
  authorize(actor, manage, { cvegeo });
  if (cvegeo !== null && !(await findGovernment(deps.db, cvegeo)))
    throw problems.notFound({ what: named.government });
  if (theme !== null && !themes().some(({ id }) => id === theme))
    throw problems.notFound({ what: { es: 'ese tema', en: 'such theme' } });
  const { username, password } = new URL(url);
  if (username !== '' || password !== '') throw problems.outboundRefused({ url });
  return add(deps, actor, { kind: 'webhook', title, url, cvegeo, theme_id: theme, remote_id: null });
}

/**
 * Has this node's hub told of every change: its `url` and how it calls this node. Asking again changes nothing but that
 * name. For the instance itself, so only the system may.
 */
export async function subscribeHub(
  deps: CatalogDependencies,
  actor: Actor,
  { url, remoteId }: { url: string; remoteId: string },
): Promise<{ id: string }> {
  authorize(actor, manage, { cvegeo: null });
  const known = await findHubSubscription(deps.db, url);
  if (!known)
    return add(deps, actor, {
      kind: 'hub',
      title: 'Red a la que pertenece este nodo',
      url,
      cvegeo: null,
      theme_id: null,
      remote_id: remoteId,
    });
  await setState(deps, known.id, { state: 'active', remote_id: remoteId });
  return known;
}

async function add(
  { db, clock, logger }: CatalogDependencies,
  actor: Actor,
  facts: Pick<SubscriptionRow, 'kind' | 'title' | 'url' | 'cvegeo' | 'theme_id' | 'remote_id'>,
): Promise<{ id: string }> {
  const createdBy = actorReference(actor);
  try {
    return await transaction(db, { name: 'subscribe', logger }, async (trx) => {
      if ((await countSubscriptions(trx, createdBy)) >= MOST_OF_ONE)
        throw problems.conflict({
          reason: {
            es: `Ya tiene ${MOST_OF_ONE} suscripciones; quite alguna que no use.`,
            en: `You already have ${MOST_OF_ONE} subscriptions; remove one you do not use.`,
          },
        });
      const added = await insertSubscription(trx, {
        ...facts,
        state: 'active',
        // A hub wants to know of what is there already.
        last_number: facts.kind === 'hub' ? 0 : await feedHead(trx),
        created_by: createdBy,
        created_at: clock.now(),
      });
      await queueNotice(trx, added.id);
      return added;
    });
  } catch (error) {
    if (violates(error, 'subscription_once'))
      throw problems.alreadyExists({
        what: {
          es: 'una suscripción de usted a esa dirección',
          en: 'a subscription of yours to that address',
        },
      });
    throw error;
  }
}

async function setState(
  { db, logger }: CatalogDependencies,
  id: string,
  set: { state: 'active' | 'paused'; remote_id?: string },
): Promise<void> {
  await transaction(db, { name: 'change subscription', logger }, async (trx) => {
    if (!(await lockSubscription(trx, id))) return;
    await updateSubscription(trx, id, {
      ...set,
      failures: 0,
      failing_since: null,
      next_attempt_at: null,
      ended_because: null,
    });
    if (set.state === 'active') await queueNotice(trx, id);
  });
}

/** Sends nothing until it goes on; then what happened meanwhile is sent. Throws not-found. */
export async function pauseSubscription(deps: CatalogDependencies, actor: Actor, id: string): Promise<void> {
  await allowed(deps, actor, id);
  await setState(deps, id, { state: 'paused' });
}

/** Goes on after a pause, a failure or its end, where it was left. Throws not-found. */
export async function resumeSubscription(deps: CatalogDependencies, actor: Actor, id: string): Promise<void> {
  await allowed(deps, actor, id);
  await setState(deps, id, { state: 'active' });
}

/** Ends a subscription and forgets its deliveries. Throws not-found. */
export async function removeSubscription(deps: CatalogDependencies, actor: Actor, id: string): Promise<void> {
  await allowed(deps, actor, id);
  await deleteSubscription(deps.db, id);
}

/** A page of the notices of a subscription, newest first; they are kept 30 days. Throws not-found. */
export async function readDeliveries(
  deps: CatalogDependencies,
  actor: Actor,
  query: { id: string; first: number; after?: string | undefined },
) {
  await allowed(deps, actor, query.id);
  const after = query.after === undefined ? undefined : decodeCursor(z.uuid(), query.after);
  const rows = await listDeliveries(deps.db, { subscriptionId: query.id, first: query.first, after });
  const page = toPage(rows, query.first, { positionOf: (row) => row.id });
  return { ...page, items: page.items.map(viewDelivery) };
}

/** Sends a notice without events at once, so that whoever receives can see that it works. Throws not-found. */
export async function testSubscription(deps: CatalogDependencies, actor: Actor, id: string) {
  const found = await allowed(deps, actor, id);
  const number = found.last_number;
  const outcome = await postNotice(deps, found, { from: number, to: number, events: [], isTest: true });
  const delivery = {
    subscription_id: id,
    from_number: number,
    to_number: number,
    at: deps.clock.now(),
    attempt: 0,
    status: outcome.status,
    failure: outcome.ok ? null : outcome.failure,
    receipt: outcome.ok ? outcome.receipt : null,
  };
  await insertDelivery(deps.db, delivery);
  return viewDelivery(delivery);
}
