import { beforeAll, describe, expect, test } from 'vitest';
import { itemsOf, nextOf, openRegistry, pdf } from '../testing/registry-harness.ts';

const { call, clock, db, inMexico, member, person, registry, submit } = await openRegistry();

let coordinator: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  coordinator = await person({ role: 'coordinator', cvegeo: null });
  for (const cvegeo of ['17007', '17001', '17002', '17003', '05035']) await member(cvegeo);
});

const party = { organization: 'Ayuntamiento', signatory: 'Ana Síndica', position: 'Síndica municipal' };
const terms = (cvegeo: string, change: Record<string, unknown> = {}) => ({
  cvegeo,
  title: 'Convenio de colaboración',
  federationParty: { organization: 'Federación', signatory: 'Luis Coordinador', position: 'Coordinador' },
  governmentParty: party,
  validFrom: inMexico(0),
  validUntil: inMexico(365),
  ...change,
});
const draft = (cvegeo: string, change: Record<string, unknown> = {}) =>
  call('POST', '/api/v1/memoranda', { as: coordinator.authorization, body: terms(cvegeo, change) });
/** Takes a step with the version that is there now. */
const step = async (id: unknown, name: string, body: Record<string, unknown> = {}) => {
  const url = `/api/v1/memoranda/${String(id)}`;
  const { headers } = await call('GET', url, { as: coordinator.authorization });
  return call('POST', `${url}/${name}`, {
    as: coordinator.authorization,
    body,
    headers: { 'if-match': String(headers['etag']) },
  });
};
/** Through review to the document that is signed. */
const makeReady = async (id: unknown) => {
  await step(id, 'send-to-review');
  return step(id, 'make-ready', { reason: 'oficio 12/2026' });
};
/** Files the copy that both parties signed on paper. */
const file = (id: unknown, change: { fields?: Record<string, string>; content?: Uint8Array } = {}) =>
  submit('PUT', `/api/v1/memoranda/${String(id)}/signatures/government/attested-copy`, {
    as: coordinator.authorization,
    fields: {
      signedOn: inMexico(0),
      attestation: 'Se cotejó con el original.',
      covers: 'both',
      ...change.fields,
    },
    file: { field: 'file', name: 'convenio.pdf', content: change.content ?? pdf },
  });
const sign = async (id: unknown) => {
  await makeReady(id);
  await file(id);
  return call('GET', `/api/v1/memoranda/${String(id)}`, { as: coordinator.authorization });
};
const patch = (id: unknown, body: Record<string, unknown>, ifMatch?: string) =>
  call('PATCH', `/api/v1/memoranda/${String(id)}`, {
    as: coordinator.authorization,
    body,
    ...(ifMatch !== undefined && { headers: { 'if-match': ifMatch } }),
  });
const stateOf = async (id: unknown) =>
  (await call('GET', `/api/v1/memoranda/${String(id)}`, { as: coordinator.authorization })).json['state'];
const shown = (id: unknown) =>
  db
    .selectFrom('national.memorandum')
    .select(['state', 'title'])
    .where('id', '=', String(id))
    .executeTakeFirst();
const turn = () => registry.tasks['registry.turn-calendar']();
const year = () => inMexico(0).slice(0, 4);

describe('a folio', () => {
  test('is given without gaps or repeats to drafts made at the same time', async () => {
    const drafts = await Promise.all(Array.from({ length: 6 }, () => draft('17003')));
    expect(drafts.map(({ json }) => String(json['folio'])).toSorted()).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => `RMA-17003-${year()}-00${n}`),
    );
    expect((await draft('17002')).json['folio']).toBe(`RMA-17002-${year()}-001`);
  });
});

describe('a draft', () => {
  test('is private: the public hears that there is one, and nothing of what it says', async () => {
    const { status, json, headers } = await draft('17001');
    expect(status).toBe(201);
    expect(headers['etag']).toBe('"1"');
    expect(json).toMatchObject({ state: 'drafted', signedOn: null, version: 1 });
    expect(await shown(json['id'])).toBeUndefined();
    const told = await db
      .selectFrom('national.ledger_entry')
      .select('body')
      .where('subject', '=', `memorandum:${String(json['id'])}`)
      .execute();
    expect(told).toHaveLength(1);
    expect(JSON.parse(told[0]?.body ?? '')).toMatchObject({
      kind: 'memorandum.drafted',
      detail: { folio: json['folio'] },
    });
    expect(told[0]?.body).not.toContain(inMexico(365));
  });

  test('is revised by who read its last version, and by nobody else', async () => {
    const { json } = await draft('17001');
    const { id } = json;
    expect((await patch(id, { title: 'Sin decir versión' })).status).toBe(428);
    const first = await patch(id, { title: 'Primera revisión' }, '"1"');
    expect(first.json).toMatchObject({
      title: 'Primera revisión',
      version: 2,
      federationParty: { organization: 'Federación' },
    });
    expect(first.headers['etag']).toBe('"2"');
    const stale = await patch(id, { title: 'Sobre lo que ya cambió' }, '"1"');
    expect([stale.status, stale.json['code']]).toEqual([412, 'precondition-failed']);
    expect((await patch(id, { title: 'x' }, 'W/"dos"')).status).toBe(412);
    const both = await Promise.all([patch(id, { title: 'A' }, '"2"'), patch(id, { title: 'B' }, '"2"')]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
  });

  test('cannot end before it begins, also after a revision of only one date', async () => {
    expect((await draft('17001', { validUntil: inMexico(0) })).status).toBe(400);
    const { json } = await draft('17001');
    const revised = await patch(json['id'], { validUntil: inMexico(-10) }, '"1"');
    expect(revised.json['errors']).toMatchObject([{ pointer: '/validUntil' }]);
  });

  test('is only for members', async () => {
    expect((await draft('24028')).json['code']).toBe('not-a-member');
    expect((await draft('32999')).json['code']).toBe('unknown-government');
  });
});

describe('signing', () => {
  test('files the copy, shows the memorandum, and makes it and the member active when it is in force', async () => {
    const { json } = await draft('17007');
    const signed = await sign(json['id']);
    expect(signed.json).toMatchObject({ state: 'active', signedOn: inMexico(0) });
    expect(await shown(json['id'])).toEqual({ state: 'active', title: 'Convenio de colaboración' });
    const membership = await call('GET', '/api/v1/governments/17007/membership');
    expect(membership.json).toMatchObject({ state: 'active' });
    const kinds = await db
      .selectFrom('national.ledger_entry')
      .select('kind')
      .where('cvegeo', '=', '17007')
      .orderBy('seq', 'desc')
      .limit(3)
      .execute();
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'membership.changed',
      'memorandum.activated',
      'memorandum.signed',
    ]);
  });

  test('happens once, and ends revisions', async () => {
    const { json } = await draft('17007');
    await makeReady(json['id']);
    const both = await Promise.all([file(json['id']), file(json['id'])]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const { headers } = await call('GET', `/api/v1/memoranda/${String(json['id'])}`, {
      as: coordinator.authorization,
    });
    const late = await patch(json['id'], { title: 'Tarde' }, String(headers['etag']));
    expect(late.json['code']).toBe('memorandum-not-drafted');
  });

  test('takes only a PDF, and no date in the future', async () => {
    const { json } = await draft('17007');
    await makeReady(json['id']);
    const png = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
    expect((await file(json['id'], { content: png })).json['code']).toBe('document-not-accepted');
    expect((await file(json['id'], { fields: { signedOn: inMexico(1) } })).status).toBe(400);
    expect(await stateOf(json['id'])).toBe('to-sign');
  });
});

describe('the calendar', () => {
  test('puts a signed memorandum in force on its first day and ends it after its last, in Mexico City', async () => {
    const { json } = await draft('05035', { validFrom: inMexico(10), validUntil: inMexico(20) });
    const { id } = json;
    expect((await sign(id)).json['state']).toBe('signed');
    const start = clock.now().toISOString();
    const states: unknown[] = [];
    for (const days of [9, 1, 10, 1]) {
      clock.advance({ days });
      await turn();
      states.push(await stateOf(id));
    }
    expect(states).toEqual(['signed', 'expiring', 'expiring', 'expired']);
    expect(await shown(id)).toMatchObject({ state: 'expired' });
    await turn();
    const told = await db
      .selectFrom('national.ledger_entry')
      .select(['kind', 'actor'])
      .where('subject', '=', `memorandum:${String(id)}`)
      .orderBy('seq')
      .execute();
    expect(told.map(({ kind }) => kind)).toEqual([
      'memorandum.drafted',
      'memorandum.sent-to-review',
      'memorandum.ready-to-sign',
      'memorandum.signature-added',
      'memorandum.signature-added',
      'memorandum.signed',
      'memorandum.activated',
      'memorandum.expiring',
      'memorandum.expired',
    ]);
    expect(told[6]?.actor).toBe('system:calendar');
    const membership = await call('GET', '/api/v1/governments/05035/membership');
    expect(membership.json['state']).toBe('active');
    clock.set(start);
  });

  test('turned by two workers at once writes each change once', async () => {
    const { json } = await draft('17002', { validFrom: inMexico(1) });
    await sign(json['id']);
    clock.advance({ days: 1 });
    await Promise.all([turn(), turn(), turn()]);
    clock.advance({ days: -1 });
    const told = await db
      .selectFrom('national.ledger_entry')
      .select('kind')
      .where('subject', '=', `memorandum:${String(json['id'])}`)
      .execute();
    expect(told.filter(({ kind }) => kind === 'memorandum.activated')).toHaveLength(1);
  });
});

describe('the list', () => {
  test('of what expires within 90 days has the signed ones, the soonest first', async () => {
    const soon = await draft('17001', { validUntil: inMexico(90), title: 'noventa' });
    const sooner = await draft('17001', { validUntil: inMexico(30), title: 'treinta' });
    const later = await draft('17001', { validUntil: inMexico(91), title: 'noventa y uno' });
    for (const { json } of [soon, sooner, later]) await sign(json['id']);
    await draft('17001', { validUntil: inMexico(10), title: 'borrador' });
    const url = '/api/v1/memoranda?cvegeo=17001&expiresWithinDays=90';
    const { json } = await call('GET', url, { as: coordinator.authorization });
    expect(itemsOf<{ title: string }>(json).map(({ title }) => title)).toEqual(['treinta', 'noventa']);
  });

  test('goes page by page, each memorandum once', async () => {
    const seen: string[] = [];
    let after = '';
    do {
      const page = await call('GET', `/api/v1/memoranda?first=3${after}`, { as: coordinator.authorization });
      seen.push(...itemsOf(page.json).map(({ id }) => id));
      after = nextOf(page.json);
    } while (after !== '');
    const rows = await db.selectFrom('registry.memorandum').select('id').execute();
    expect(seen.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
  });

  test('shows a liaison only the memoranda of the same government', async () => {
    const liaison = await person({ role: 'liaison', cvegeo: '17007' });
    const { json } = await call('GET', '/api/v1/memoranda?first=100', { as: liaison.authorization });
    const keys = itemsOf<{ cvegeo: string }>(json).map(({ cvegeo }) => cvegeo);
    expect(new Set(keys)).toEqual(new Set(['17007']));
    const other = await draft('17001');
    const url = `/api/v1/memoranda/${String(other.json['id'])}`;
    expect((await call('GET', url, { as: liaison.authorization })).status).toBe(404);
    const copy = `${url}/signatures/government/attested-copy`;
    expect((await call('GET', copy, { as: liaison.authorization })).status).toBe(404);
  });
});
