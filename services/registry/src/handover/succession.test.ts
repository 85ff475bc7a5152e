import { addDays, dateAt } from '@rma/domain';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { findLiveGrants } from '../accounts/grant-queries.ts';
import { officialsToTell } from '../officials/told-queries.ts';
import { itemsOf, openRegistry, pdf, publicUrl } from '../testing/registry-harness.ts';

const { accept, call, clock, db, inMexico, member, person, registry, submit } = await openRegistry();

let coordinator: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  coordinator = await person({ role: 'coordinator', cvegeo: null });
});

const asCoordinator = () => coordinator.authorization;
const turn = () => registry.tasks['registry.turn-calendar']();
/** What a person may do by now, whatever the token that was given to them says. */
const grantsOf = async ({ json }: { json: Record<string, unknown> }) => {
  const { id } = accountSchema.parse(json['account']);
  return findLiveGrants(db, id, { now: clock.now() });
};
const accountSchema = z.object({ id: z.uuid() });
const kindsOf = async (cvegeo: string) => {
  const rows = await db
    .selectFrom('national.ledger_entry')
    .select('kind')
    .where('cvegeo', '=', cvegeo)
    .orderBy('seq')
    .execute();
  return rows.map(({ kind }) => kind);
};

type Official = { id: string; post: string; standing: string; isCurrent: boolean; isActing: boolean };
const officialsOf = async (cvegeo: string) =>
  itemsOf<Official>(
    (await call('GET', `/api/v1/governments/${cvegeo}/officials`, { as: asCoordinator() })).json,
  );
const custodyOf = async (cvegeo: string) =>
  itemsOf<{ kind: string; until: string | null; post: string | null; state: { cvegeo: string } | null }>(
    (await call('GET', `/api/v1/governments/${cvegeo}/custody`)).json,
  );

const designate = (cvegeo: string, change: Record<string, string>) =>
  submit('POST', `/api/v1/governments/${cvegeo}/officials`, {
    as: asCoordinator(),
    fields: {
      post: 'administrator',
      name: 'Dora Designada',
      position: 'Directora de Sistemas',
      email: `nueva-${cvegeo}@ejemplo.gob.mx`,
      termStarts: dateAt(cvegeo, clock.now()),
      ...change,
    },
    file: { field: 'designation', name: 'oficio.pdf', content: pdf },
  });

/** Who of a government would be told something now. */
const toldOf = async (cvegeo: string) =>
  (await officialsToTell(db, cvegeo)).map(({ email }) => email).toSorted();

/** The token of the last invitation to an e-mail, as its letter tells it. */
async function invitedToken(email: string): Promise<string> {
  const letter = await db
    .selectFrom('registry.message')
    .select('body')
    .where('recipient', '=', email)
    .where('kind', '=', 'invitation')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return /\/invitacion\/([\w-]+)/.exec(letter.body)?.[1] ?? '';
}

describe('a substitute', () => {
  test('acts while the holder is absent, and no longer', async () => {
    const cvegeo = '17007';
    const { invitations } = await member(cvegeo);
    const holder = await accept(invitations.administrator?.token ?? '');
    const refused = await designate(cvegeo, {
      standing: 'substitute',
      email: `datos-${cvegeo}@ejemplo.gob.mx`,
    });
    expect(refused.json['code']).toBe('substitute-is-holder');
    expect((await designate(cvegeo, { standing: 'substitute' })).status).toBe(201);
    const substitute = await accept(await invitedToken(`nueva-${cvegeo}@ejemplo.gob.mx`));
    expect(await grantsOf(substitute)).toEqual([]);
    const holders = [`datos-${cvegeo}@ejemplo.gob.mx`, `enlace-${cvegeo}@ejemplo.gob.mx`];
    expect(await toldOf(cvegeo)).toEqual(holders);
    const holderId = (await officialsOf(cvegeo)).find(
      ({ post, standing }) => post === 'administrator' && standing === 'holder',
    )?.id;
    const absence = (fields: Record<string, string>) =>
      submit('POST', `/api/v1/governments/${cvegeo}/officials/${holderId}/absences`, {
        as: asCoordinator(),
        fields: { reason: 'Licencia médica', ...fields },
        file: { field: 'document', name: 'licencia.pdf', content: pdf },
      });
    expect((await absence({ from: inMexico(0), until: inMexico(-1) })).status).toBe(400);
    const recorded = await absence({ from: inMexico(0), until: inMexico(4) });
    expect(recorded.status).toBe(201);
    expect((await absence({ from: inMexico(3) })).json['code']).toBe('absence-overlaps');

    expect(await grantsOf(holder)).toEqual([]);
    expect(await toldOf(cvegeo)).toEqual([...holders, `nueva-${cvegeo}@ejemplo.gob.mx`]);
    expect(await grantsOf(substitute)).toEqual([{ role: 'administrator', cvegeo }]);
    const acting = (await officialsOf(cvegeo)).filter(({ isActing }) => isActing);
    expect(acting.map(({ post, standing }) => `${post} ${standing}`).toSorted()).toEqual([
      'administrator substitute',
      'liaison holder',
    ]);
    expect((await custodyOf(cvegeo)).map(({ post }) => post)).toEqual(['administrator']);

    const ended = `/api/v1/governments/${cvegeo}/officials/${holderId}/absences/${String(recorded.json['id'])}/end`;
    expect((await call('POST', ended, { as: asCoordinator() })).status).toBe(204);
    expect((await call('POST', ended, { as: asCoordinator() })).json['code']).toBe('not-found');
    expect(await grantsOf(holder)).toEqual([{ role: 'administrator', cvegeo }]);
    expect(await grantsOf(substitute)).toEqual([]);
  });

  test('who comes to hold the post keeps the account, and stops being the substitute', async () => {
    const cvegeo = '17007';
    const email = `nueva-${cvegeo}@ejemplo.gob.mx`;
    expect((await designate(cvegeo, { email })).status).toBe(201);
    const current = (await officialsOf(cvegeo)).filter(({ isCurrent }) => isCurrent);
    expect(current.map(({ post, standing }) => `${post} ${standing}`).toSorted()).toEqual([
      'administrator holder',
      'liaison holder',
    ]);
    const open = await db
      .selectFrom('registry.invitation')
      .select('id')
      .where('email', '=', email)
      .where('accepted_at', 'is', null)
      .execute();
    expect(open).toEqual([]);
    expect(await kindsOf(cvegeo)).toContain('official.substituted');
  });
});

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
    coordinator = await person({ role: 'coordinator', cvegeo: null });
    expect((await designate(cvegeo, {})).status).toBe(201);
    const [now] = await custodyOf(cvegeo);
    expect(now).toMatchObject({ kind: 'official', post: 'administrator', until: null });
    const arrived = await accept(await invitedToken(`nueva-${cvegeo}@ejemplo.gob.mx`));
    expect(await grantsOf(arrived)).toEqual([{ role: 'administrator', cvegeo }]);
    expect((await kindsOf(cvegeo)).filter((kind) => kind === 'custody.passed')).toHaveLength(2);
  });
});

describe('a designation for a day to come', () => {
  test('leaves whoever is in post there until that day, and then puts the new one in their place', async () => {
    const cvegeo = '02004';
    const { invitations } = await member(cvegeo);
    const former = await accept(invitations.administrator?.token ?? '');
    const first = addDays(dateAt(cvegeo, clock.now()), 3);
    expect((await designate(cvegeo, { termStarts: first, email: 'otra@ejemplo.gob.mx' })).status).toBe(201);
    // Another is designated instead before the day comes.
    expect((await designate(cvegeo, { termStarts: first })).status).toBe(201);
    const list = await call('GET', `/api/v1/governments/${cvegeo}/officials`);
    expect(list.json['incoming']).toMatchObject([{ name: 'Dora Designada', termStarts: first }]);
    expect(JSON.stringify(list.json)).not.toContain('@');
    expect(await grantsOf(former)).toEqual([{ role: 'administrator', cvegeo }]);
    const holders = async () =>
      (await officialsOf(cvegeo)).filter(({ isCurrent, post }) => isCurrent && post === 'administrator');
    const [before] = await holders();
    // Midnight of that day in Mexico City is still the day before in Tijuana.
    clock.set(`${first}T06:05:00Z`);
    await turn();
    coordinator = await person({ role: 'coordinator', cvegeo: null });
    expect(await holders()).toMatchObject([{ id: before?.id }]);
    clock.set(`${first}T08:05:00Z`);
    await turn();
    await turn();
    coordinator = await person({ role: 'coordinator', cvegeo: null });
    const [after, ...others] = await holders();
    expect(others).toEqual([]);
    expect(after).toMatchObject({ isActing: true, standing: 'holder' });
    expect(after?.id).not.toBe(before?.id);
    expect(await grantsOf(former)).toEqual([]);
    const vacancies = await db
      .selectFrom('registry.notification')
      .select('id')
      .where('cvegeo', '=', cvegeo)
      .where('about', 'like', 'vacancy:%')
      .execute();
    expect(vacancies).toEqual([]);
    const arrived = await accept(await invitedToken(`nueva-${cvegeo}@ejemplo.gob.mx`));
    expect(await grantsOf(arrived)).toEqual([{ role: 'administrator', cvegeo }]);
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
});

describe('a dormant member', () => {
  const cvegeo = '20067';
  const adopt = (reason = 'Nadie respondió en seis meses.') =>
    call('POST', `/api/v1/governments/${cvegeo}/adoption`, { as: asCoordinator(), body: { reason } });
  const state = async (event: string) =>
    call('POST', `/api/v1/governments/${cvegeo}/membership`, {
      as: asCoordinator(),
      body: { event, reason: 'Por acuerdo del comité.' },
    });

  test('may be adopted by its state, whose officials act for it until it designates its own', async () => {
    await member(cvegeo);
    await db
      .updateTable('registry.membership')
      .set({ state: 'active' })
      .where('cvegeo', '=', cvegeo)
      .execute();
    expect((await adopt()).json['code']).toBe('not-adoptable');
    expect((await state('fall-dormant')).json).toEqual({ state: 'dormant' });
    // Its state is no member yet.
    expect((await adopt()).json['code']).toBe('not-adoptable');
    const { invitations } = await member('20');
    const ofState = await accept(invitations.liaison?.token ?? '');
    expect(await grantsOf(ofState)).toEqual([{ role: 'liaison', cvegeo: '20' }]);

    expect((await adopt()).status).toBe(201);
    expect((await adopt()).json['code']).toBe('not-adoptable');
    expect(await grantsOf(ofState)).toEqual([
      { role: 'liaison', cvegeo: '20' },
      { role: 'liaison', cvegeo },
    ]);
    await db
      .updateTable('registry.official')
      .set({ term_ends: inMexico(-1) })
      .where('cvegeo', '=', cvegeo)
      .execute();
    await turn();
    expect((await custodyOf(cvegeo))[0]).toMatchObject({ kind: 'state', state: { cvegeo: '20' } });

    const told = await db
      .selectFrom('registry.notification')
      .select('about')
      .where('cvegeo', '=', cvegeo)
      .where('recipient', '=', 'enlace-20@ejemplo.gob.mx')
      .execute();
    expect(told.filter(({ about }) => about?.startsWith('vacancy:'))).not.toEqual([]);

    expect((await designate(cvegeo, {})).status).toBe(201);
    expect(await grantsOf(ofState)).toEqual([{ role: 'liaison', cvegeo: '20' }]);
    expect((await custodyOf(cvegeo))[0]).toMatchObject({ kind: 'official' });
    expect((await kindsOf(cvegeo)).filter((kind) => kind.startsWith('member.'))).toEqual([
      'member.adopted',
      'member.adoption-ended',
    ]);
    const end = await call('POST', `/api/v1/governments/${cvegeo}/adoption/end`, {
      as: asCoordinator(),
      body: { reason: 'Ya no hace falta.' },
    });
    expect(end.json['code']).toBe('not-adopted');
  });
});
