import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { TestAuthority } from '@rma/efirma/test-authority';

/** How a responder behaves: as it should, out of order, or with something that is no answer of OCSP. */
export type OcspBehaviour = 'answers' | 'fails' | 'talks-nonsense' | 'says-too-much';

/** The OCSP responder of a test authority on a loopback port. `address` is its host:port, for the outbound allow-list. */
export async function startOcspResponder(authority: TestAuthority, clock: { now: () => Date }) {
  let behaviour: OcspBehaviour = 'answers';
  let asked = 0;
  const server = createServer((request, response) => {
    void buffer(request).then((question) => {
      asked += 1;
      if (behaviour === 'fails') return response.writeHead(503).end();
      response.writeHead(200, { 'content-type': 'application/ocsp-response' });
      if (behaviour === 'talks-nonsense') return response.end('<html>');
      if (behaviour === 'says-too-much') return response.end(Buffer.alloc(2 ** 20));
      return response.end(authority.answerOcsp(question, { at: clock.now() }));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The OCSP responder has no port.');
  const address = `127.0.0.1:${bound.port}`;
  return {
    url: `http://${address}/`,
    address,
    /** How many questions it received. */
    asked: () => asked,
    behave(next: OcspBehaviour): void {
      behaviour = next;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
