import { once } from 'node:events';
import type { FastifyReply } from 'fastify';

const HEARTBEAT_MS = 25_000;
const RECONNECT_MS = 5000;
/** Whoever takes nothing for this long is let go; it can come back and go on. */
const MOST_STUCK_MS = 30_000;

export type ServerSentEvent = { id: number; event: string; data: unknown };

/** An answer as text/event-stream (WHATWG HTML §9.2), kept open with a comment every 25 s. */
export function openEventStream(
  reply: FastifyReply,
  { heartbeatMs = HEARTBEAT_MS, mostStuckMs = MOST_STUCK_MS } = {},
) {
  const { raw } = reply;
  reply.hijack();
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.write(`retry: ${RECONNECT_MS}\n\n`);
  const heartbeat = setInterval(() => raw.write(':\n\n'), heartbeatMs);
  heartbeat.unref();
  const gone = new AbortController();
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  raw.once('close', () => {
    clearInterval(heartbeat);
    gone.abort();
    resolve();
  });

  return {
    closed,
    /** Resolves when the reader has room for more; rejects when it went away or takes nothing. */
    async send({ id, event, data }: ServerSentEvent): Promise<void> {
      if (raw.destroyed || raw.writableEnded) throw new Error('the reader went away');
      const hasRoom = raw.write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      if (hasRoom) return;
      const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(mostStuckMs)]);
      await once(raw, 'drain', { signal });
    },
    /** Says that it is over; who takes nothing is not waited for. */
    close: (): void => {
      clearInterval(heartbeat);
      if (raw.writableNeedDrain) raw.destroy();
      else raw.end();
    },
  };
}
