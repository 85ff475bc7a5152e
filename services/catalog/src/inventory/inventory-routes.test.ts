import { describe, expect, test } from 'vitest';
import { prospect } from '../catalog-for-tests.ts';
import { inventoryForTests, itemFields } from './inventory-for-tests.ts';

const { add, change, items, call, base, server, clock } = await inventoryForTests();

describe('an item of the inventory', () => {
  test('is added and changed by a person, and by a machine that may write', async () => {
    const { id, key } = await add({ title: 'Semáforos', plannedOn: '2027-03-31' });
    expect(key).toBe('INV-0001');
    expect((await change(id, { title: 'Semáforos y tiempos' })).json()).toMatchObject({
      state: 'listed',
      plannedOn: null,
    });
    const byMachine = await call('writer', 'POST', `${base}/inventory/items`, itemFields({ title: 'Topes' }));
    expect(byMachine.statusCode).toBe(201);
    expect((await call('reader', 'POST', `${base}/inventory/items`, itemFields())).statusCode).toBe(403);
    expect((await call('writer', 'POST', `${base}/plan/publication`, {})).statusCode).toBe(403);
  });

  test('keeps no date when it cannot be opened, and no reason when it can', async () => {
    const secret = await add({
      title: 'Padrón',
      hasPrivateData: true,
      privacyReason: 'Datos personales',
      legalBasis: 'personal-data',
      plannedOn: '2027-01-01',
    });
    expect(secret).toMatchObject({ state: 'not-openable', plannedOn: null });
    const open = await change(secret.id, {
      title: 'Padrón',
      privacyReason: 'ya no',
      legalBasis: 'personal-data',
    });
    expect(open.json()).toMatchObject({ privacyReason: null, legalBasis: null });
  });

  test.each([
    [{ hasPrivateData: true }, '/privacyReason', 'reason-missing'],
    [{ description: 'La CURP HEGG560427MVZRRL04' }, '/description', 'personal-data'],
    [{ datasetId: '00000000-0000-7000-8000-0000000000aa' }, '/datasetId', 'dataset-unknown'],
    [{ standardId: 'no/existe' }, '/standardId', 'custom'],
    [{ title: ' ' }, '/title', 'too_small'],
  ])('is refused with what is wrong beside its field: %j', async (fields, pointer, code) => {
    const refused = await server.inject({
      method: 'POST',
      url: `${base}/inventory/items`,
      headers: { authorization: 'Bearer rma_liaison', 'accept-language': 'es-MX' },
      payload: itemFields(fields),
    });
    expect(refused.statusCode).toBe(400);
    expect(refused.json()).toMatchObject({ code: 'validation-failed', errors: [{ pointer, code }] });
  });

  test('is not changed over what somebody else wrote meanwhile', async () => {
    const { id } = await add({ title: 'Parques' });
    const read = (await call('liaison', 'GET', `${base}/inventory/items/${id}`)).json<{
      changedAt: string;
    }>();
    const put = (title: string) =>
      server.inject({
        method: 'PUT',
        url: `${base}/inventory/items/${id}`,
        headers: { authorization: 'Bearer rma_administrator', 'if-match': `"${read.changedAt}"` },
        payload: itemFields({ title }),
      });
    clock.advance({ seconds: 1 });
    expect((await put('Parques y jardines')).statusCode).toBe(200);
    expect((await put('Parques, otra vez')).json()).toMatchObject({
      code: 'precondition-failed',
      status: 412,
    });
  });

  test('is removed with a reason, and its key is of nobody else afterwards', async () => {
    const { id, key } = await add({ title: 'De paso' });
    expect((await call('liaison', 'DELETE', `${base}/inventory/items/${id}`)).statusCode).toBe(400);
    await call('liaison', 'DELETE', `${base}/inventory/items/${id}?reason=Se%20repet%C3%ADa%20con%20otro`);
    expect((await items()).map((item) => item.key)).not.toContain(key);
    expect((await add({ title: 'Otro' })).key).not.toBe(key);
    expect((await change(id, { title: 'De vuelta' })).statusCode).toBe(404);
  });

  test('comes in pages, also of one state only', async () => {
    const first = await call('liaison', 'GET', `${base}/inventory/items?first=2`);
    const { items: page, nextCursor, totalCount } = first.json();
    expect(page).toHaveLength(2);
    expect(totalCount).toBeGreaterThan(2);
    const second = await call('liaison', 'GET', `${base}/inventory/items?first=2&after=${nextCursor}`);
    expect(second.json().items[0].key).not.toBe(page[1].key);
    const none = await call('liaison', 'GET', `${base}/inventory/items?state=open`);
    expect(none.json()).toMatchObject({ items: [], totalCount: 0 });
  });
});

test('who is no member yet files nothing', async () => {
  const refused = await call(
    'applicant',
    'POST',
    `/api/v1/governments/${prospect}/inventory/items`,
    itemFields(),
  );
  expect(refused.json()).toMatchObject({ code: 'government-cannot-publish' });
});

test('the legal bases are for anybody, with what nobody has confirmed marked', async () => {
  const { items: bases } = (await call(null, 'GET', '/api/v1/legal-bases')).json<{
    items: { id: string; isArticleConfirmed: boolean; citation: string }[];
  }>();
  expect(bases.find(({ id }) => id === 'personal-data')).toMatchObject({ isArticleConfirmed: false });
  expect(bases.find(({ id }) => id === 'tax-secret')).toMatchObject({ isArticleConfirmed: true });
});
