import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { lockMember } from '../membership/membership-queries.ts';
import {
  goodPassword,
  itemsOf,
  nextOf,
  openRegistry,
  publicUrl,
  system,
} from '../testing/registry-harness.ts';
import { endGrants } from './grant-queries.ts';
import { cancelInvitations } from './invitation-queries.ts';

const { accept, call, clock, database, db, member, person, registry } = await openRegistry();

let coordinator: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  coordinator = await person({ role: 'coordinator', cvegeo: null });
  await member('17007');
});

let counter = 0;
async function invite(role: 'auditor' | 'liaison', cvegeo: string | null, email?: string) {
  counter += 1;
  const wish = { email: email ?? `invitado${counter}@ejemplo.mx`, name: 'Invitada', role, cvegeo };
  const result = await registry.invitations.invite(system, wish);
  if (!result.ok) throw new Error(result.reason);
  return { ...result.invitation, email: wish.email };
}

describe('an invitation', () => {
  test('reaches its person by mail with a link, which says what it is for', async () => {
    const sent = await call('POST', '/api/v1/invitations', {
      as: coordinator.authorization,
      body: { email: 'Nueva@ejemplo.mx', name: 'Nueva Enlace', role: 'liaison', cvegeo: '17007' },
    });
    expect(sent.status).toBe(201);
    expect(JSON.stringify(sent.json)).not.toContain('token');
    const outbox = await call('GET', '/api/v1/messages', { as: coordinator.authorization });
    const [message] = itemsOf<{ recipient: string; body: string }>(outbox.json);
    expect(message?.recipient).toBe('Nueva@ejemplo.mx');
    const token = new RegExp(`${publicUrl}/invitacion/([\\w-]{43})`).exec(message?.body ?? '')?.[1];
    const read = await call('GET', `/api/v1/invitations/${String(token)}`);
    expect(read.json).toMatchObject({
      email: 'Nueva@ejemplo.mx',
      role: 'liaison',
      cvegeo: '17007',
      governmentName: 'Cuernavaca',
      hasAccount: false,
    });
  });

  test('that is withdrawn while it is being accepted gives nothing', async () => {
    const { invitations } = await member('17011');
    const waitingForLock = async () => {
      const { rows } = await sql<{ waiting: number }>`
        select count(*) as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`.execute(database.db);
      return Number(rows[0]?.waiting);
    };
    const ending = { at: clock.now(), by: 'system:test' };
    let answered: ReturnType<typeof accept> | undefined;
    await db.transaction().execute(async (trx) => {
      await lockMember(trx, '17011');
      await endGrants(trx, { cvegeo: '17011' }, ending);
      await cancelInvitations(trx, { cvegeo: '17011' }, ending.at);
      answered = accept(invitations.liaison?.token ?? '');
      await expect.poll(waitingForLock).toBe(1);
    });
    expect((await answered)?.json['code']).toBe('invitation-expired');
    const live = await db
      .selectFrom('registry.account_grant')
      .select('id')
      .where('cvegeo', '=', '17011')
      .where('ended_at', 'is', null)
      .execute();
    expect(live).toEqual([]);
  });

  test('makes the account, gives the role and signs in', async () => {
    const { token } = await invite('liaison', '17007');
    const session = await accept(token);
    expect(session.status).toBe(201);
    expect(session.json['account']).toMatchObject({ grants: [{ role: 'liaison', cvegeo: '17007' }] });
    expect(session.cookie).not.toBe('');
    const again = await call('POST', '/api/v1/session/refresh', {
      cookie: session.cookie,
      headers: { origin: publicUrl },
    });
    expect(again.status).toBe(200);
  });

  test('works once, also when it is accepted twice at the same time', async () => {
    const { token } = await invite('auditor', null);
    const both = await Promise.all([accept(token), accept(token)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 410]);
    expect((await accept(token)).json['code']).toBe('invitation-used');
  });

  test('expires after seven days', async () => {
    const { token } = await invite('auditor', null);
    clock.advance({ days: 7 });
    expect((await accept(token)).json['code']).toBe('invitation-expired');
    clock.advance({ days: -7 });
    expect((await accept(token)).status).toBe(201);
  });

  test('that nobody sent does not exist', async () => {
    expect((await accept('A'.repeat(43))).status).toBe(404);
    expect((await call('GET', '/api/v1/invitations/inventada')).status).toBe(404);
  });

  test('is not spent by a password that is not accepted', async () => {
    const { token, email } = await invite('auditor', null);
    const refused = await accept(token, email);
    expect(refused.status).toBe(400);
    expect(refused.json['errors']).toMatchObject([{ pointer: '/password' }]);
    expect((await accept(token)).status).toBe(201);
  });

  test('to somebody with an account asks for the password of that account', async () => {
    const known = await person({ role: 'liaison', cvegeo: '17001' });
    const { token } = await invite('liaison', '17007', known.email);
    expect((await call('GET', `/api/v1/invitations/${token}`)).json['hasAccount']).toBe(true);
    expect((await accept(token, 'no es esta contraseña')).json['code']).toBe('sign-in-refused');
    const session = await accept(token, goodPassword);
    expect(session.json['account']).toMatchObject({
      id: known.id,
      grants: [
        { role: 'liaison', cvegeo: '17001' },
        { role: 'liaison', cvegeo: '17007' },
      ],
    });
  });

  test('keeps only the hash of its token', async () => {
    const { token } = await invite('auditor', null);
    const rows = await db.selectFrom('registry.invitation').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('of an administrator is for a liaison of the same government and nobody else', async () => {
    const administrator = await person({ role: 'administrator', cvegeo: '17007' });
    const by = (role: string, cvegeo: string | null) =>
      call('POST', '/api/v1/invitations', {
        as: administrator.authorization,
        body: { email: 'x@ejemplo.mx', name: 'Equis', role, cvegeo },
      });
    expect((await by('liaison', '17007')).status).toBe(201);
    expect((await by('administrator', '17007')).status).toBe(403);
    expect((await by('liaison', '17001')).status).toBe(403);
    expect((await by('coordinator', null)).status).toBe(403);
  });

  test('to a role that does not go with its government is refused', async () => {
    const { status, json } = await call('POST', '/api/v1/invitations', {
      as: coordinator.authorization,
      body: { email: 'x@ejemplo.mx', name: 'Equis', role: 'coordinator', cvegeo: '17007' },
    });
    expect(status).toBe(400);
    expect(json['errors']).toMatchObject([{ pointer: '/cvegeo' }]);
  });

  test('to act for a government that is not a member is refused', async () => {
    const { json } = await call('POST', '/api/v1/invitations', {
      as: coordinator.authorization,
      body: { email: 'x@ejemplo.mx', name: 'Equis', role: 'liaison', cvegeo: '17001' },
    });
    expect(json['code']).toBe('not-a-member');
  });

  test('shows in the list of who may invite there, page by page', async () => {
    const seen: string[] = [];
    let after = '';
    do {
      const page = await call('GET', `/api/v1/invitations?first=3${after}`, {
        as: coordinator.authorization,
      });
      for (const { id } of itemsOf(page.json)) seen.push(id);
      after = nextOf(page.json);
    } while (after !== '');
    const rows = await db.selectFrom('registry.invitation').select('id').execute();
    expect(seen.toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
    const stranger = await person({ role: 'administrator', cvegeo: '17001' });
    const theirs = await call('GET', '/api/v1/invitations', { as: stranger.authorization });
    expect(theirs.json['items']).toEqual([]);
  });
});
