import type { Actor } from '@rma/domain';
import { enqueue } from '@rma/persistence';
import { authorize } from '@rma/service-kit';
import { z } from 'zod';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import { createMailer } from './mail.ts';
import * as queries from './message-queries.ts';

/** What is written of a message that nobody will try to send. */
const noMailServer = 'no-mail-server';

export type MessageState = 'sent' | 'waiting' | 'not-sent-no-mail-server';

const payloadSchema = z.object({ messageId: z.uuid() });

/** Mail to people: written in the transaction of what it tells, sent by a job, kept for the coordinators. */
export function createMessages(deps: RegistryDeps) {
  const { db, clock, publicUrl, smtpUrl } = deps;
  const from = deps.mailFrom ?? `Red México Abierto <no-responder@${new URL(publicUrl).hostname}>`;
  const mailer = smtpUrl === undefined ? null : createMailer({ smtpUrl, from, publicUrl });

  return {
    /** Writes a message in the caller's transaction; it is sent once that commits, if there is a mail server. */
    async post(trx: Trx, message: queries.NewMessage): Promise<void> {
      const lastError = mailer ? null : noMailServer;
      const messageId = await queries.addMessage(trx, { ...message, createdAt: clock.now(), lastError });
      if (mailer && messageId !== null)
        await enqueue(trx, {
          task: 'registry.send-message',
          payload: { messageId },
          key: `registry.send-message:${messageId}`,
        });
    },

    /**
     * The job `registry.send-message`: sends one message, once. A mail server that fails is noted on the
     * message and thrown, so that the queue tries again later. Running it again after it was sent does nothing.
     */
    async send(payload: unknown): Promise<void> {
      const { messageId } = payloadSchema.parse(payload);
      const message = await queries.findMessage(db, messageId);
      if (!message || message.sent_at !== null || !mailer) return;
      try {
        const { id, recipient: to, subject, body: text } = message;
        await mailer.send({ id, to, subject, text });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        await queries.noteFailure(db, messageId, reason.slice(0, 500));
        throw error;
      }
      await queries.noteSent(db, messageId, clock.now());
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

function stateOf(message: { sent_at: Date | null; last_error: string | null }): MessageState {
  if (message.sent_at !== null) return 'sent';
  return message.last_error === noMailServer ? 'not-sent-no-mail-server' : 'waiting';
}

export type Messages = ReturnType<typeof createMessages>;
