import { describe, expect, test } from 'vitest';
import { itemsOf, openRegistry, system } from '../testing/registry-harness.ts';
import { confirmationTokens } from '../testing/public-letters.ts';

const { call, clock, db, person, registry } = await openRegistry();

type Saved = { id: string; name: string; query: string };
const save = (body: Record<string, unknown>, as?: string) =>
  call('POST', '/api/v1/saved-searches', { body: { name: 'Baches', ...body }, ...(as && { as }) });
const rows = () => db.selectFrom('registry.saved_search').selectAll().orderBy('id').execute();

describe('a search of an account', () => {
  test('is kept once, however its address is written, and is only its own', async () => {
    const [one, other] = [await person(), await person()];
    expect((await save({ query: 'tema=mobility&q=baches&orden=reciente' }, one.authorization)).json).toEqual({
      isActive: true,
    });
    await save({ query: 'q=+baches&tema=mobility', name: 'Baches de siempre' }, one.authorization);
    const mine = itemsOf<Saved>(
      (await call('GET', '/api/v1/saved-searches', { as: one.authorization })).json,
    );
    expect(mine).toMatchObject([{ name: 'Baches de siempre', query: 'q=baches&tema=mobility' }]);
    const url = `/api/v1/saved-searches/${mine[0]?.id}`;
    expect((await call('PATCH', url, { as: other.authorization, body: { name: 'X' } })).status).toBe(404);
    expect((await call('DELETE', url, { as: other.authorization })).status).toBe(404);
    expect((await call('DELETE', url)).status).toBe(401);
    expect((await call('PATCH', url, { as: one.authorization, body: { name: 'Hoyos' } })).status).toBe(200);
    expect((await call('DELETE', url, { as: one.authorization })).status).toBe(204);
    expect(await rows()).toEqual([]);
  });

  test('says something, and there are fifty at most', async () => {
    const { authorization } = await person();
    const refused = await save({ query: 'orden=reciente&nivel=OTRO' }, authorization);
    expect(refused.json['code']).toBe('search-says-nothing');
    const actor = { kind: 'person' as const, accountId: (await person()).id, name: 'P', grants: [] };
    for (let index = 0; index < 50; index += 1)
      await registry.demand.savedSearches.save(actor, { name: 'N', query: `q=palabra${index}` });
    const wish = (query: string) => registry.demand.savedSearches.save(actor, { name: 'N', query });
    expect(await wish('q=otra')).toEqual({ ok: false, reason: 'too-many-searches' });
    expect(await wish('q=palabra7')).toEqual({ ok: true, isActive: true });
    await db.deleteFrom('registry.saved_search').execute();
  });
});

describe('a search of an e-mail', () => {
  const email = 'vecina@ejemplo.org';

  test('is nobody’s until the link is pressed, and the link of its letters ends it', async () => {
    expect((await save({ query: 'q=rutas', email })).json).toEqual({ isActive: false });
    expect(await rows()).toMatchObject([{ state: 'waiting', email, account_id: null }]);
    const [token = ''] = await confirmationTokens(db, email);
    expect((await call('GET', `/api/v1/confirmations/${token}`)).json).toEqual({
      kind: 'search',
      isConfirmed: false,
    });
    expect(await rows()).toMatchObject([{ state: 'waiting' }]);
    const { json } = await call('POST', `/api/v1/confirmations/${token}`);
    const [saved] = await rows();
    expect(saved?.state).toBe('active');
    expect(json['path']).toBe(`/busquedas/${saved?.stop_token}`);

    // Whoever types somebody's address again changes nothing of what they confirmed.
    await save({ query: 'q=rutas', email, name: 'Otro nombre' });
    expect(await rows()).toMatchObject([{ name: 'Baches', state: 'active' }]);

    const link = `/api/v1/search-links/${saved?.stop_token}`;
    expect((await call('GET', link)).json).toMatchObject({ name: 'Baches', query: 'q=rutas' });
    expect(await rows()).toHaveLength(1);
    expect((await call('DELETE', link)).status).toBe(204);
    expect((await call('DELETE', link)).status).toBe(404);
    expect(await rows()).toEqual([]);
  });

  test('that nobody confirms is forgotten with its address', async () => {
    await save({ query: 'q=rutas', email });
    clock.advance({ days: 9 });
    await registry.demand.turn(system);
    expect(await rows()).toEqual([]);
  });

  test.each([
    [{ query: 'q=a' }, 'email-required'],
    [{ query: 'q=a', email, name: 'Gane en https://premios.example' }, 'validation-failed'],
  ])('%j is refused: %s', async (body, code) => {
    expect((await save(body)).json['code']).toBe(code);
  });

  test('of a program that fills in everything is thanked and not kept', async () => {
    expect((await save({ query: 'q=a', email, website: 'x' })).status).toBe(202);
    expect(await rows()).toEqual([]);
  });
});
