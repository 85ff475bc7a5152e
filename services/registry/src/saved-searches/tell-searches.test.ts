import { enqueue, transaction } from '@rma/persistence';
import { Logger, runOnce, type TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import { describe, expect, test, vi } from 'vitest';
import { enterDatasets } from '../testing/changing-datasets.ts';
import { confirmationTokens } from '../testing/public-letters.ts';
import { openRegistry } from '../testing/registry-harness.ts';

const { call, clock, database, db, person, registry } = await openRegistry();
const ana = await person();
const logger = new Logger(() => () => {});
const taskList = registry.tasks as unknown as TaskList;
const { connectionString } = database;

const idOf = (index: number) => `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`;
const enter = (
  kind: Parameters<typeof enterDatasets>[1],
  ...datasets: Parameters<typeof enterDatasets>[2]['datasets']
) => enterDatasets(database.db, kind, { datasets, clock });

/** A day later the crontab enqueues the turn; here three times at once, as three hubs might. */
async function nextDay(): Promise<void> {
  clock.advance({ hours: 24 });
  for (const key of ['a', 'b', 'c'])
    await transaction(db, { name: 'test' }, (trx) =>
      enqueue(trx, { task: 'registry.tell-searches', payload: {}, key }),
    );
  await runOnce({ connectionString, taskList, concurrency: 4, logger });
  await queueHasLeft();
}

// The queue's connections close after it has answered; a database is not dropped under them.
const queueHasLeft = () =>
  vi.waitFor(async () => {
    const { rows } = await sql`
      select pid from pg_stat_activity
      where datname = current_database() and application_name <> 'test'`.execute(database.db);
    expect(rows).toEqual([]);
  });

const told = () =>
  db
    .selectFrom('registry.notification')
    .select(['recipient', 'title', 'body', 'path'])
    .where('kind', '=', 'search.alert')
    .orderBy('id')
    .execute();
const forget = () => db.deleteFrom('registry.notification').execute();
const save = (query: string, wish: { as?: string; email?: string; name?: string }) =>
  call('POST', '/api/v1/saved-searches', {
    ...(wish.as && { as: wish.as }),
    body: { query, name: wish.name ?? query, ...(wish.email && { email: wish.email }) },
  });
const confirm = async (email: string) =>
  call('POST', `/api/v1/confirmations/${(await confirmationTokens(db, email)).at(-1)}`);

describe('saved searches are told what is new in them', () => {
  test('once each, and nothing of what was there before', async () => {
    await enter('dataset.published', { id: idOf(1), title: 'Baches de la ciudad' });
    await save('q=bache', { as: ana.authorization, name: 'Baches' });
    await nextDay();
    expect(await told()).toEqual([]);

    await enter(
      'dataset.published',
      { id: idOf(2), title: 'Reportes de baches' },
      { id: idOf(3), title: 'Mercados' },
    );
    await nextDay();
    expect(await told()).toEqual([
      {
        recipient: ana.email,
        title: 'Un conjunto nuevo en «Baches»',
        body: '· Reportes de baches (Torreón)',
        path: '/buscar?q=bache&orden=reciente',
      },
    ]);
    await nextDay();
    expect(await told()).toHaveLength(1);
  });

  test('what changes so that it is found is told, what changes otherwise or comes back is not', async () => {
    await forget();
    await enter('dataset.updated', { id: idOf(1), title: 'Baches de la ciudad, corregido' });
    await enter('dataset.archived', { id: idOf(2), title: '' });
    await enter('dataset.returned', { id: idOf(2), title: 'Reportes de baches' });
    await enter('dataset.updated', { id: idOf(3), title: 'Mercados y baches' });
    await nextDay();
    expect((await told()).map(({ body }) => body)).toEqual(['· Mercados y baches (Torreón)']);
  });

  test('what came and went between two looks, or has just come, is not told now; the latter is told the next day', async () => {
    await forget();
    await enter('dataset.published', { id: idOf(4), title: 'Baches de paso' });
    await enter('dataset.archived', { id: idOf(4), title: '' });
    clock.advance({ hours: 23, minutes: 50 });
    await enter('dataset.published', { id: idOf(5), title: 'Baches de último minuto' });
    clock.advance({ hours: -23, minutes: -50 });
    await nextDay();
    expect(await told()).toEqual([]);
    await nextDay();
    expect((await told()).map(({ body }) => body)).toEqual(['· Baches de último minuto (Torreón)']);
  });

  test('filters narrow as on the page, and a change of theme or format is news too', async () => {
    await forget();
    await save('tema=mobility&formato=GeoJSON', { as: ana.authorization, name: 'Mapas' });
    await enter('dataset.published', { id: idOf(6), title: 'Rutas', themeId: 'mobility' });
    await nextDay();
    expect(await told()).toEqual([]);
    await enter('dataset.updated', {
      id: idOf(6),
      title: 'Rutas',
      themeId: 'mobility',
      formats: ['CSV', 'GeoJSON'],
    });
    await nextDay();
    expect((await told()).map(({ title }) => title)).toEqual(['Un conjunto nuevo en «Mapas»']);
  });

  test('by the names of a place or of a column, what was found before an update is not news', async () => {
    await forget();
    const preview = { columns: [{ name: 'velocidad_kmh', title: 'Velocidad', type: 'number' }], rows: [] };
    await enter('dataset.published', { id: idOf(7), title: 'Radares', preview });
    await save('columna=velocidad', { as: ana.authorization, name: 'Velocidades' });
    await save('q=coahuila', { as: ana.authorization, name: 'Coahuila' });
    await enter('dataset.updated', { id: idOf(7), title: 'Radares fijos', preview });
    await nextDay();
    expect(await told()).toEqual([]);
    await enter('dataset.published', { id: idOf(8), title: 'Radares móviles', preview });
    await nextDay();
    expect((await told()).map(({ title }) => title).toSorted()).toEqual([
      'Un conjunto nuevo en «Coahuila»',
      'Un conjunto nuevo en «Velocidades»',
    ]);
    await db.deleteFrom('registry.saved_search').where('name', '=', 'Coahuila').execute();
  });

  test('many finds are counted, and what is said fits in the day’s letter with the link that ends it', async () => {
    await forget();
    const email = 'vecina@ejemplo.org';
    await save('q=luminarias', { email, name: 'Luminarias' });
    await confirm(email);
    const datasets = Array.from({ length: 30 }, (_, index) => ({
      id: idOf(100 + index),
      title: `Luminarias de la colonia número ${index} con su ubicación, su potencia y su fecha de instalación`,
      publisherName: 'San Pedro Mixtepec Distrito 26, Oaxaca',
    }));
    await enter('dataset.published', ...datasets);
    await nextDay();
    const [notice] = await told();
    expect(notice).toMatchObject({ recipient: email, title: '30 conjuntos nuevos en «Luminarias»' });
    expect(notice?.body).toMatch(
      /^· Luminarias de la colonia número 29[\s\S]*\ny 28 más\.\nDejar de recibir/,
    );
    expect(notice?.body.length).toBeLessThanOrEqual(400);

    clock.advance({ hours: 24 });
    await registry.tasks['registry.daily-digest']();
    const letter = await db
      .selectFrom('registry.message')
      .select('body')
      .where('kind', '=', 'daily-digest')
      .where('recipient', '=', email)
      .executeTakeFirstOrThrow();
    const stop = /\/busquedas\/([\w-]+)/.exec(letter.body)?.[1] ?? '';
    expect((await call('GET', `/api/v1/search-links/${stop}`)).json['name']).toBe('Luminarias');
  });

  test('who stops all letters with one click has no search left, and may ask again', async () => {
    const email = 'vecina@ejemplo.org';
    const { unsubscribe_url: url } = await db
      .selectFrom('registry.message')
      .select('unsubscribe_url')
      .where('kind', '=', 'daily-digest')
      .where('recipient', '=', email)
      .executeTakeFirstOrThrow();
    await call('POST', new URL(url ?? '').pathname);
    await enter('dataset.published', { id: idOf(200), title: 'Luminarias nuevas' });
    await forget();
    await nextDay();
    expect(await told()).toEqual([]);
    const left = () =>
      db.selectFrom('registry.saved_search').select('state').where('email', '=', email).execute();
    expect(await left()).toEqual([]);

    await save('q=luminarias', { email });
    await confirm(email);
    await enter('dataset.published', { id: idOf(201), title: 'Otras luminarias' });
    await nextDay();
    expect((await told()).map(({ recipient }) => recipient)).toEqual([email]);
  });

  test('a search that cannot be looked at holds up no other, and is told when it can', async () => {
    await forget();
    await save('q=parques', { as: ana.authorization, name: 'Parques' });
    await enter('dataset.published', { id: idOf(300), title: 'Parques y baches' });
    await sql`
      create function pg_temp.refuse() returns trigger language plpgsql as $f$ begin raise 'no room left'; end $f$;
      create trigger refuse before insert on registry.notification
        for each row when (new.title like '%Parques%') execute function pg_temp.refuse();`.execute(
      database.db,
    );
    await nextDay();
    expect((await told()).map(({ title }) => title)).toEqual(['Un conjunto nuevo en «Baches»']);
    await sql`drop trigger refuse on registry.notification`.execute(database.db);
    await nextDay();
    expect((await told()).map(({ title }) => title)).toEqual([
      'Un conjunto nuevo en «Baches»',
      'Un conjunto nuevo en «Parques»',
    ]);
  });
});
