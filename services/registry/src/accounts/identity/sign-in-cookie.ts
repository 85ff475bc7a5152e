import type { FastifyReply } from 'fastify';
import { attemptLastsMs, type Departure } from './federated-sign-in.ts';

/** Ties the way back from a provider to the browser that left, so that nobody is signed in by a link of another's. */
export const signInCookie = 'rma_sign_in';

const attributes = (publicUrl: string) =>
  ({
    path: '/api/v1/session',
    httpOnly: true,
    // Sent along when the provider's page leads back here, and with no request of another site's pages.
    sameSite: 'lax',
    secure: publicUrl.startsWith('https:'),
  }) as const;

/** Sends a person out: the address for their page, the secret where no script reads it. */
export function answerDeparture(reply: FastifyReply, departure: Departure, publicUrl: string) {
  reply.header('cache-control', 'no-store');
  reply.setCookie(signInCookie, departure.browserSecret, {
    ...attributes(publicUrl),
    maxAge: attemptLastsMs / 1_000,
  });
  return { url: departure.url };
}

export function clearSignIn(reply: FastifyReply, publicUrl: string): void {
  reply.clearCookie(signInCookie, attributes(publicUrl));
}
