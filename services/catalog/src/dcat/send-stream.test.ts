import { fastify } from 'fastify';
import { afterAll, expect, test } from 'vitest';
import { sendStream } from './send-stream.ts';

const server = fastify();
afterAll(() => server.close());
let begun = 0;
async function* broken(): AsyncGenerator<string, void> {
  begun += 1;
  for (let chunk = 0; chunk < 3; chunk += 1) yield 'x'.repeat(100_000);
  throw new Error('the database stopped');
}
server.get('/catalogue', (request, reply) =>
  sendStream(
    { request, reply },
    {
      mediaType: 'text/turtle',
      contentId: 'one',
      question: null,
      modifiedAt: new Date('2026-01-02T03:04:05Z'),
      chunks: broken,
    },
  ),
);
const address = await server.listen({ host: '127.0.0.1', port: 0 });

test('a catalogue that cannot be finished never looks like a whole one', async () => {
  const answer = await fetch(`${address}/catalogue`);
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow('terminated');
});

test('nothing is written for whoever has it already or asks for the headers', async () => {
  const before = begun;
  const head = await fetch(`${address}/catalogue`, { method: 'HEAD' });
  expect(head.headers.get('last-modified')).toBe('Fri, 02 Jan 2026 03:04:05 GMT');
  const etag = head.headers.get('etag') ?? '';
  const again = await fetch(`${address}/catalogue`, { headers: { 'if-none-match': `"other", ${etag}` } });
  expect(again.status).toBe(304);
  expect(begun).toBe(before);
});
