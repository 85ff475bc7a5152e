import { addDays, dateAt } from '@rma/domain';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { itemsOf, publicUrl } from '../testing/registry-harness.ts';
import { openSuccession } from '../testing/succession-scene.ts';

const {
  accept,
  call,
  clock,
  db,
  member,
  person,
  asCoordinator,
  renewCoordinator,
  turn,
  grantsOf,
  kindsOf,
  officialsOf,
  custodyOf,
  designate,
  invitedToken,
} = await openSuccession();

describe('an election', () => {
  const cvegeo = '17001';
  let liaison: Awaited<ReturnType<typeof accept>>;
  let administrator: Awaited<ReturnType<typeof accept>>;
  let key = '';

  test('is prepared for in a plan, opened by itself, that is ready when every step is seen to', async () => {
    const { invitations } = await member(cvegeo);
    liaison = await accept(invitations.liaison?.token ?? '');
    administrator = await accept(invitations.administrator?.token ?? '');
    const created = await call('POST', '/api/v1/api-keys', {
      as: administrator.authorization,
      body: {
        name: 'Carga nocturna',
        cvegeo,
        scopes: ['catalog:write'],
        expiresAt: new Date(clock.now().getTime() + 60 * 86_400_000).toISOString(),
      },
    });
    key = String(created.json['key']);
    const today = dateAt(cvegeo, clock.now());
    const recorded = await call('POST', `/api/v1/governments/${cvegeo}/administrations`, {
      as: administrator.authorization,
      body: {
        startsOn: addDays(today, -900),
        endsOn: addDays(today, 20),
        source: 'Periódico Oficial del Estado, bando solemne',
      },
    });
    expect(recorded.status).toBe(204);
    await turn();
    await turn();
    const path = `/api/v1/governments/${cvegeo}/handovers`;
    const read = await call('GET', path, { as: liaison.authorization });
    const [plan, ...others] = itemsOf<{
      id: string;
      readyAt: string | null;
      items: { key: string; dueOn: string }[];
    }>(read.json);
    expect(others).toEqual([]);
    expect(read.json['holdings']).toMatchObject({ keys: [{ name: 'Carga nocturna' }] });
    expect((await call('GET', path)).status).toBe(401);
    const ready = () => call('POST', `${path}/${plan?.id}/ready`, { as: liaison.authorization });
    expect((await ready()).json['code']).toBe('handover-incomplete');
    for (const { key: step, dueOn } of plan?.items ?? []) {
      const put = await call('PUT', `${path}/${plan?.id}/steps/${step}`, {
        as: liaison.authorization,
        body: { responsible: 'Ana Enlace', dueOn, note: null, isDone: true },
      });
      expect(put.status).toBe(204);
    }
    expect((await ready()).status).toBe(204);
    expect((await kindsOf(cvegeo)).filter((kind) => kind === 'handover.planned')).toHaveLength(1);
  });

  test('ends the credentials of those who leave, passes custody, and touches nothing that is published', async () => {
    const invited = await person({ role: 'liaison', cvegeo });
    const packages = () =>
      db.selectFrom('national.package').selectAll().where('cvegeo', '=', cvegeo).execute();
    const before = await packages();
    clock.advance({ days: 21 });
    // The calendar has not been turned yet, and they may not act all the same.
    expect(await grantsOf(liaison)).toEqual([]);
    await turn();
    const refreshed = await call('POST', '/api/v1/session/refresh', {
      cookie: administrator.cookie,
      headers: { origin: publicUrl },
    });
    const { grants } = z
      .object({ grants: z.array(z.unknown()) })
      .catch({ grants: [] })
      .parse(refreshed.json['account']);
    expect(grants).toEqual([]);
    const machine = await call('GET', '/api/v1/me', { headers: { 'x-api-key': key } });
    expect(machine.json['code']).toBe('token-invalid');
    const left = await db
      .selectFrom('registry.account_grant')
      .select('account_id')
      .where('cvegeo', '=', cvegeo)
      .where('ended_at', 'is', null)
      .execute();
    expect(left).toEqual([]);
    expect(invited.id).not.toBe('');
    expect((await officialsOf(cvegeo)).filter(({ isCurrent }) => isCurrent)).toEqual([]);
    const shown = await db
      .selectFrom('national.official')
      .select('id')
      .where('cvegeo', '=', cvegeo)
      .execute();
    expect(shown).toEqual([]);
    expect((await custodyOf(cvegeo)).map(({ kind }) => kind)).toEqual(['network', 'official']);
    expect(await packages()).toEqual(before);
    expect((await call('GET', `/api/v1/governments/${cvegeo}/membership`)).json['state']).toBe('approved');
  });

  test('is followed by those who arrive, to whom custody passes', async () => {
    await renewCoordinator();
    expect((await designate(cvegeo, {})).status).toBe(201);
    const [now] = await custodyOf(cvegeo);
    expect(now).toMatchObject({ kind: 'official', post: 'administrator', until: null });
    const arrived = await accept(await invitedToken(`nueva-${cvegeo}@ejemplo.gob.mx`));
    expect(await grantsOf(arrived)).toEqual([{ role: 'administrator', cvegeo }]);
    expect((await kindsOf(cvegeo)).filter((kind) => kind === 'custody.passed')).toHaveLength(2);
  });
});

describe('a supposed administration', () => {
  test('ends nobody until it is confirmed, alone or with its whole state', async () => {
    const cvegeo = '32017';
    await member(cvegeo);
    const until = async () =>
      (
        await db
          .selectFrom('registry.official')
          .select('acts_until')
          .where('cvegeo', '=', cvegeo)
          .where('ended_at', 'is', null)
          .execute()
      ).map((row) => row.acts_until);
    expect(await until()).toEqual([null, null]);
    const confirmed = await call('POST', '/api/v1/administrations/confirmation', {
      as: asCoordinator(),
      body: { state: '32', level: 'municipality' },
    });
    expect(confirmed.json).toEqual({ confirmed: 58 });
    const [row] = itemsOf<{ endsOn: string; isConfirmed: boolean }>(
      (await call('GET', `/api/v1/governments/${cvegeo}/administrations`)).json,
    );
    expect(row?.isConfirmed).toBe(true);
    expect(await until()).toEqual([row?.endsOn, row?.endsOn]);
    const overlapping = await call('POST', `/api/v1/governments/${cvegeo}/administrations`, {
      as: asCoordinator(),
      body: { startsOn: '2025-01-01', endsOn: '2028-12-31', source: 'Periódico Oficial' },
    });
    expect(overlapping.json['code']).toBe('administration-overlaps');
    const calendar = await call('GET', '/api/v1/administrations', { as: asCoordinator() });
    expect(itemsOf<{ state: string }>(calendar.json).filter(({ state }) => state === '32')).toMatchObject([
      { level: 'state', confirmed: 0, governments: 1 },
      { level: 'municipality', confirmed: 58, governments: 58 },
    ]);
  });

  test('once confirmed ends later only by a coordinator, and never lasts over seven years', async () => {
    const cvegeo = '32005';
    const administrator = await person({ role: 'administrator', cvegeo });
    const record = (as: string, endsOn: string) =>
      call('POST', `/api/v1/governments/${cvegeo}/administrations`, {
        as,
        body: { startsOn: '2030-09-15', endsOn, source: 'Periódico Oficial' },
      });
    const ends = async () =>
      itemsOf<{ startsOn: string; endsOn: string }>(
        (await call('GET', `/api/v1/governments/${cvegeo}/administrations`)).json,
      ).find(({ startsOn }) => startsOn === '2030-09-15')?.endsOn;
    expect((await record(administrator.authorization, '2040-09-14')).status).toBe(400);
    expect((await record(administrator.authorization, '2033-09-14')).status).toBe(204);
    expect((await record(administrator.authorization, '2033-09-13')).status).toBe(204);
    expect((await record(administrator.authorization, '2034-09-14')).json['code']).toBe(
      'administration-put-off',
    );
    expect(await ends()).toBe('2033-09-13');
    expect((await record(asCoordinator(), '2033-09-14')).status).toBe(204);
    expect(await ends()).toBe('2033-09-14');
  });
});
