import { beforeAll, describe, expect, test } from 'vitest';
import { addPublicDataset, confirmationTokens } from '../testing/public-letters.ts';
import { itemsOf, openRegistry } from '../testing/registry-harness.ts';

const { call, database, db, member, person } = await openRegistry();
const [one, two] = ['0198a000-0000-7000-8000-000000000001', '0198a000-0000-7000-8000-000000000002'];

let squad: Awaited<ReturnType<typeof person>>;
let liaison: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  await member('05035');
  await member('30087');
  squad = await person({ role: 'squad', cvegeo: null });
  liaison = await person({ role: 'liaison', cvegeo: '05035' });
  const catalog = database.as('rma_catalog');
  await addPublicDataset(catalog, { id: one, cvegeo: '05035', title: 'Percances viales' });
  await addPublicDataset(catalog, { id: two, cvegeo: '30087', title: 'Rutas de basura' });
});

const submit = (change: Record<string, unknown> = {}) =>
  call('POST', '/api/v1/reuses', {
    body: {
      kind: 'policy',
      title: 'De los percances a una política de movilidad',
      summary: 'El instituto de planeación cruzó los percances con el aforo y rediseñó doce cruceros.',
      url: 'https://implan.example.org/percances',
      author: 'Instituto de planeación',
      sector: 'infrastructure',
      sdgs: [11, 3],
      datasetIds: [one, two],
      email: 'implan@ejemplo.org',
      ...change,
    },
  });
const decide = (
  id: string | undefined,
  what: string,
  body: Record<string, unknown> = {},
  as = squad.authorization,
) => call('POST', `/api/v1/reuses/${id}/${what}`, { as, body });
const waiting = async () => itemsOf((await call('GET', '/api/v1/reuses', { as: squad.authorization })).json);
const published = () => db.selectFrom('national.reuse').selectAll().execute();

describe('a reuse', () => {
  test('waits for its author’s e-mail, then for the squad, and only then is public with its datasets', async () => {
    expect((await submit()).json).toEqual({ isReceived: true });
    expect(await waiting()).toEqual([]);
    const [token] = await confirmationTokens(db, 'implan@ejemplo.org');
    await call('POST', `/api/v1/confirmations/${token}`);
    const [reuse] = await waiting();
    expect(reuse).toMatchObject({
      sector: 'infrastructure',
      datasets: [
        { id: one, title: 'Percances viales' },
        { id: two, title: 'Rutas de basura' },
      ],
    });
    expect(await published()).toEqual([]);
    expect((await decide(reuse?.id, 'publication', {}, liaison.authorization)).status).toBe(403);
    expect((await decide(reuse?.id, 'publication')).json).toEqual({ state: 'published' });
    expect(await published()).toMatchObject([{ id: reuse?.id, sdgs: [11, 3], kind: 'policy' }]);
    const entries = await db
      .selectFrom('national.ledger_entry')
      .select('cvegeo')
      .where('kind', '=', 'reuse.published')
      .orderBy('cvegeo')
      .execute();
    expect(entries).toEqual([{ cvegeo: '05035' }, { cvegeo: '30087' }]);
  });

  test('that is withdrawn is gone from the public view with its datasets, and may come back', async () => {
    const [{ id } = { id: '' }] = await published();
    expect((await decide(id, 'rejection', { reason: 'Ya no corresponde.' })).json['code']).toBe('conflict');
    await decide(id, 'withdrawal', { reason: 'La página ya no existe.' });
    expect(await published()).toEqual([]);
    expect(await db.selectFrom('national.reuse_dataset').selectAll().execute()).toEqual([]);
    expect((await decide(id, 'publication')).json).toEqual({ state: 'published' });
  });

  test.each([
    ['a script as its address', { url: 'javascript:alert(1)' }, 400],
    ['an address with a password', { url: 'https://yo:clave@ejemplo.org/' }, 400],
    ['no dataset', { datasetIds: [] }, 400],
    ['a dataset of nowhere', { datasetIds: ['0198a000-0000-7000-8000-00000000ffff'] }, 404],
    ['a goal that does not exist', { sdgs: [18] }, 400],
    ['a sector that does not exist', { sector: 'deportes' }, 400],
    ['a telephone in its summary', { summary: 'Contáctenos al 871 123 4567 para saber más.' }, 400],
    ['no e-mail', { email: undefined }, 422],
  ])('with %s is refused', async (_what, change, status) => {
    expect((await submit(change)).status).toBe(status);
  });
});
