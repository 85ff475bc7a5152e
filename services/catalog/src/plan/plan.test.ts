import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { inventoryForTests, type ViewedItem } from '../inventory/inventory-for-tests.ts';
import { roadIncidents, torreon } from '../catalog-for-tests.ts';
import { isFileWanted } from '../uploads/upload-queries.ts';
import { enterDatasets, idOf, nationalDataset } from '../national/datasets-for-tests.ts';

const hub = await inventoryForTests();
const { add, change, file, publishPlan, publicItems, ledger, items, call, base, catalog, database, clock } =
  hub;
const { db } = database;

const inventoryOf = async () => (await call('liaison', 'GET', `${base}/inventory`)).json();
const datasetTitled = (title: string) =>
  db.selectFrom('national.dataset').selectAll().where('title', '=', title).executeTakeFirst();
const csvOf = async (kind: 'inventory' | 'plan') =>
  hub.server.inject({ url: `/governments/${torreon}/${kind}.csv` });
const itemTitled = async (title: string): Promise<ViewedItem> => {
  const found = (await items()).find((item) => item.title === title);
  if (!found) throw new Error(`no item ${title}`);
  return found;
};
const match = () => catalog.tasks['catalog.match-inventories']({});
const noticesQueued = async () => {
  const { rows } = await sql<{ payload: { notice?: { title: string; about: string } } }>`
    select payload from graphile_worker._private_jobs`.execute(db);
  return rows.flatMap(({ payload }) => payload.notice ?? []);
};

describe('filing an inventory', () => {
  test('is refused while something that cannot be opened has no legal basis, and says which', async () => {
    const { id } = await add({
      title: 'Padrón de becas',
      hasPrivateData: true,
      privacyReason: 'Contiene nombres de personas',
    });
    const refused = await file();
    expect(refused.json()).toMatchObject({ code: 'inventory-unfinished', status: 409 });
    expect(refused.json<{ errors: { pointer: string }[] }>().errors[0]?.pointer).toBe(`/items/${id}`);
    expect((await inventoryOf()).unfinished).toMatchObject([
      { key: 'INV-0001', code: 'legal-basis-missing' },
    ]);
    await change(id, {
      title: 'Padrón de becas',
      hasPrivateData: true,
      privacyReason: 'Contiene nombres de personas',
      legalBasis: 'personal-data',
      plannedOn: '2027-01-01',
    });
    expect(await publicItems()).toEqual([]);
  });

  test('makes it public and publishes it as a dataset with a CSV at an address for life', async () => {
    await add({ title: 'Incidentes viales', standardId: 'mobility/road-incidents', plannedOn: '2026-06-30' });
    await add({ title: 'Licencias de construcción', plannedOn: '2026-09-30' });
    expect((await file()).statusCode).toBe(200);
    expect((await publicItems()).map(({ title, state, planned_on }) => [title, state, planned_on])).toEqual([
      ['Padrón de becas', 'not-openable', null],
      // Dates are public with the plan, not before.
      ['Incidentes viales', 'listed', null],
      ['Licencias de construcción', 'listed', null],
    ]);
    const dataset = await datasetTitled('Inventario de datos de Torreón, Coahuila de Zaragoza');
    expect(dataset).toMatchObject({ origin: 'hosted', licence: 'libre-uso-mx', cvegeo: torreon });
    const csv = await csvOf('inventory');
    expect(csv.statusCode).toBe(200);
    expect(dataset?.distributions[0]).toMatchObject({
      url: `http://hub.test/governments/${torreon}/inventory.csv`,
      bytes: csv.rawPayload.byteLength,
      sha256: String(csv.headers.etag).replaceAll('"', ''),
    });
    expect(csv.body).toContain('Padrón de becas');
    expect((await csvOf('plan')).statusCode).toBe(404);
    expect((await ledger('inventory.filed')).map(({ subject }) => subject)).toEqual([
      `government:${torreon}`,
    ]);
    expect(await ledger('dataset.published')).toHaveLength(1);
    const rdf = await hub.server.inject({ url: `/datasets/${dataset?.id}.ttl` });
    expect(rdf.body).toContain(`/governments/${torreon}/inventory.csv`);
  });

  test('without changes makes no new edition', async () => {
    await file();
    expect(await ledger('dataset.updated')).toEqual([]);
    const editions = await db.selectFrom('catalog.inventory_edition').selectAll().execute();
    expect(editions.map(({ kind, number }) => [kind, number])).toEqual([['inventory', 1]]);
  });
});

describe('publishing the plan', () => {
  test('makes its dates public and is a dataset of its own', async () => {
    expect((await publishPlan()).statusCode).toBe(200);
    expect((await publicItems()).map(({ state, planned_on }) => [state, planned_on])).toEqual([
      ['not-openable', null],
      ['planned', '2026-06-30'],
      ['planned', '2026-09-30'],
    ]);
    const plan = (await csvOf('plan')).body;
    expect(plan).toContain('Incidentes viales');
    expect(plan).not.toContain('Padrón de becas');
    expect(
      await db.selectFrom('national.inventory').selectAll().where('cvegeo', '=', torreon).executeTakeFirst(),
    ).toMatchObject({ items: 3, planned: 2, open: 0, closed_by_law: 1, overdue: 0 });
  });

  test('keeps the first date that was promised when it is put off', async () => {
    const { id } = await itemTitled('Licencias de construcción');
    await change(id, { title: 'Licencias de construcción', plannedOn: '2026-12-31' });
    expect((await inventoryOf()).pending).toMatchObject({ planMoved: 1, changed: 0 });
    await publishPlan();
    expect((await publicItems()).at(-1)).toMatchObject({
      planned_on: '2026-12-31',
      first_planned_on: '2026-09-30',
    });
    expect((await ledger('plan.published')).at(-1)?.body).toContain('"putOff": 1');
  });
});

describe('an item closes by itself', () => {
  test('when a package with its standard is published here', async () => {
    const { packageId, resourceId } = await hub.newResource();
    await hub.deliver(resourceId, roadIncidents('Revolución y Juárez'));
    await call('liaison', 'POST', `/api/v1/packages/${packageId}/releases`, {});
    await match();
    expect(await itemTitled('Incidentes viales')).toMatchObject({
      state: 'open',
      datasetId: resourceId,
      openedOn: '2026-03-02',
    });
    expect((await publicItems())[1]).toMatchObject({ state: 'open', dataset_id: resourceId });
    expect(await ledger('plan.item-opened')).toMatchObject([
      { subject: `dataset:${resourceId}`, actor: 'system:inventory' },
    ]);
    // The inventory and the plan, which are datasets, tell it too.
    expect((await csvOf('plan')).body).toContain('Abierto,2026-03-02');
    expect((await noticesQueued()).map(({ title }) => title)).toContain(
      'Quedó abierto lo que tenía en su inventario: 1 renglón',
    );
  });

  test('once, however often it is looked at', async () => {
    await match();
    await catalog.matchInventories({ cvegeo: torreon });
    expect(await ledger('plan.item-opened')).toHaveLength(1);
  });

  test('when a dataset with its name is harvested from its portal', async () => {
    await enterDatasets(db, 'dataset.published', {
      datasets: [nationalDataset(1, { title: 'LICENCIAS DE CONSTRUCCION', cvegeo: torreon })],
      clock,
    });
    await match();
    expect(await itemTitled('Licencias de construcción')).toMatchObject({
      state: 'open',
      datasetId: idOf(1),
      openedOn: '2024-01-01',
    });
  });

  test('and waits again when its dataset is no longer there, until it returns', async () => {
    const dataset = nationalDataset(1, { title: 'LICENCIAS DE CONSTRUCCION', cvegeo: torreon });
    await enterDatasets(db, 'dataset.archived', { datasets: [dataset], clock });
    await match();
    expect(await itemTitled('Licencias de construcción')).toMatchObject({
      state: 'planned',
      datasetId: idOf(1),
    });
    expect((await publicItems()).at(-1)).toMatchObject({ state: 'planned', opened_on: null });
    await enterDatasets(db, 'dataset.updated', { datasets: [dataset], clock });
    await match();
    expect(await itemTitled('Licencias de construcción')).toMatchObject({ state: 'open' });
  });

  test('when it is written down after its dataset was published', async () => {
    await enterDatasets(db, 'dataset.published', {
      datasets: [nationalDataset(2, { title: 'Ciclovías', cvegeo: torreon })],
      clock,
    });
    await match();
    await add({ title: 'Ciclovías' });
    await catalog.matchInventories({ cvegeo: torreon });
    expect(await itemTitled('Ciclovías')).toMatchObject({ state: 'open', datasetId: idOf(2) });
  });

  test('only when a person says so, if the titles are merely alike', async () => {
    await add({ title: 'Bacheo en colonias' });
    await enterDatasets(db, 'dataset.published', {
      datasets: [nationalDataset(3, { title: 'Bacheo por colonia 2025', cvegeo: torreon })],
      clock,
    });
    await match();
    expect(await itemTitled('Bacheo en colonias')).toMatchObject({ state: 'listed' });
    const [proposal] = (await inventoryOf()).proposals;
    expect(proposal).toMatchObject({ title: 'Bacheo en colonias', datasetId: idOf(3), isHosted: false });
    const said = await call(
      'liaison',
      'PUT',
      `${base}/inventory/items/${proposal.itemId}/matches/${idOf(3)}`,
      {
        isMatch: true,
      },
    );
    expect(said.json()).toMatchObject({ state: 'open', datasetId: idOf(3) });
  });

  test('never again with a dataset that a person said it is not', async () => {
    const { id } = await add({ title: 'Luminarias por colonia' });
    const dataset = nationalDataset(4, { title: 'Luminarias', cvegeo: torreon });
    await enterDatasets(db, 'dataset.published', { datasets: [dataset], clock });
    await match();
    await call('liaison', 'PUT', `${base}/inventory/items/${id}/matches/${idOf(4)}`, { isMatch: false });
    await change(id, { title: 'Luminarias' });
    await catalog.matchInventories({ cvegeo: torreon });
    expect(await itemTitled('Luminarias')).toMatchObject({ state: 'listed' });
    expect((await inventoryOf()).proposals).toEqual([]);
  });

  test('not with a dataset of another government', async () => {
    await add({ title: 'Rutas de transporte' });
    await enterDatasets(db, 'dataset.published', {
      datasets: [nationalDataset(5, { title: 'Rutas de transporte', cvegeo: '17007' })],
      clock,
    });
    await match();
    expect(await itemTitled('Rutas de transporte')).toMatchObject({ state: 'listed' });
  });
});

describe('leaving the plan', () => {
  test('asks why, and never unpublishes', async () => {
    const { id } = await itemTitled('Rutas de transporte');
    await change(id, { title: 'Rutas de transporte', plannedOn: '2026-10-31' });
    await publishPlan();
    const before = await db
      .selectFrom('national.dataset')
      .select(['id', 'archived_at'])
      .orderBy('id')
      .execute();

    await change(id, { title: 'Rutas de transporte' });
    const incidents = await itemTitled('Incidentes viales');
    await call('liaison', 'DELETE', `${base}/inventory/items/${incidents.id}?reason=Ya%20no%20se%20lleva`);
    const unexplained = await publishPlan();
    expect(unexplained.json()).toMatchObject({ code: 'plan-removal-unexplained', status: 409 });
    expect(unexplained.json<{ detail: string }>().detail).toContain('Rutas de transporte');
    expect((await publishPlan({ reason: 'El concesionario no entregó los datos' })).statusCode).toBe(200);

    expect(await ledger('plan.item-removed')).toMatchObject([
      { subject: `inventory-item:${id}`, cause: 'El concesionario no entregó los datos' },
    ]);
    expect(
      await db.selectFrom('national.dataset').select(['id', 'archived_at']).orderBy('id').execute(),
    ).toEqual(before);
    expect(await db.selectFrom('national.tombstone').selectAll().execute()).toEqual([]);
    expect((await hub.server.inject({ url: `/datasets/${incidents.datasetId}.ttl` })).statusCode).toBe(200);
    expect((await publicItems()).map(({ title }) => title)).not.toContain('Incidentes viales');
  });

  test('keeps the files of every edition when unwanted files are swept', async () => {
    const editions = await db.selectFrom('catalog.inventory_edition').select('sha256').execute();
    expect(await Promise.all(editions.map(({ sha256 }) => isFileWanted(db, sha256)))).not.toContain(false);
  });

  test('leaves what was said in earlier editions to be read', async () => {
    const first = await hub.server.inject({ url: `/governments/${torreon}/plan.csv?edition=1` });
    expect(first.body).toContain('Incidentes viales');
    expect((await csvOf('plan')).body).not.toContain('Incidentes viales');
  });

  test('is refused when nothing would be left of the plan', async () => {
    expect(
      (await call('neighbour', 'POST', '/api/v1/governments/17007/plan/publication', {})).json(),
    ).toMatchObject({
      code: 'plan-empty',
    });
  });
});

describe('priorities', () => {
  test('come from how many people ask', async () => {
    const request = (id: number, votes: number) => ({
      id: idOf(100 + id),
      folio: `PD-2026-${id}`,
      cvegeo: torreon,
      title: id === 1 ? 'Rutas de transporte público' : 'Luminarias fundidas',
      description: 'Las necesito',
      requester_kind: 'citizen',
      state: 'published' as const,
      votes,
      received_at: clock.now(),
      due_on: '2026-04-01',
      is_late: false,
    });
    await db
      .insertInto('national.data_request')
      .values([request(1, 3), request(2, 40)])
      .execute();
    const asked = (await call('liaison', 'GET', `${base}/inventory/requests`)).json();
    expect(asked.items.map(({ title }: { title: string }) => title)).toEqual([
      'Luminarias fundidas',
      'Rutas de transporte público',
    ]);
    const routes = await itemTitled('Rutas de transporte');
    const lights = await itemTitled('Luminarias');
    expect(asked.items[1].likelyItemIds).toEqual([routes.id]);
    const relate = (item: string, wanted: string) =>
      call('liaison', 'PUT', `${base}/inventory/items/${item}/requests/${wanted}`, { isRelated: true });
    await relate(routes.id, idOf(101));
    expect((await relate(lights.id, idOf(102))).json()).toMatchObject({ demand: 40, priority: 1 });
    expect(await itemTitled('Rutas de transporte')).toMatchObject({ demand: 3, priority: 2 });
    await file();
    expect((await publicItems()).find(({ id }) => id === lights.id)).toMatchObject({
      demand: 40,
      priority: 1,
    });
  });
});

describe('the dates of the plan', () => {
  test('are reminded before, and told once the day is over', async () => {
    const { id } = await itemTitled('Luminarias');
    await change(id, { title: 'Luminarias', plannedOn: '2026-04-01' });
    await publishPlan();
    const about = async () => (await noticesQueued()).map((notice) => notice.about);
    const remind = catalog.tasks['catalog.remind-of-plans'];

    clock.set('2026-03-02T15:00:00Z');
    await remind();
    expect(await about()).toContain(`plan-due:${torreon}:2026-04-01:30`);
    // Half an hour before midnight of the promised day, and half an hour after.
    clock.set('2026-04-02T05:30:00Z');
    await remind();
    expect(await about()).not.toContain(`plan-late:${torreon}:2026-04-01`);
    clock.set('2026-04-02T06:30:00Z');
    await remind();
    expect(await about()).toContain(`plan-late:${torreon}:2026-04-01`);
    expect(
      await db
        .selectFrom('national.inventory')
        .select('overdue')
        .where('cvegeo', '=', torreon)
        .executeTakeFirst(),
    ).toEqual({ overdue: 1 });
  });
});
