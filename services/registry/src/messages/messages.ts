import type { Actor } from '@rma/domain';
import { enqueue, transaction } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import { z } from 'zod';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import { createMailer, isAddressRefused, type Mailer } from './mail.ts';
import * as queries from './message-queries.ts';

/** What is written of a message that nobody will try to send. */
const noMailServer = 'no-mail-server';

export const messageStates = ['sent', 'waiting', 'not-sent-no-mail-server', 'undeliverable'] as const;
export type MessageState = (typeof messageStates)[number];

/** Messages that go out together once the mail server is back. */
const atOnce = 1_000;

const payloadSchema = z.object({ messageId: z.uuid() });

/** Mail to people: written in the transaction of what it tells, sent by a job, kept for the coordinators. */
export function createMessages(deps: RegistryDeps) {
  const { db, clock, publicUrl, smtpUrl } = deps;
  const from = deps.mailFrom ?? `Red México Abierto <no-responder@${new URL(publicUrl).hostname}>`;
  const mailer = smtpUrl === undefined ? null : createMailer({ smtpUrl, from, publicUrl });

  const queue = (trx: Trx, messageId: string) =>
    enqueue(trx, {
      task: 'registry.send-message',
      payload: { messageId },
      key: `registry.send-message:${messageId}`,
    });

  /**
   * Tries to send a message, at most once at a time: whoever comes second while it is being sent does nothing. Returns
   * what the mail server did wrong, null when there is nothing left to do.
   */
  function attempt(by: Mailer, messageId: string): Promise<Error | null> {
    return transaction(db, { name: 'send message' }, async (trx) => {
      const message = await queries.claimMessage(trx, messageId);
      if (!message) return null;
      const { id, recipient: to, subject, body: text, unsubscribe_url: unsubscribeUrl } = message;
      try {
        await by.send({ id, to, subject, text, unsubscribeUrl });
      } catch (thrown) {
        const error = thrown instanceof Error ? thrown : new Error(String(thrown));
        const isOver = isAddressRefused(thrown);
        const undeliverableAt = isOver ? clock.now() : null;
        await queries.noteFailure(trx, id, { reason: error.message.slice(0, 500), undeliverableAt });
        return isOver ? null : error;
      }
      await queries.noteSent(trx, id, clock.now());
      return null;
    });
  }

  return {
    /** Writes a message in the caller's transaction; it is sent once that commits, if there is a mail server. */
    async post(trx: Trx, message: queries.NewMessage): Promise<void> {
      const lastError = mailer ? null : noMailServer;
      const messageId = await queries.addMessage(trx, { ...message, createdAt: clock.now(), lastError });
      if (mailer && messageId !== null) await queue(trx, messageId);
    },

    /**
     * The job `registry.send-message`: sends one message, once. A mail server that fails is noted on the
     * message and thrown, so that the queue tries again later. Running it again after it was sent does nothing.
     */
    async send(payload: unknown): Promise<void> {
      const { messageId } = payloadSchema.parse(payload);
      const failure = mailer ? await attempt(mailer, messageId) : null;
      if (failure) throw failure;
    },

    /**
     * The job `registry.send-waiting`, every ten minutes: tries one of the messages that failed and, when that one goes
     * out, has all of them tried now. The queue by itself would come back hours after the mail server did, and never
     * to what it gave up on.
     */
    async sendWaiting(): Promise<void> {
      if (!mailer) return;
      const [probe, ...rest] = await queries.listWaiting(db, { first: atOnce });
      if (probe === undefined || (await attempt(mailer, probe)) !== null) return;
      await transaction(db, { name: 'queue waiting mail' }, async (trx) => {
        for (const id of rest) await queue(trx, id);
      });
    },

    /** The outbox, for coordinators; one more than `first` when there are more. */
    async list(actor: Actor, page: { first: number; after: string | null }) {
      authorize(actor, 'message.read', { cvegeo: null });
      const rows = await queries.listMessages(db, page);
      return rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        recipient: row.recipient,
        subject: row.subject,
        body: row.body,
        state: stateOf(row),
        attempts: row.attempts,
        lastError: row.last_error === noMailServer ? null : row.last_error,
        createdAt: row.created_at.toISOString(),
        sentAt: row.sent_at?.toISOString() ?? null,
      }));
    },

    close: () => mailer?.close(),
  };
}

function stateOf(message: {
  sent_at: Date | null;
  undeliverable_at: Date | null;
  last_error: string | null;
}): MessageState {
  if (message.sent_at !== null) return 'sent';
  if (message.undeliverable_at !== null) return 'undeliverable';
  return message.last_error === noMailServer ? 'not-sent-no-mail-server' : 'waiting';
}

export type Messages = ReturnType<typeof createMessages>;
