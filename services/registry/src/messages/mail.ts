import { createTransport } from 'nodemailer';

export type Mail = {
  id: string;
  to: string;
  subject: string;
  text: string;
  /** Stops such letters when it is asked by POST. */
  unsubscribeUrl: string | null;
};

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
    async send({ id, to, subject, text, unsubscribeUrl }) {
      await transport.sendMail({
        messageId: `<${id}@${hostname}>`,
        from: options.from,
        // As an object, so that nothing in an address can be read as a second one.
        to: { name: '', address: to },
        subject,
        text,
        headers: {
          'Auto-Submitted': 'auto-generated',
          // RFC 2369 and RFC 8058: mail programs show a button that stops such letters with one POST.
          ...(unsubscribeUrl !== null && {
            'List-Unsubscribe': `<${unsubscribeUrl}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
        },
      });
    },
    close: () => transport.close(),
  };
}

/** Whether a mail server refused the address itself for good (RFC 5321 §4.2.1), and not only for now, or all mail. */
export function isAddressRefused(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || !('responseCode' in error)) return false;
  const { code, responseCode } = error;
  return code === 'EENVELOPE' && (responseCode === 550 || responseCode === 551 || responseCode === 553);
}
