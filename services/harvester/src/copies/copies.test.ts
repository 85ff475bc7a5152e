import {
  datasetsOf,
  startCkanPortal,
  syntheticPackages,
  withChanges,
  type RemoteDatasets,
  type RemotePortal,
} from '@rma/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTestHarvester, xalapa } from '../testing.ts';

const veracruz = '30';
const boca = '30028';

let hub: Awaited<ReturnType<typeof startTestHarvester>>;
const portals: RemotePortal[] = [];

beforeEach(async () => {
  hub = await startTestHarvester();
});
afterEach(async () => {
  await Promise.all(portals.splice(0).map((portal) => portal.close()));
});

type Extra = Record<string, string>;

const extras = (facts: Extra) => Object.entries(facts).map(([key, value]) => ({ key, value }));

/** Ten packages, some of which say more about themselves; `shift` gives them other ids and titles. */
function catalogue(facts: Record<number, Extra>, { shift = 0 } = {}): RemoteDatasets {
  const all = syntheticPackages(1000);
  const records = Array.from({ length: 10 }, (_, index) => all.at(shift + index));
  return withChanges(
    datasetsOf(records),
    Object.fromEntries(Object.entries(facts).map(([index, fact]) => [index, { extras: extras(fact) }])),
  );
}

async function portalWith(datasets: RemoteDatasets): Promise<RemotePortal> {
  const portal = await startCkanPortal({ datasets });
  portals.push(portal);
  return portal;
}

const sourceOf = async (datasets: RemoteDatasets, cvegeo: string, title: string) => {
  const portal = await portalWith(datasets);
  return { portal, ...(await hub.sourceOf(portal, { cvegeo, title })) };
};

const shown = async () =>
  hub.admin
    .selectFrom('national.dataset')
    .select(['id', 'title', 'cvegeo', 'publisher_name', 'level', 'also_at', 'source_id'])
    .where('archived_at', 'is', null)
    .orderBy('title')
    .execute();
const shownBy = async (sourceId: string) => (await shown()).filter((row) => row.source_id === sourceId);
const problemsOf = async (runId: string) =>
  (
    await hub.admin
      .selectFrom('harvest.run_record')
      .select(['outcome', 'problems'])
      .where('run_id', '=', runId)
      .where('outcome', '=', 'skipped')
      .execute()
  ).map((row) => row.problems[0]?.rule);

const uri = 'https://datos.municipio.example/dataset/luminarias';
/** The same dataset in the state's catalogue, under another id and title. */
const inState = (facts: Extra = {}) => catalogue({ 0: { uri, ...facts } }, { shift: 100 });
const inCity = () => catalogue({ 0: { uri } });

describe('a dataset that a state and its municipality both publish', () => {
  test.each([
    ['the state is read first', ['state', 'city']],
    ['the municipality is read first', ['city', 'state']],
  ] as const)('is the municipality’s, and is found at the state’s too, when %s', async (_, order) => {
    const sources = {
      state: await sourceOf(inState(), veracruz, 'Datos del estado'),
      city: await sourceOf(inCity(), xalapa, 'Datos de Xalapa'),
    };
    for (const name of order) await sources[name].harvest();
    const rows = await shown();
    expect(rows).toHaveLength(19);
    const [shared] = rows.filter((row) => row.also_at.length > 0);
    expect(shared).toMatchObject({
      source_id: sources.city.sourceId,
      cvegeo: xalapa,
      also_at: [{ title: 'Datos del estado' }],
    });
    // Read again, nothing moves.
    for (const name of order) await sources[name].harvest();
    expect(await shown()).toEqual(rows);
  });

  test('is known too when both read it from the same portal, one whole and one its part', async () => {
    const portal = await portalWith(catalogue({}));
    const state = await hub.sourceOf(portal, { cvegeo: veracruz, title: 'Datos del estado' });
    await state.harvest();
    const city = await hub.sourceOf(portal, { cvegeo: xalapa, title: 'Datos de Xalapa' });
    await city.harvest();
    await state.harvest();
    const rows = await shown();
    expect(rows).toHaveLength(10);
    expect(rows.map((row) => row.source_id)).toEqual(rows.map(() => city.sourceId));
  });

  test('is skipped in the state’s run, with the reason, and every record is counted', async () => {
    const city = await sourceOf(inCity(), xalapa, 'Datos de Xalapa');
    const state = await sourceOf(inState(), veracruz, 'Datos del estado');
    await city.harvest();
    for (const isAgain of [false, true]) {
      const run = await state.harvest();
      expect(run).toMatchObject({ read_count: 10, skipped_count: 1, rejected_count: 0 });
      expect(run).toMatchObject(isAgain ? { unchanged_count: 9 } : { added_count: 9 });
      expect(await problemsOf(run.id)).toEqual(['already-known']);
    }
  });

  test('that the state showed first leaves a tombstone at its address that says where it is', async () => {
    const state = await sourceOf(inState(), veracruz, 'Datos del estado');
    const city = await sourceOf(inCity(), xalapa, 'Datos de Xalapa');
    await state.harvest();
    await city.harvest();
    const [held] = (await shown()).filter((row) => row.also_at.length > 0);
    const tombstones = await hub.admin.selectFrom('national.tombstone').selectAll().execute();
    expect(tombstones).toMatchObject([
      { cvegeo: veracruz, reason: expect.stringContaining(`https://red.example/datasets/${held?.id}`) },
    ]);
    expect(await hub.ledgerKinds()).toMatchObject({ 'dataset.published': 20, 'dataset.withdrawn': 1 });
  });

  test('is the state’s again once the municipality’s is gone, and not when that returns', async () => {
    const state = await sourceOf(inState(), veracruz, 'Datos del estado');
    const city = await sourceOf(inCity(), xalapa, 'Datos de Xalapa');
    await state.harvest();
    const before = (await shownBy(state.sourceId)).map((row) => row.id);
    await city.harvest();
    expect(await shownBy(state.sourceId)).toHaveLength(9);
    const nine = Array.from({ length: 9 }, (_, index) => inCity().at(index + 1));
    city.portal.serve(datasetsOf(nine));
    expect(await city.harvest()).toMatchObject({ state: 'applied', archived_count: 1 });
    expect((await shownBy(state.sourceId)).map((row) => row.id)).toEqual(before);
    expect(await hub.admin.selectFrom('national.tombstone').selectAll().execute()).toEqual([]);
    city.portal.serve(inCity());
    await city.harvest();
    expect(await shownBy(state.sourceId)).toHaveLength(9);
    expect(await shownBy(city.sourceId)).toHaveLength(10);
    expect((await shown()).flatMap((row) => row.also_at)).toHaveLength(1);
  });

  test('is shown by the state when it never had an address, once the municipality’s is gone', async () => {
    const city = await sourceOf(inCity(), xalapa, 'Datos de Xalapa');
    const state = await sourceOf(inState(), veracruz, 'Datos del estado');
    await city.harvest();
    await state.harvest();
    const first = inState().at(0)['title'];
    city.portal.serve(
      withChanges(inCity(), { 0: { extras: extras({ uri: 'https://datos.municipio.example/otro' }) } }),
    );
    await city.harvest();
    expect((await shownBy(state.sourceId)).map((row) => row.title)).toContain(first);
    expect((await shown()).flatMap((row) => row.also_at)).toEqual([]);
    expect(await state.harvest()).toMatchObject({ unchanged_count: 10, skipped_count: 0 });
  });

  test('is nowhere else any more once the state takes it off its catalogue', async () => {
    const city = await sourceOf(inCity(), xalapa, 'Datos de Xalapa');
    const state = await sourceOf(inState(), veracruz, 'Datos del estado');
    await city.harvest();
    await state.harvest();
    state.portal.serve(datasetsOf(Array.from({ length: 9 }, (_, index) => inState().at(index + 1))));
    expect(await state.harvest()).toMatchObject({ state: 'applied', unchanged_count: 9 });
    expect((await shown()).flatMap((row) => row.also_at)).toEqual([]);
    state.portal.serve(inState());
    expect(await state.harvest()).toMatchObject({ skipped_count: 1 });
    expect((await shown()).flatMap((row) => row.also_at)).toHaveLength(1);
  });
});

test('a copy that became a dataset of its own is no longer found at what it copied', async () => {
  const city = await sourceOf(inCity(), xalapa, 'Datos de Xalapa');
  const state = await sourceOf(inState(), veracruz, 'Datos del estado');
  await city.harvest();
  await state.harvest();
  state.portal.serve(catalogue({}, { shift: 100 }));
  expect(await state.harvest()).toMatchObject({ added_count: 1, unchanged_count: 9 });
  expect(await shown()).toHaveLength(20);
  expect((await shown()).flatMap((row) => row.also_at)).toEqual([]);
});

describe('a state that publishes for its municipalities', () => {
  test('has their datasets shown as theirs', async () => {
    const state = await sourceOf(inState({ publisher_cvegeo: boca }), veracruz, 'Nodo del estado');
    await state.harvest();
    const [theirs] = (await shown()).filter((row) => row.cvegeo === boca);
    expect(theirs).toMatchObject({ level: 'municipality', publisher_name: 'Boca del Río' });
    expect(
      await hub.admin
        .selectFrom('national.ledger_entry')
        .select('cvegeo')
        .where('cvegeo', '=', boca)
        .execute(),
    ).toHaveLength(1);
  });

  test('gives way to the municipality’s own source', async () => {
    const state = await sourceOf(inState({ publisher_cvegeo: xalapa }), veracruz, 'Nodo del estado');
    const city = await sourceOf(inCity(), xalapa, 'Datos de Xalapa');
    await state.harvest();
    expect((await shown()).filter((row) => row.cvegeo === xalapa)).toHaveLength(1);
    await city.harvest();
    const [held] = (await shown()).filter((row) => row.also_at.length > 0);
    expect(held).toMatchObject({ source_id: city.sourceId, cvegeo: xalapa });
    expect(await shown()).toHaveLength(19);
  });

  test('goes before another state catalogue that does not say for whom', async () => {
    const other = await sourceOf(catalogue({ 0: { uri } }, { shift: 200 }), veracruz, 'Otro del estado');
    const state = await sourceOf(inState({ publisher_cvegeo: boca }), veracruz, 'Nodo del estado');
    await other.harvest();
    await state.harvest();
    expect((await shown()).filter((row) => row.also_at.length > 0)).toMatchObject([{ cvegeo: boca }]);
  });

  test('is not heard about governments that are not its own', async () => {
    const state = await sourceOf(inState({ publisher_cvegeo: '14039' }), veracruz, 'Nodo del estado');
    await state.harvest();
    expect(new Set((await shown()).map((row) => row.cvegeo))).toEqual(new Set([veracruz]));
  });
});

test('a municipality of another state takes nothing over by bearing the same identity', async () => {
  const state = await sourceOf(inState(), veracruz, 'Datos del estado');
  const stranger = await sourceOf(catalogue({ 0: { uri } }, { shift: 200 }), '20067', 'Datos de Oaxaca');
  await state.harvest();
  const held = (await shownBy(state.sourceId)).map((row) => row.id);
  for (const skipped of [1, 1]) expect(await stranger.harvest()).toMatchObject({ skipped_count: skipped });
  expect((await shownBy(state.sourceId)).map((row) => row.id)).toEqual(held);
  expect(await hub.ledgerKinds()).not.toHaveProperty('dataset.withdrawn');
  const city = await sourceOf(inCity(), xalapa, 'Datos de Xalapa');
  for (const each of [city, stranger, state, city]) await each.harvest();
  expect((await shown()).filter((row) => row.also_at.length > 0)).toMatchObject([
    { source_id: city.sourceId, also_at: [{ title: 'Datos de Oaxaca' }, { title: 'Datos del estado' }] },
  ]);
});

test('an archived dataset whose copy becomes one of its own is not told as if it were there', async () => {
  const city = await sourceOf(inCity(), xalapa, 'Datos de Xalapa');
  const state = await sourceOf(inState(), veracruz, 'Datos del estado');
  await city.harvest();
  await state.harvest();
  const [held] = (await shown()).filter((row) => row.also_at.length > 0);
  // The worker of the city's run died after archiving it and before its copies were settled.
  const at = new Date('2026-03-02T06:00:00Z');
  await hub.admin
    .updateTable('harvest.record')
    .set({ state: 'archived', archived_at: at })
    .where('dataset_id', '=', String(held?.id))
    .execute();
  await hub.admin
    .updateTable('national.dataset')
    .set({ archived_at: at })
    .where('id', '=', String(held?.id))
    .execute();
  state.portal.serve(catalogue({}, { shift: 100 }));
  await state.harvest();
  const told = await hub.admin
    .selectFrom('national.dataset_event')
    .select('kind')
    .where('dataset_id', '=', String(held?.id))
    .orderBy('number')
    .execute();
  expect(told.map(({ kind }) => kind)).toEqual(['create', 'update']);
});

describe('what left this hub', () => {
  test('and comes back through a member’s CKAN is a loop, however it comes', async () => {
    const city = await sourceOf(inCity(), xalapa, 'Datos de Xalapa');
    await city.harvest();
    const [one, two, three] = await shown();
    const returning = withChanges(
      catalogue(
        {
          0: { uri: `https://red.example/datasets/${one?.id}` },
          1: { guid: 'x', identifier: `http://red.example/datasets/${two?.id}` },
          3: { source_catalog_homepage: 'https://red.example/' },
        },
        { shift: 300 },
      ),
      { 2: { id: three?.id } },
    );
    const member = await sourceOf(returning, boca, 'CKAN que nos cosecha');
    const run = await member.harvest();
    expect(run).toMatchObject({ read_count: 10, added_count: 6, skipped_count: 4 });
    expect(await problemsOf(run.id)).toEqual(['loop', 'loop', 'loop', 'loop']);
    expect(await shown()).toHaveLength(16);
  });
});

describe('identities that tell nothing apart', () => {
  test('of one catalogue that gives all its datasets the same one hide none of another', async () => {
    const home = { identifier: 'https://datos.municipio.example/' };
    const careless = catalogue({ 0: home, 1: home, 2: home }, { shift: 100 });
    const one = await sourceOf(careless, xalapa, 'Descuidada');
    const other = await sourceOf(catalogue({ 0: home }), boca, 'Otra');
    await one.harvest();
    await other.harvest();
    expect(await shown()).toHaveLength(20);
  });
});

test('two sources read at the same time show a common dataset once', async () => {
  const state = await sourceOf(inState(), veracruz, 'Datos del estado');
  const city = await sourceOf(inCity(), xalapa, 'Datos de Xalapa');
  await Promise.all([state.harvest(), city.harvest()]);
  const rows = await shown();
  expect(rows).toHaveLength(19);
  expect(rows.filter((row) => row.also_at.length > 0)).toMatchObject([{ source_id: city.sourceId }]);
});

test('of three copies the next best takes the place of the one that goes', async () => {
  const state = await sourceOf(inState(), veracruz, 'Datos del estado');
  const city = await sourceOf(inCity(), xalapa, 'Datos de Xalapa');
  const other = await sourceOf(catalogue({ 0: { uri } }, { shift: 200 }), boca, 'Datos de Boca');
  await state.harvest();
  await city.harvest();
  await other.harvest();
  expect((await shown()).filter((row) => row.also_at.length > 0)).toMatchObject([
    { source_id: city.sourceId, also_at: [{ title: 'Datos de Boca' }, { title: 'Datos del estado' }] },
  ]);
  city.portal.serve(datasetsOf(Array.from({ length: 9 }, (_, index) => inCity().at(index + 1))));
  await city.harvest();
  expect((await shown()).filter((row) => row.also_at.length > 0)).toMatchObject([
    { source_id: other.sourceId, also_at: [{ title: 'Datos del estado' }] },
  ]);
});
