import type { NotificationKind, Result } from '@rma/domain';
import { transaction } from '@rma/persistence';
import { problems, signRequest, type InstanceSigner } from '@rma/service-kit';
import { z } from 'zod';
import type { RegistryDeps } from '../dependencies.ts';
import * as queries from './webhook-queries.ts';

const mostOfOne = 5;
const deadlineMs = 10_000;
const givenUpAfterMs = 5 * 86_400_000;
const payloadSchema = z.object({ webhookId: z.uuid(), notificationId: z.uuid() });

/** Systems that a person has told of what the person is told, signed by this instance (RFC 9421). */
export function createWebhooks(deps: RegistryDeps, { signer }: { signer: InstanceSigner }) {
  const { db, clock, publicUrl, outbound } = deps;

  /** Posts one thing; null when it arrived, else what went wrong. */
  async function post(url: string, content: object): Promise<{ text: string; isGone: boolean } | null> {
    if (!outbound) return { text: 'Este servidor no llama a otros.', isGone: false };
    const body = JSON.stringify(content);
    const plain = { 'content-type': 'application/json' };
    const headers = await signRequest(
      { method: 'POST', url, headers: plain, body },
      { signer, now: clock.now() },
    );
    // The signature is for this address alone, so nothing is followed; the queue is who tries again.
    const answer = await outbound.read(url, {
      method: 'POST',
      headers,
      body,
      deadlineMs,
      maxBytes: 64 * 1024,
      maxRedirects: 0,
      retries: 0,
    });
    if (answer.ok) return null;
    const text =
      answer.status === undefined ? `No respondió: ${answer.detail}` : `Respondió ${answer.status}.`;
    return { text: text.slice(0, 300), isGone: answer.status === 410 };
  }

  return {
    async list(accountId: string) {
      const rows = await queries.listWebhooks(db, accountId);
      return rows.map((row) => ({
        id: row.id,
        title: row.title,
        url: row.url,
        kinds: row.kinds,
        state: row.state,
        lastDeliveredAt: row.last_delivered_at?.toISOString() ?? null,
        lastFailure: row.last_failure,
        createdAt: row.created_at.toISOString(),
      }));
    },

    /** Throws outbound-refused for an address with credentials in it. */
    add(
      accountId: string,
      wish: { title: string; url: string; kinds: NotificationKind[] },
    ): Promise<Result<{ id: string }, 'too-many-webhooks' | 'webhook-exists'>> {
      const { username, password } = new URL(wish.url);
      if (username !== '' || password !== '') throw problems.outboundRefused({ url: 'https://…@…' });
      return transaction(db, { name: 'add webhook' }, async (trx) => {
        if ((await queries.countWebhooks(trx, accountId)) >= mostOfOne)
          return { ok: false, reason: 'too-many-webhooks' };
        const id = await queries.addWebhook(trx, { ...wish, accountId, at: clock.now() });
        return id === undefined ? { ok: false, reason: 'webhook-exists' } : { ok: true, id };
      });
    },

    async remove(accountId: string, id: string): Promise<Result<object, 'webhook-not-found'>> {
      const isRemoved = await queries.removeWebhook(db, { id, accountId });
      return isRemoved ? { ok: true } : { ok: false, reason: 'webhook-not-found' };
    },

    /**
     * The job `registry.deliver-webhook`: tells one system one thing. What fails is thrown, so that the queue tries again;
     * after five days without an answer, or a 410, the webhook ends. Its receiver knows a repetition by the notification's id.
     */
    async deliver(payload: unknown): Promise<void> {
      const which = payloadSchema.parse(payload);
      const delivery = await queries.findDelivery(db, which);
      if (!delivery) return;
      const { url, webhookId, failingSince, path, createdAt, ...told } = delivery;
      const failure = await post(url, {
        webhook: webhookId,
        notification: { ...told, url: `${publicUrl}${path}`, createdAt: createdAt.toISOString() },
      });
      const at = clock.now();
      const isLong = failingSince !== null && at.getTime() - failingSince.getTime() >= givenUpAfterMs;
      await transaction(db, { name: 'settle webhook' }, async (trx) => {
        if (failure === null) return queries.noteDelivered(trx, which, at);
        const isOver = failure.isGone || isLong;
        return queries.noteUndelivered(trx, which, { text: failure.text, at, isOver });
      });
      if (failure !== null && !failure.isGone && !isLong)
        throw new Error(`the webhook did not take the notification: ${failure.text}`);
    },
  };
}

export type Webhooks = ReturnType<typeof createWebhooks>;
