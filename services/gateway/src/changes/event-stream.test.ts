import { once } from 'node:events';
import { connect } from 'node:net';
import { createLogger, createMetrics, createReadiness, createServer, listen } from '@rma/service-kit';
import { expect, test } from 'vitest';
import { openEventStream } from './event-stream.ts';

test('a reader that takes nothing is let go, and nothing is written to it afterwards', async () => {
  const server = await createServer({
    logger: createLogger({ level: 'silent', service: 'gateway' }),
    metrics: createMetrics(),
    readiness: createReadiness({ checks: [] }),
    publicUrl: 'http://127.0.0.1',
    trustProxy: ['127.0.0.1'],
  });
  const opened = Promise.withResolvers<ReturnType<typeof openEventStream>>();
  server.get('/stream', (_request, reply) => {
    opened.resolve(openEventStream(reply, { heartbeatMs: 10, mostStuckMs: 200 }));
  });
  const { port } = new URL(await listen(server, { host: '127.0.0.1', port: 0 }));
  const unhandled: unknown[] = [];
  const note = (error: unknown) => unhandled.push(error);
  process.on('unhandledRejection', note);
  const reader = connect(Number(port), '127.0.0.1');
  try {
    reader.pause();
    reader.write('GET /stream HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n');
    const stream = await opened.promise;
    const filled = (async () => {
      for (let id = 1; ; id += 1) await stream.send({ id, event: 'created', data: 'a'.repeat(1_000_000) });
    })();
    await expect(filled).rejects.toThrow('aborted');
    stream.close();
    await stream.closed;
    await expect(stream.send({ id: 1, event: 'created', data: null })).rejects.toThrow('went away');
    expect(unhandled).toEqual([]);
  } finally {
    process.off('unhandledRejection', note);
    reader.destroy();
    await once(reader, 'close');
    await server.close();
  }
});
