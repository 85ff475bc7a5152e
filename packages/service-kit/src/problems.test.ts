import { expect, test } from 'vitest';
import { z } from 'zod';
import { ProblemError, defineProblems, listProblems } from './problem-definition.ts';
import { readableBytes } from './problem-response.ts';
import { problems } from './problems.ts';
import { recordingLogger, testServer } from './testing.ts';

const english = { 'accept-language': 'en' };

test('a problem is answered in Spanish by default and in English on request', async () => {
  const server = await testServer();
  server.get('/things/:id', () => {
    throw problems.notFound({ what: { es: 'el conjunto 7', en: 'dataset 7' } });
  });
  const spanish = await server.inject({ url: '/things/7?secreto=1', headers: { 'x-request-id': 'abc-1' } });
  expect(spanish.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(spanish.json()).toEqual({
    type: 'http://datos.ejemplo.mx/problems/not-found',
    title: 'No se encontró',
    status: 404,
    detail: 'No existe el conjunto 7, o ya no está disponible.',
    instance: '/things/7',
    code: 'not-found',
    requestId: 'abc-1',
  });
  const inEnglish = await server.inject({ url: '/things/7', headers: english });
  expect(inEnglish.json()).toMatchObject({ detail: 'There is no dataset 7, or it is no longer available.' });
});

test('validation names each field, its rule and how to fix it', async () => {
  const server = await testServer();
  const body = z.object({
    name: z.string().min(1),
    population: z.number().int().min(0),
    email: z.email(),
    level: z.enum(['state', 'municipality']),
    tags: z.array(z.string()).max(2),
    cvegeo: z.string().regex(/^\d{2}$/, 'Escriba la clave de dos dígitos.'),
  });
  server.post('/governments', { schema: { body } }, () => ({}));
  const payload = { name: '', population: '12', email: 'x', level: 'city', tags: ['a', 'b', 'c'] };
  const response = await server.inject({ method: 'POST', url: '/governments', payload });
  expect(response.statusCode).toBe(400);
  expect(response.json().errors).toEqual([
    { in: 'body', pointer: '/name', code: 'too_small', message: 'No puede quedar vacío.' },
    { in: 'body', pointer: '/population', code: 'invalid_type', message: 'Se espera un número.' },
    {
      in: 'body',
      pointer: '/email',
      code: 'invalid_format',
      message: 'Debe ser un correo electrónico válido.',
    },
    {
      in: 'body',
      pointer: '/level',
      code: 'invalid_value',
      message: 'Debe ser uno de: state, municipality.',
    },
    { in: 'body', pointer: '/tags', code: 'too_big', message: 'Debe tener como máximo 2 elementos.' },
    { in: 'body', pointer: '/cvegeo', code: 'invalid_type', message: 'Falta este dato; se espera un texto.' },
  ]);
  const own = await server.inject({
    method: 'POST',
    url: '/governments',
    payload: { ...payload, cvegeo: 'x' },
  });
  expect(own.json().errors.at(-1).message).toBe('Escriba la clave de dos dígitos.');
});

test('a wrong query parameter is said to be in the query', async () => {
  const server = await testServer();
  server.get(
    '/list',
    { schema: { querystring: z.object({ first: z.coerce.number().max(100) }) } },
    () => ({}),
  );
  const response = await server.inject({ url: '/list?first=500', headers: english });
  expect(response.json().errors).toEqual([
    { in: 'query', pointer: '/first', code: 'too_big', message: 'It must be at most 100.' },
  ]);
});

test("Fastify's own errors are problems too", async () => {
  const server = await testServer({ bodyLimitBytes: 1024 });
  server.post('/things', () => ({}));
  server.get('/things/:id', () => ({}));
  const codeOf = async (request: {
    method?: 'POST';
    url: string;
    headers?: Record<string, string>;
    payload?: string;
  }) => {
    const response = await server.inject(request);
    return { status: response.statusCode, code: response.json().code, detail: response.json().detail };
  };
  const json = { 'content-type': 'application/json' };
  const post = { method: 'POST', url: '/things' } as const;
  expect(await codeOf({ ...post, headers: json, payload: '{"a":' })).toMatchObject({
    status: 400,
    code: 'malformed-json',
  });
  expect(await codeOf({ ...post, headers: json, payload: '' })).toMatchObject({
    status: 400,
    code: 'malformed-json',
  });
  expect(await codeOf({ ...post, headers: json, payload: `"${'a'.repeat(2000)}"` })).toEqual({
    status: 413,
    code: 'payload-too-large',
    detail: 'El límite es de 1 KiB.',
  });
  expect(
    await codeOf({ ...post, headers: { 'content-type': 'application/zip' }, payload: 'x' }),
  ).toMatchObject({
    status: 415,
    code: 'unsupported-media-type',
  });
  expect(await codeOf({ url: '/nowhere' })).toMatchObject({ status: 404, code: 'not-found' });
  expect(await codeOf({ url: '/things/%zz' })).toMatchObject({ status: 400, code: 'bad-request' });
  const wrongMethod = await server.inject({ method: 'DELETE', url: '/things/1' });
  expect(wrongMethod.json()).toMatchObject({ status: 405, code: 'method-not-allowed' });
  expect(wrongMethod.headers['allow']).toBe('GET, HEAD');
});

test('an upload may be larger than a JSON body, up to its own limit', async () => {
  const server = await testServer({ bodyLimitBytes: 1024, uploadLimitBytes: 4096 });
  server.post('/uploads', (request) =>
    request
      .file()
      .then((file) => file?.toBuffer())
      .then((bytes) => ({ bytes: bytes?.byteLength })),
  );
  const upload = async (bytes: number) => {
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(bytes)]), 'datos.csv');
    const { headers, body: stream } = new Request('http://127.0.0.1/', { method: 'POST', body });
    const payload = Buffer.from(await new Response(stream).arrayBuffer());
    return server.inject({ method: 'POST', url: '/uploads', headers: Object.fromEntries(headers), payload });
  };
  expect((await upload(4000)).json()).toEqual({ bytes: 4000 });
  expect((await upload(5000)).json()).toMatchObject({
    code: 'payload-too-large',
    detail: 'El límite es de 4 KiB.',
  });
});

test('a surprise is logged whole and answered without a word of it', async () => {
  const { logger, lines } = recordingLogger();
  const server = await testServer({ logger });
  server.get('/broken', () => {
    throw new Error('select * from registry.account: connection refused');
  });
  const response = await server.inject('/broken');
  expect(response.statusCode).toBe(500);
  expect(response.body).not.toMatch(/select|registry|stack/);
  expect(response.json().code).toBe('internal');
  expect(lines.find(({ msg }) => msg === 'request failed')).toMatchObject({
    err: { message: 'select * from registry.account: connection refused' },
    requestId: response.json().requestId,
  });
});

test('a response that breaks its own schema is our fault, not a leak', async () => {
  const server = await testServer();
  const response = { 200: z.object({ name: z.string() }) };
  // A row of the wrong shape, as a changed table could give.
  const row: { name: string } = JSON.parse('{"name":1}');
  server.get('/row', { schema: { response } }, () => row);
  const answer = await server.inject('/row');
  expect(answer.json()).toMatchObject({ status: 500, code: 'internal' });
});

test('parameters that are also headers become headers', async () => {
  const server = await testServer();
  server.get('/limited', () => {
    throw problems.rateLimited({ retryAfterSeconds: 7 });
  });
  server.get('/range', () => {
    throw problems.rangeNotSatisfiable({ sizeBytes: 120 });
  });
  server.get('/private', () => {
    throw problems.unauthenticated();
  });
  expect((await server.inject('/limited')).headers['retry-after']).toBe('7');
  expect((await server.inject('/range')).headers['content-range']).toBe('bytes */120');
  expect((await server.inject('/private')).headers['www-authenticate']).toBe('Bearer');
});

test('a route with a rate limit answers rate-limited with Retry-After', async () => {
  const server = await testServer();
  server.get('/login', { config: { rateLimit: { max: 1, timeWindow: 60_000 } } }, () => ({}));
  await server.inject('/login');
  const response = await server.inject('/login');
  expect(response.json()).toMatchObject({ status: 429, code: 'rate-limited' });
  expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
});

test('a service adds its own problems, once each and with the same parameters in both languages', () => {
  const own = defineProblems({
    'memorandum-unsigned': {
      status: 409,
      title: { es: 'Falta firmar el convenio', en: 'The memorandum is not signed' },
      detail: {
        es: 'El convenio de {government} no está firmado.',
        en: "{government}'s memorandum is not signed.",
      },
    },
  });
  const error = own.memorandumUnsigned({ government: 'Jalisco' });
  expect(error).toBeInstanceOf(ProblemError);
  expect(error).toMatchObject({ code: 'memorandum-unsigned', status: 409 });
  expect(error.message).toBe('El convenio de Jalisco no está firmado.');

  const definition = { status: 400, title: { es: 'a', en: 'a' }, detail: { es: '{x}', en: '{x}' } };
  expect(() => defineProblems({ 'not-found': definition })).toThrow('defined twice');
  expect(() => defineProblems({ NotKebab: definition })).toThrow('kebab-case');
  const uneven = { ...definition, detail: { es: '{x}', en: '{y}' } };
  expect(() => defineProblems({ uneven })).toThrow('different parameters');
});

test('the type of every problem leads to its explanation', async () => {
  const server = await testServer();
  const all = (await server.inject('/problems')).json().items;
  expect(all).toHaveLength(listProblems().length);
  const one = await server.inject({ url: '/problems/token-expired', headers: english });
  expect(one.json()).toMatchObject({ status: 401, title: 'The session has expired' });
  expect((await server.inject('/problems/nada')).statusCode).toBe(404);
});

test.each([
  [0, '0 bytes'],
  [1023, '1023 bytes'],
  [1024, '1 KiB'],
  [1_572_864, '1.5 MiB'],
  [524_288_000, '500 MiB'],
])('%d bytes are read as %s', (bytes, text) => {
  expect(readableBytes(bytes)).toBe(text);
});

test('a database that is away is told as such, and when to come back', async () => {
  const server = await testServer();
  const lost = Object.assign(new Error('terminating connection'), { code: '57P01' });
  const refused = new AggregateError([Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })]);
  server.get('/lost', () => Promise.reject(lost));
  server.get('/refused', () => Promise.reject(refused));
  for (const url of ['/lost', '/refused']) {
    const answer = await server.inject(url);
    expect(answer.json()).toMatchObject({ status: 503, code: 'unavailable' });
    expect(answer.headers['retry-after']).toBe('5');
  }
});

test('a text with a character that the database cannot hold is a bad request', async () => {
  const server = await testServer();
  const refused = Object.assign(new Error('invalid byte sequence for encoding "UTF8": 0x00'), {
    code: '22021',
  });
  server.get('/nul', () => Promise.reject(refused));
  expect((await server.inject('/nul')).json()).toMatchObject({ status: 400, code: 'bad-request' });
});

test('nothing at an address whose route takes the method is a 404, not a wrong method', async () => {
  const server = await testServer();
  server.get('/assets/*', (_request, reply) => {
    reply.callNotFound();
  });
  expect((await server.inject('/assets/gone.js')).json()).toMatchObject({ status: 404, code: 'not-found' });
  expect((await server.inject({ method: 'DELETE', url: '/assets/gone.js' })).statusCode).toBe(405);
});
