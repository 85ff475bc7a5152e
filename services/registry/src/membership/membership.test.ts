import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { openRegistry, system } from '../testing/registry-harness.ts';

const { accept, apply, call, db, member, person, registry } = await openRegistry();

let coordinator: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  coordinator = await person({ role: 'coordinator', cvegeo: null });
});

const change = (cvegeo: string, event: string, reason = 'Por acuerdo del comité.') =>
  call('POST', `/api/v1/governments/${cvegeo}/membership`, {
    as: coordinator.authorization,
    body: { event, reason },
  });
const read = (cvegeo: string) => call('GET', `/api/v1/governments/${cvegeo}/membership`);

describe('a membership', () => {
  test('of a prospect is nothing yet, and can be read by anybody', async () => {
    expect((await read('05035')).json).toMatchObject({
      name: 'Torreón',
      state: null,
      possibleEvents: [],
      changes: [],
    });
  });

  test('of a government that does not exist is not known', async () => {
    expect((await read('99999')).json['code']).toBe('unknown-government');
    expect((await change('99999', 'suspend')).json['code']).toBe('unknown-government');
  });

  test('is suspended with a reason everybody can read, and reinstated as it was', async () => {
    await member('17007');
    expect((await change('17007', 'suspend')).json).toEqual({ state: 'suspended' });
    const suspended = await read('17007');
    expect(suspended.json).toMatchObject({
      state: 'suspended',
      possibleEvents: ['resume', 'withdraw'],
    });
    expect(suspended.json['changes']).toMatchObject([
      { kind: 'membership.changed', cause: 'Por acuerdo del comité.' },
      { kind: 'membership.approved' },
      { kind: 'membership.applied' },
    ]);
    expect((await change('17007', 'resume')).json).toEqual({ state: 'approved' });
  });

  test('refuses what its state does not accept, and anything without a reason', async () => {
    await member('17001');
    expect((await change('17001', 'resume')).json['code']).toBe('membership-event-refused');
    expect((await change('17001', 'activate')).status).toBe(400);
    expect((await change('17001', 'suspend', ' ')).status).toBe(400);
    expect((await change('17002', 'withdraw')).json['code']).toBe('membership-event-refused');
  });

  test('that is left ends posts, access and open invitations, and can be asked for again', async () => {
    const { invitations } = await member('05017');
    const liaison = await accept(invitations.liaison?.token ?? '');
    expect(liaison.status).toBe(201);
    expect((await change('05017', 'withdraw')).json).toEqual({ state: 'withdrawn' });
    const me = await call('GET', '/api/v1/me', { as: liaison.authorization });
    expect(me.json['grants']).toEqual([]);
    expect((await accept(invitations.administrator?.token ?? '')).json['code']).toBe('invitation-expired');
    const shown = await db
      .selectFrom('national.official')
      .select('id')
      .where('cvegeo', '=', '05017')
      .execute();
    expect(shown).toEqual([]);
    const again = await apply('05017');
    expect(again.status).toBe(201);
    const approved = await registry.applications.approve(system, String(again.json['id']));
    expect(approved.ok).toBe(true);
    expect((await read('05017')).json['state']).toBe('approved');
  });

  test('is the same here and in the national view', async () => {
    const { rows } =
      await sql`select g.cvegeo from national.government g left join registry.membership m using (cvegeo)
      where g.membership is distinct from m.state`.execute(db);
    expect(rows).toEqual([]);
  });
});
