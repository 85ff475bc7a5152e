import { beforeAll, describe, expect, test } from 'vitest';
import { itemsOf, openRegistry } from '../testing/registry-harness.ts';
import { standingRows } from '../testing/standing-rows.ts';

const { call, clock, db, inMexico, person, registry } = await openRegistry();
const rows = standingRows(db, () => clock.now());

let coordinator: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  coordinator = await person({ role: 'coordinator', cvegeo: null });
  await db.deleteFrom('registry.administration').execute();
  const agreement = await rows.agreement('17007', { state: 'active', validUntil: inMexico(40) });
  await rows.commitment(agreement, { cvegeo: '17007', state: 'pending', dueOn: inMexico(20) });
  await rows.commitment(agreement, { cvegeo: '17007', state: 'met', dueOn: inMexico(21) });
  await rows.request('14039', { dueOn: inMexico(10), title: 'Árboles, podas; y talas' });
  await db
    .insertInto('registry.membership')
    .values({ cvegeo: '14039', state: 'active', since: clock.now(), joined_at: clock.now() })
    .execute();
  await rows.administration('05035', { startsOn: inMexico(-1000), endsOn: inMexico(96) });
  await rows.administration('14039', { startsOn: inMexico(-1000), endsOn: inMexico(95) });
  await registry.outreach.plan({ kind: 'system', name: 'test' }, '05035', {
    nextStep: 'Llamar al cabildo',
    nextStepOn: inMexico(5),
  });
});

const everything = ['agreement', 'commitment', 'administration', 'request', 'plan', 'next-step'];

async function feedOf(as: string, wish: Record<string, unknown> = {}): Promise<{ id: string; path: string }> {
  const made = await call('POST', '/api/v1/calendars', {
    as,
    body: { name: 'Vencimientos', kinds: everything, ...wish },
  });
  expect(made.status).toBe(201);
  return { id: String(made.json['id']), path: new URL(String(made.json['url'])).pathname };
}

/** The events of a calendar, each a record of its properties; folded lines are put together (RFC 5545, 3.1). */
async function eventsAt(path: string): Promise<Record<string, string>[]> {
  const { response } = await call('GET', path);
  expect(response.statusCode).toBe(200);
  const lines = response.body.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
  const events: Record<string, string>[] = [];
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') events.push({});
    const [, name = '', value = ''] = /^([A-Z-]+)[^:]*:(.*)$/.exec(line) ?? [];
    const event = events.at(-1);
    if (event && !(name in event)) event[name] = value;
  }
  return events;
}

const compact = (date: string) => date.replaceAll('-', '');

describe('a calendar', () => {
  test('shows what expires and what is due, on its day, in order', async () => {
    const { path } = await feedOf(coordinator.authorization);
    const { headers, response } = await call('GET', path);
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(response.body).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0/);
    for (const line of response.body.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const events = await eventsAt(path);
    expect(events.map(({ SUMMARY, DTSTART }) => [DTSTART, SUMMARY])).toEqual([
      [compact(inMexico(5)), 'Torreón: Llamar al cabildo'],
      [compact(inMexico(10)), expect.stringContaining('«Árboles\\, podas\\; y talas»')],
      [compact(inMexico(20)), expect.stringMatching(/^Cuernavaca: Presentar el inventario/)],
      [compact(inMexico(40)), expect.stringMatching(/^Vence el convenio RMA-17007-/)],
      [compact(inMexico(95)), 'Último día de la administración de Guadalajara'],
    ]);
    expect(new Set(events.map(({ UID }) => UID)).size).toBe(5);
  });

  test('keeps the identity of what moves to another day', async () => {
    const { path } = await feedOf(coordinator.authorization, { kinds: ['next-step'] });
    const [before] = await eventsAt(path);
    await registry.outreach.plan({ kind: 'system', name: 'test' }, '05035', { nextStepOn: inMexico(6) });
    const [after] = await eventsAt(path);
    expect(after?.['UID']).toBe(before?.['UID']);
    expect(after?.['DTSTART']).toBe(compact(inMexico(6)));
  });

  test('shows only the kinds and the state it was made for', async () => {
    const { path } = await feedOf(coordinator.authorization, {
      stateCvegeo: '14',
      kinds: ['request', 'agreement'],
    });
    expect((await eventsAt(path)).map(({ SUMMARY }) => SUMMARY)).toEqual([
      expect.stringMatching(/^Guadalajara: responder/),
    ]);
  });

  test('of a liaison is of their government, without the coordinators’ plans', async () => {
    const liaison = await person({ role: 'liaison', cvegeo: '17007' });
    const { path } = await feedOf(liaison.authorization);
    expect((await eventsAt(path)).map(({ SUMMARY }) => SUMMARY)).toEqual([
      expect.stringMatching(/^Cuernavaca:/),
      expect.stringMatching(/^Vence el convenio RMA-17007/),
    ]);
    const state = await person({ role: 'liaison', cvegeo: '17' });
    expect(await eventsAt((await feedOf(state.authorization)).path)).toEqual([]);
    const cto = await person({ role: 'state-cto', cvegeo: '17' });
    expect(await eventsAt((await feedOf(cto.authorization)).path)).toHaveLength(2);
  });

  test('is of nothing once it is revoked, or its owner lost the role', async () => {
    const squad = await person({ role: 'squad', cvegeo: null });
    const { id, path } = await feedOf(squad.authorization);
    const other = await feedOf(squad.authorization);
    expect((await call('DELETE', `/api/v1/calendars/${id}`, { as: coordinator.authorization })).status).toBe(
      404,
    );
    expect((await call('DELETE', `/api/v1/calendars/${id}`, { as: squad.authorization })).status).toBe(204);
    expect((await call('GET', path)).status).toBe(404);
    const mine = await call('GET', '/api/v1/calendars', { as: squad.authorization });
    expect(itemsOf(mine.json).map((feed) => feed.id)).toEqual([other.id]);
    await db
      .updateTable('registry.account_grant')
      .set({ ended_at: clock.now(), ended_by: 'system:test' })
      .where('account_id', '=', squad.id)
      .execute();
    expect((await call('GET', other.path)).status).toBe(404);
  });

  test('is not made by strangers, and its secret is kept nowhere', async () => {
    const body = { name: 'X', kinds: everything };
    expect((await call('POST', '/api/v1/calendars', { body })).status).toBe(401);
    const ally = await person({ role: 'ally', cvegeo: null });
    expect((await call('POST', '/api/v1/calendars', { as: ally.authorization, body })).status).toBe(403);
    const { path } = await feedOf(coordinator.authorization);
    const token = /\/calendars\/(.+)\.ics$/.exec(path)?.[1] ?? '';
    const kept = await db.selectFrom('registry.calendar_feed').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain(token);
    expect((await call('GET', '/calendars/nada.ics')).status).toBe(404);
  });
});
