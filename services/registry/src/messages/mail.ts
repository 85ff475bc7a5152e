import { createTransport } from 'nodemailer';

export type Mail = { id: string; to: string; subject: string; text: string };

/** Sends mail; throws what the mail server answered. `close` ends its connections. */
export type Mailer = { send(mail: Mail): Promise<void>; close(): void };

const connectTimeoutMs = 10_000;
const silenceTimeoutMs = 20_000;

/**
 * A mailer over SMTP. The Message-ID follows from the message's own id, so that a mail server that is asked
 * twice for the same message can tell.
 */
export function createMailer(options: { smtpUrl: string; from: string; publicUrl: string }): Mailer {
  const { hostname } = new URL(options.publicUrl);
  const transport = createTransport({
    url: options.smtpUrl,
    connectionTimeout: connectTimeoutMs,
    greetingTimeout: connectTimeoutMs,
    socketTimeout: silenceTimeoutMs,
  });
  return {
    async send({ id, to, subject, text }) {
      await transport.sendMail({
        messageId: `<${id}@${hostname}>`,
        from: options.from,
        // As an object, so that nothing in an address can be read as a second one.
        to: { name: '', address: to },
        subject,
        text,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
    close: () => transport.close(),
  };
}
