import { PassThrough, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { incomingStream } from './incoming-stream.ts';

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

test('a client that goes away before anybody reads harms nobody, and the reader is told', async () => {
  const source = new PassThrough();
  const incoming = incomingStream(source, { idleMs: 60_000 });
  source.write('id,fecha\n');
  source.destroy(new Error('aborted'));
  // An error that nobody listens for would fail the test here, as it would end the process.
  await setImmediate();
  await expect(pipeline(incoming, nowhere())).rejects.toMatchObject({ code: 'upload-interrupted' });
});

test('a client that goes away while it is read is told as such', async () => {
  const source = new PassThrough();
  const reading = pipeline(incomingStream(source, { idleMs: 60_000 }), nowhere());
  source.write('id,fecha\n');
  source.destroy();
  await expect(reading).rejects.toMatchObject({ code: 'upload-interrupted' });
});
