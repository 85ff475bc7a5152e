import { createPrivateKey, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signRequest, signResponse, signToken, type InstanceSigner, type JWK } from '@rma/service-kit';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';

/** A change as a fake node tells it; title null: the dataset is gone. */
export type FakeEvent = { dataset: string; title: string | null; cvegeo?: string };

/** A key of an instance for tests: what signs, and its public part. */
export type FakeKey = { signer: InstanceSigner; publicKey: JWK & { kid: string } };

/** A new Ed25519 key. */
export async function fakeKey(): Promise<FakeKey> {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const jwk = await exportJWK(pair.privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  const publicKey = { ...(await exportJWK(pair.publicKey)), kid };
  return {
    publicKey,
    signer: {
      kid: async () => kid,
      sign: async (data) => sign(null, data, key),
      publicKeys: async () => [publicKey],
    },
  };
}

const pageSize = 100;

/**
 * A node of the network on 127.0.0.1 as it looks from outside: its document and its signed feed in TriG, whose events,
 * key and manners a test can change while it runs.
 */
export async function startFakeNode(options: { now: () => Date; cvegeo?: string }) {
  const events: FakeEvent[] = [];
  let key = await fakeKey();
  const endorsements: string[] = [];
  const skipped = new Set<number>();
  /** Changes an answer on its way, after it was signed. */
  let tamper: ((path: string, body: string) => string) | null = null;
  const requests: string[] = [];

  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    requests.push(path);
    answer(path).then(
      (sent) => response.writeHead(sent.status, sent.headers).end(sent.body),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  const url = `http://${host}`;

  const dateOf = (number: number) => new Date(Date.UTC(2026, 0, 1) + number).toISOString();

  function payload({ dataset, title, cvegeo = options.cvegeo ?? '30087' }: FakeEvent): string {
    return `<${url}/datasets/${dataset}> a <http://www.w3.org/ns/dcat#Dataset> ;
  <http://purl.org/dc/terms/title> ${JSON.stringify(title)}@es ;
  <http://purl.org/dc/terms/publisher> <${url}/governments/${cvegeo}> ;
  <http://www.w3.org/ns/dcat#distribution> <${url}/datasets/${dataset}#csv> .
<${url}/datasets/${dataset}#csv> a <http://www.w3.org/ns/dcat#Distribution> ;
  <http://www.w3.org/ns/dcat#accessURL> <${url}/datasets/${dataset}/datos.csv> .
<${url}/governments/${cvegeo}> a <http://xmlns.com/foaf/0.1/Agent> ;
  <http://xmlns.com/foaf/0.1/name> "Gobierno ${cvegeo}"@es .`;
  }

  function page(number: number): string {
    const from = (number - 1) * pageSize;
    const told = events.slice(from, from + pageSize).map((event, index) => {
      if (skipped.has(from + index + 1)) return '';
      const iri = `${url}/feed/events/${from + index + 1}`;
      const kind = event.title === null ? 'Delete' : 'Create';
      return `<${iri}> a <https://www.w3.org/ns/activitystreams#${kind}> ;
  <https://www.w3.org/ns/activitystreams#object> <${url}/datasets/${event.dataset}> ;
  <https://www.w3.org/ns/activitystreams#published> "${dateOf(from + index + 1)}"^^<http://www.w3.org/2001/XMLSchema#dateTime> .
${event.title === null ? '' : `<${iri}> {\n${payload(event)}\n}`}`;
    });
    const older = `<${url}/feed/pages/${number}> <https://w3id.org/tree#relation>
  [ a <https://w3id.org/tree#LessThanOrEqualToRelation> ; <https://w3id.org/tree#node> <${url}/feed/pages/${number - 1}> ] .`;
    return `<${url}/feed/pages/${number}> a <https://w3id.org/tree#Node> .
${number > 1 ? older : ''}
${told.join('\n')}
`;
  }

  const newestPage = () => Math.floor(events.length / pageSize) + 1;

  async function answer(path: string) {
    if (path === '/.well-known/rma-node.json') {
      const document = {
        software: 'red-mexico-abierto',
        version: '0.1.0',
        mode: 'node',
        cvegeo: options.cvegeo ?? '30087',
        name: 'Nodo de pruebas',
        url,
        feed: `${url}/feed`,
        graphql: `${url}/graphql`,
        kid: key.publicKey.kid,
        keys: [key.publicKey],
        endorsements,
      };
      const headers = { 'content-type': 'application/json' };
      return { status: 200, headers, body: JSON.stringify(document) };
    }
    const number = path === '/feed' ? newestPage() : Number(/^\/feed\/pages\/(\d+)$/.exec(path)?.[1] ?? 0);
    if (number < 1 || number > newestPage()) return { status: 404, headers: {}, body: '' };
    const body = page(number);
    const headers = { 'content-type': 'application/trig' };
    const signed = await signResponse(
      { request: { method: 'GET', url: `${url}${path}` }, status: 200, headers, body: Buffer.from(body) },
      { signer: key.signer, now: options.now() },
    );
    return { status: 200, headers: { ...headers, ...signed }, body: tamper?.(path, body) ?? body };
  }

  return {
    url,
    host,
    requests,
    get key(): FakeKey {
      return key;
    },
    get length(): number {
      return events.length;
    },
    datasetUrl: (dataset: string) => `${url}/datasets/${dataset}`,
    publish: (...told: FakeEvent[]) => void events.push(...told),
    /** Tells an event otherwise than it did before; numbers begin with 1. */
    rewrite: (number: number, event: FakeEvent) => void events.splice(number - 1, 1, event),
    /** Loses its newest events, as somebody who restores an old copy does. */
    forget: (count: number) => void events.splice(-count, count),
    /** Leaves an event out of its page, signed as if it were whole. */
    skipNumber: (number: number) => void skipped.add(number),
    misbehave(change: ((path: string, body: string) => string) | null): void {
      tamper = change;
    },
    /** Takes another key; endorsed by the one before unless it says otherwise. Returns the endorsement. */
    async rotateKey({ isEndorsed = true }: { isEndorsed?: boolean } = {}): Promise<string | null> {
      const next = await fakeKey();
      const content = { kid: next.publicKey.kid, jwk: next.publicKey, url };
      const statement = isEndorsed
        ? await signToken('rma-endorsement+jws', content, { signer: key.signer })
        : null;
      if (statement !== null) endorsements.unshift(statement);
      key = next;
      return statement;
    },
    /** The headers and body of a signed POST to a hub, as `inject` takes them. */
    async signed(
      address: string,
      content: Record<string, unknown>,
      by: { signer?: InstanceSigner; now?: Date } = {},
    ): Promise<{ headers: Record<string, string>; payload: string }> {
      const body = JSON.stringify(content);
      const headers = await signRequest(
        { method: 'POST', url: address, headers: { 'content-type': 'application/json' }, body },
        { signer: by.signer ?? key.signer, now: by.now ?? options.now() },
      );
      return { headers, payload: body };
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

export type FakeNode = Awaited<ReturnType<typeof startFakeNode>>;
