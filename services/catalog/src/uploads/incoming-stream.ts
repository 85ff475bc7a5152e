import { Transform, type Readable } from 'node:stream';
import { catalogProblems } from '../problems.ts';

/**
 * What a client sends, as a stream that can be given up without closing the client's connection, so that the refusal
 * still reaches it. It fails with upload-interrupted when the client goes away, and with upload-stalled when nothing
 * comes for `idleMs`.
 */
export function incomingStream(source: Readable, { idleMs }: { idleMs: number }): Transform {
  const stalled = () =>
    incoming.destroy(catalogProblems.uploadStalled({ seconds: Math.round(idleMs / 1000) }));
  const interrupted = (cause?: unknown) => incoming.destroy(catalogProblems.uploadInterrupted({}, { cause }));
  const timer = setTimeout(stalled, idleMs);
  const incoming = new Transform({
    transform(chunk, _encoding, done) {
      timer.refresh();
      done(null, chunk);
    },
    final(done) {
      clearTimeout(timer);
      done();
    },
  });
  const onClose = () => {
    if (!source.readableEnded) interrupted();
  };
  // A client may go away before anybody reads: without a listener that would end the whole process. Whoever reads
  // later still gets the failure.
  incoming.on('error', () => {});
  source.once('error', interrupted);
  source.once('close', onClose);
  incoming.once('close', () => {
    clearTimeout(timer);
    source.off('close', onClose);
  });
  if (source.destroyed && !source.readableEnded) interrupted();
  else source.pipe(incoming);
  return incoming;
}
