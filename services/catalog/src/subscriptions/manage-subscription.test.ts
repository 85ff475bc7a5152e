import { describe, expect, test } from 'vitest';
import { call, notices, read, receiver, subscribe, torreon, url } from './receiver-for-tests.ts';

describe('whoever manages subscriptions', () => {
  test('tries one before there is any change', async () => {
    const id = await subscribe();
    const tried = await call('coordinator', 'POST', `/api/v1/subscriptions/${id}/test`);
    expect(tried.json()).toMatchObject({ attempt: 0, status: 204, failure: null });
    expect(notices()).toMatchObject([{ subscription: id, test: true, events: [] }]);
    receiver.answer = { status: 404 };
    expect((await call('coordinator', 'POST', `/api/v1/subscriptions/${id}/test`)).json()).toMatchObject({
      failure: 'Respondió 404.',
    });
    expect(await read(id)).toMatchObject({ state: 'active', failures: 0 });
  });

  test('is a coordinator, or an official for their own government', async () => {
    const mine = await subscribe({ cvegeo: torreon }, 'liaison');
    const body = { title: 'Tablero', url: `${url}/otra` };
    expect((await call('liaison', 'POST', '/api/v1/subscriptions', body)).statusCode).toBe(403);
    expect((await call(null, 'POST', '/api/v1/subscriptions', body)).statusCode).toBe(401);
    expect((await call('auditor', 'GET', '/api/v1/subscriptions')).statusCode).toBe(403);
    expect((await call('neighbour', 'GET', `/api/v1/subscriptions/${mine}`)).statusCode).toBe(404);
    expect((await call('neighbour', 'DELETE', `/api/v1/subscriptions/${mine}`)).statusCode).toBe(404);
    expect((await call('neighbour', 'GET', '/api/v1/subscriptions')).json()).toMatchObject({ items: [] });
    expect((await call('administrator', 'GET', '/api/v1/subscriptions')).json()).toMatchObject({
      items: [{ id: mine }],
    });
    expect((await call('liaison', 'DELETE', `/api/v1/subscriptions/${mine}`)).statusCode).toBe(204);
  });

  test('is told what is wrong with one', async () => {
    const post = (body: object) =>
      call('coordinator', 'POST', '/api/v1/subscriptions', { title: 'Tablero', ...body });
    await subscribe();
    expect((await post({ url })).json()).toMatchObject({ status: 409, code: 'already-exists' });
    expect((await post({ url: 'ftp://a.example/' })).statusCode).toBe(400);
    for (const credentials of ['a:b', 'a', ':b'])
      expect((await post({ url: `https://${credentials}@a.example/` })).json()).toMatchObject({
        code: 'outbound-refused',
      });
    expect((await post({ url: 'https://a.example/', cvegeo: '05999' })).statusCode).toBe(404);
    expect((await post({ url: 'https://a.example/', theme: 'nada' })).statusCode).toBe(404);
    for (let more = 1; more < 20; more += 1)
      expect((await post({ url: `https://a.example/${more}` })).statusCode).toBe(201);
    expect((await post({ url: 'https://a.example/de-mas' })).json()).toMatchObject({ code: 'conflict' });
  });
});
