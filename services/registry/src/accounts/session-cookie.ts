import type { FastifyReply } from 'fastify';
import type { OpenedSession } from './sessions.ts';

export const refreshCookie = 'rma_refresh';

const attributes = (publicUrl: string) =>
  ({
    path: '/api/v1/session',
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl.startsWith('https:'),
  }) as const;

/** Puts the refresh token where no script can read it, and gives the rest as the answer's body. */
export function answerSession(reply: FastifyReply, session: OpenedSession, publicUrl: string) {
  const { refreshToken, refreshExpiresAt, ...body } = session;
  reply.header('cache-control', 'no-store');
  reply.setCookie(refreshCookie, refreshToken, { ...attributes(publicUrl), expires: refreshExpiresAt });
  return { ...body, tokenType: 'Bearer' as const };
}

export function clearSession(reply: FastifyReply, publicUrl: string): void {
  reply.clearCookie(refreshCookie, attributes(publicUrl));
}
