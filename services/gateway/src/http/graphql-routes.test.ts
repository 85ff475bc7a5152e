import { createHash } from 'node:crypto';
import { createLogger, createMetrics, createReadiness, createServer, type Server } from '@rma/service-kit';
import { createTestDatabase } from '@rma/testkit';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testGateway } from '../testing/test-gateway.ts';

const database = await createTestDatabase();
const { gateway } = testGateway(database);
let server: Server;

beforeAll(async () => {
  server = await createServer({
    logger: createLogger({ level: 'silent', service: 'gateway' }),
    metrics: createMetrics(),
    readiness: createReadiness({ checks: gateway.ready }),
    publicUrl: 'http://127.0.0.1',
  });
  await server.register(gateway.routes);
  await server.ready();
  await gateway.settled();
});
afterAll(async () => {
  await server.close();
  await gateway.close();
});

const post = (payload: object, headers = {}) =>
  server.inject({ method: 'POST', url: '/graphql', payload, headers });
const get = (query: Record<string, string>, headers = {}) =>
  server.inject({ method: 'GET', url: '/graphql', query, headers });
const firstCode = (body: string) =>
  (JSON.parse(body) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

const members = '{ network { members } }';

describe('GraphQL over HTTP', () => {
  test('answers POST and GET, with variables, and says what the query cost', async () => {
    const query = 'query Q($key: ID!) { government(cvegeo: $key) { name } }';
    const byPost = await post({ query, variables: { key: '17' } });
    expect(byPost.statusCode).toBe(200);
    expect(byPost.json()).toEqual({
      data: { government: { name: 'Morelos' } },
      extensions: { cost: { estimated: 1, limit: 10_000 } },
    });
    const byGet = await get({ query, variables: '{"key":"17"}', operationName: 'Q' });
    expect(byGet.json()).toEqual(byPost.json());
  });

  test('speaks the media type of GraphQL to those who ask for it', async () => {
    const accept = 'application/graphql-response+json, application/json;q=0.9';
    expect((await post({ query: members }, { accept })).headers['content-type']).toMatch(
      /^application\/graphql-response\+json/,
    );
    expect((await post({ query: members })).headers['content-type']).toMatch(/^application\/json/);
  });

  test('does not send again what the caller has', async () => {
    const query = '{ themes { id } }';
    const { etag } = (await get({ query })).headers;
    expect(etag).toBeDefined();
    const again = await get({ query }, { 'if-none-match': String(etag) });
    expect(again.statusCode).toBe(304);
    expect(again.body).toBe('');
  });

  test('answers what is asked by the name of an example or by a hash, also to GET', async () => {
    const byName = await get({ documentId: 'red-en-cifras' });
    expect(byName.json()).toMatchObject({ data: { network: {} } });
    const query = '{ themes { name } }';
    const persistedQuery = { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') };
    const extensions = { persistedQuery };
    expect(firstCode((await get({ extensions: JSON.stringify(extensions) })).body)).toBe(
      'PERSISTED_QUERY_NOT_FOUND',
    );
    expect((await post({ query, extensions })).statusCode).toBe(200);
    expect((await get({ extensions: JSON.stringify(extensions) })).json()).toHaveProperty('data.themes');
  });

  test('may be asked from any site', async () => {
    const { headers } = await post({ query: members }, { origin: 'https://otro.example' });
    expect(headers['access-control-allow-origin']).toBe('*');
  });

  test('allows introspection', async () => {
    const { statusCode, body } = await post({ query: getIntrospectionQuery() });
    expect(statusCode).toBe(200);
    expect(body).toContain('DatasetConnection');
  });
});

describe('is refused with 400', () => {
  const nested = `{ government(cvegeo: "17") ${'{ state '.repeat(40)}{ name }${' }'.repeat(40)} }`;
  const aliases = `{ ${Array.from({ length: 1000 }, (_, n) => `a${n}: network { members }`).join(' ')} }`;
  const costly =
    '{ governments(first: 100) { nodes { municipalities(first: 100) { nodes { datasets(first: 100) { nodes { title } } } } } } }';

  test.each([
    ['forty levels', { query: nested }, 'QUERY_TOO_DEEP'],
    ['a thousand aliases', { query: aliases }, 'DOCUMENT_TOO_LARGE'],
    ['three thousand tokens', { query: `{ ${'x '.repeat(3000)} }` }, 'TOO_MANY_TOKENS'],
    ['pages within pages within pages', { query: costly }, 'QUERY_TOO_COSTLY'],
    ['a mutation', { query: 'mutation { a }' }, 'ONLY_QUERIES'],
    ['a syntax error', { query: '{ network {' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['an unknown field', { query: '{ nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a variable of the wrong type',
      {
        query: 'query ($n: Int) { themes { id } governments(first: $n) { totalCount } }',
        variables: { n: 'x' },
      },
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['no query', { variables: {} }, 'BAD_REQUEST'],
    ['several queries at once', [{ query: members }, { query: members }], 'BATCHING_NOT_ALLOWED'],
  ])('%s', async (_, payload, code) => {
    const accept = 'application/graphql-response+json';
    const { statusCode, body } = await post(payload, { accept });
    expect(statusCode).toBe(400);
    expect(firstCode(body)).toBe(code);
  });

  test('unless only the older media type is spoken and the document is what is wrong', async () => {
    const statusOf = async (query: string) => (await post({ query })).statusCode;
    expect(await statusOf('{ nothing }')).toBe(200);
    expect(await statusOf(costly)).toBe(400);
  });

  test('a body that is not JSON, in the form of GraphQL', async () => {
    const answer = await server.inject({
      method: 'POST',
      url: '/graphql',
      payload: '{',
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.statusCode).toBe(400);
    expect(firstCode(answer.body)).toBe('BAD_REQUEST');
  });

  test('in the language of whoever asks', async () => {
    const { body: spanish } = await post({ query: nested });
    const { body: english } = await post({ query: nested }, { 'accept-language': 'en' });
    expect(spanish).toContain('La consulta tiene 42 niveles; el máximo es 12.');
    expect(english).toContain('The query is 42 levels deep; the limit is 12.');
  });
});

describe('the page to write queries', () => {
  test('is served to browsers with assets of this site only', async () => {
    const page = await get({}, { accept: 'text/html,*/*' });
    expect(page.statusCode).toBe(200);
    const addresses = [...page.body.matchAll(/(?:src|href)="([^"#]+)"/g)].map((match) => match[1] ?? '');
    expect(addresses.length).toBeGreaterThan(2);
    expect(addresses.every((address) => address.startsWith('/') && !address.startsWith('//'))).toBe(true);
    expect(page.body).not.toMatch(/<script(?![^>]*src=)|style="|onclick=/);
    for (const address of addresses.filter((one) => one.startsWith('/graphql'))) {
      const asset = await server.inject({ url: address });
      expect(asset.statusCode).toBe(200);
      expect(asset.body).not.toMatch(/https?:\/\//);
    }
  });

  test('has examples that the schema answers', async () => {
    const examples = (await server.inject({ url: '/graphql/examples.json' })).json<{ query: string }[]>();
    expect(examples.length).toBeGreaterThan(3);
    for (const { query, ...rest } of examples)
      expect((await post({ query, ...rest })).json()).not.toHaveProperty('errors');
  });

  test('has examples whose answers can be kept, but for what the nodes say at this moment', async () => {
    type Example = { id: string; variables: object };
    const examples = (await server.inject({ url: '/graphql/examples.json' })).json<Example[]>();
    const unkept: string[] = [];
    for (const { id, variables } of examples) {
      const { headers } = await get({ documentId: id, variables: JSON.stringify(variables) });
      if (headers.etag === undefined) unkept.push(id);
    }
    expect(unkept).toEqual(['preguntar-a-nodos']);
  });
});
