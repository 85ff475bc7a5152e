import { once } from 'node:events';
import type { FastifyReply } from 'fastify';

const HEARTBEAT_MS = 25_000;
const RECONNECT_MS = 5000;
/** Whoever takes nothing for this long is let go; it can come back and go on. */
const MOST_STUCK_MS = 30_000;

export type ServerSentEvent = { id: number; event: string; data: unknown };

/** An answer as text/event-stream (WHATWG HTML §9.2), kept open with a comment every 25 s. */
export function openEventStream(reply: FastifyReply) {
  const { raw } = reply;
  reply.hijack();
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.write(`retry: ${RECONNECT_MS}\n\n`);
  const heartbeat = setInterval(() => raw.write(':\n\n'), HEARTBEAT_MS);
  heartbeat.unref();
  const closed = once(raw, 'close').then(() => clearInterval(heartbeat));

  return {
    closed,
    /** Resolves when the reader has room for more; rejects when it went away or takes nothing. */
    async send({ id, event, data }: ServerSentEvent): Promise<void> {
      if (raw.destroyed) throw new Error('the reader went away');
      const hasRoom = raw.write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      if (!hasRoom) await once(raw, 'drain', { signal: AbortSignal.timeout(MOST_STUCK_MS) });
    },
    close: (): void => {
      raw.end();
    },
  };
}
