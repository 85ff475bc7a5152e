import { transaction } from '@rma/persistence';
import { beforeEach, describe, expect, test } from 'vitest';
import { itemsOf, openRegistry } from '../testing/registry-harness.ts';

const { accept, call, clock, db, person, registry, server } = await openRegistry();

type Person = Awaited<ReturnType<typeof person>>;
let ana: Person;
beforeEach(async () => {
  ana = await person({ role: 'liaison', cvegeo: '17007' });
});

let counter = 0;
/** Tells people something new of a kind; returns what it was about. */
async function tell(
  who: { email: string; id?: string },
  kind: 'commitment.met' | 'commitment.reminder' | 'memorandum.sign',
) {
  counter += 1;
  const about = `test:${counter}`;
  const audience =
    who.id === undefined ? { people: [{ name: 'Alguien', email: who.email }] } : { accounts: [who.id] };
  const notice = {
    kind,
    cvegeo: '17007',
    title: `Aviso ${counter}`,
    body: 'Lo que pasó.',
    path: '/panel',
    about,
  } as const;
  await transaction(db, { name: 'test' }, (trx) => registry.notifications.notify(trx, audience, notice));
  return notice.title;
}
const mailTo = async (email: string) =>
  db
    .selectFrom('registry.message')
    .select(['subject', 'body', 'unsubscribe_url'])
    .where('recipient', '=', email)
    .orderBy('id')
    .execute();
const choose = (as: Person, kind: string, delivery: string) =>
  call('PUT', '/api/v1/account/notification-preferences', {
    as: as.authorization,
    body: { choices: [{ kind, delivery }] },
  });

describe('how a person hears of things', () => {
  test('is each kind’s usual way until they choose, and then theirs', async () => {
    await tell(ana, 'commitment.reminder');
    await tell(ana, 'commitment.met');
    expect(await mailTo(ana.email)).toHaveLength(1);
    expect((await choose(ana, 'commitment.met', 'immediate')).status).toBe(200);
    expect((await choose(ana, 'commitment.reminder', 'portal')).status).toBe(200);
    const met = await tell(ana, 'commitment.met');
    await tell(ana, 'commitment.reminder');
    const mail = await mailTo(ana.email);
    expect(mail.map(({ subject }) => subject).at(-1)).toBe(met);
    expect(mail).toHaveLength(2);
  });

  test('is not theirs to choose for what nobody may silence', async () => {
    const { json } = await choose(ana, 'memorandum.sign', 'portal');
    expect(itemsOf<{ kind: string; delivery: string }>(json)).toContainEqual(
      expect.objectContaining({ kind: 'memorandum.sign', delivery: 'immediate', isMandatory: true }),
    );
    await tell(ana, 'memorandum.sign');
    expect(await mailTo(ana.email)).toMatchObject([{ unsubscribe_url: null }]);
  });
});

describe('the link at the end of a letter', () => {
  const linkOf = async (email: string) => {
    const [letter] = await mailTo(email);
    return {
      url: new URL(letter?.unsubscribe_url ?? 'http://none.example').pathname,
      page: /https?:\S+\/avisos\/baja\/[\w-]{43}/.exec(letter?.body ?? '')?.[0],
    };
  };

  test('stops that kind with one POST of a mail program, without signing in', async () => {
    await tell(ana, 'commitment.reminder');
    const { url, page } = await linkOf(ana.email);
    expect(page).toMatch(/^http:\/\/127\.0\.0\.1:8080\/avisos\/baja\//);
    const posted = await server.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    });
    expect(posted.statusCode).toBe(204);
    await tell(ana, 'commitment.reminder');
    await tell(ana, 'memorandum.sign');
    expect((await mailTo(ana.email)).map(({ unsubscribe_url: link }) => link !== null)).toEqual([
      true,
      false,
    ]);
  });

  test('stops nothing when a mail scanner follows it', async () => {
    await tell(ana, 'commitment.reminder');
    const { url } = await linkOf(ana.email);
    expect((await call('GET', url)).json).toEqual({ about: 'Un compromiso está por vencer' });
    await server.inject({ method: 'HEAD', url });
    const opened = await server.inject({ method: 'GET', url, headers: { accept: 'text/html' } });
    expect([opened.statusCode, opened.headers.location]).toEqual([
      303,
      url.replace('/api/v1/unsubscriptions/', '/avisos/baja/'),
    ]);
    await tell(ana, 'commitment.reminder');
    expect(await mailTo(ana.email)).toHaveLength(2);
  });

  test('stops everything that may be stopped when its person says so', async () => {
    await tell(ana, 'commitment.reminder');
    await call('POST', (await linkOf(ana.email)).url, { body: { everything: true } });
    const { json } = await call('GET', '/api/v1/account/notification-preferences', {
      as: ana.authorization,
    });
    const items = itemsOf<{ isMandatory: boolean; delivery: string }>(json);
    expect(new Set(items.filter(({ isMandatory }) => !isMandatory).map(({ delivery }) => delivery))).toEqual(
      new Set(['portal']),
    );
  });

  test('works for somebody without an account too, and opens nothing', async () => {
    const email = 'sin-cuenta@ejemplo.mx';
    await tell({ email }, 'commitment.reminder');
    const { url } = await linkOf(email);
    const token = url.split('/').at(-1) ?? '';
    expect((await call('GET', '/api/v1/me', { as: `Bearer ${token}` })).status).toBe(401);
    await call('POST', url);
    await tell({ email }, 'commitment.reminder');
    expect(await mailTo(email)).toHaveLength(1);
  });

  test('is one click in the form of RFC 8058 too, which is multipart', async () => {
    await tell(ana, 'commitment.reminder');
    const { url } = await linkOf(ana.email);
    const boundary = 'un-clic';
    const response = await server.inject({
      method: 'POST',
      url,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: `--${boundary}\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--${boundary}--\r\n`,
    });
    expect(response.statusCode).toBe(204);
    await tell(ana, 'commitment.reminder');
    expect(await mailTo(ana.email)).toHaveLength(1);
  });

  test('that is nobody’s is not found', async () => {
    expect((await call('POST', `/api/v1/unsubscriptions/${'A'.repeat(43)}`)).status).toBe(404);
  });
});

describe('the daily digest', () => {
  const digest = () => registry.tasks['registry.daily-digest']();

  test('is one letter with the day’s things at eight where the person’s government is, and never twice', async () => {
    const tijuana = await person({ role: 'liaison', cvegeo: '02004' });
    // Two in the afternoon of a winter day in Tijuana.
    const noon = new Date('2027-01-12T22:00:00Z');
    clock.advance({ seconds: (noon.getTime() - clock.now().getTime()) / 1000 });
    await tell(tijuana, 'commitment.met');
    await tell(tijuana, 'commitment.met');
    await digest();
    clock.advance({ hours: 17, minutes: 59 });
    await digest();
    expect(await mailTo(tijuana.email)).toEqual([]);
    clock.advance({ minutes: 1 });
    await Promise.all([digest(), digest()]);
    await digest();
    const mail = await mailTo(tijuana.email);
    expect(mail).toHaveLength(1);
    expect(mail[0]?.subject).toBe('Sus avisos del día: 2');
    expect(mail[0]?.unsubscribe_url).toContain('/api/v1/unsubscriptions/');
  });

  test('of a morning that nobody was there to send goes out later the same day', async () => {
    await tell(ana, 'commitment.met');
    clock.advance({ days: 1, hours: 5 });
    await digest();
    expect(await mailTo(ana.email)).toHaveLength(1);
  });

  test('has a second letter on the same day for what was committed just after the first', async () => {
    await tell(ana, 'commitment.met');
    clock.advance({ days: 1 });
    await digest();
    const late = await tell(ana, 'commitment.met');
    // Written before eight in a transaction that was still open when the digest looked.
    await db
      .updateTable('registry.notification')
      .set({ created_at: new Date(clock.now().getTime() - 86_400_000) })
      .where('recipient', '=', ana.email)
      .where('title', '=', late)
      .execute();
    await digest();
    await digest();
    const mail = await mailTo(ana.email);
    expect(mail).toHaveLength(2);
    expect(mail.at(-1)?.subject).toBe(late);
  });

  test('is stopped by its own link, which leaves what comes at once', async () => {
    await tell(ana, 'commitment.met');
    clock.advance({ days: 1 });
    await digest();
    const [letter] = await mailTo(ana.email);
    await call('POST', new URL(letter?.unsubscribe_url ?? '').pathname);
    await tell(ana, 'commitment.met');
    await tell(ana, 'commitment.reminder');
    clock.advance({ days: 1 });
    await digest();
    expect(await mailTo(ana.email)).toHaveLength(2);
  });
});

describe('the portal’s list', () => {
  test('shows one’s own, newest first, until they are read', async () => {
    const first = await tell(ana, 'commitment.met');
    const second = await tell(ana, 'commitment.reminder');
    const as = ana.authorization;
    const list = async (query = '') =>
      itemsOf<{ id: string; title: string }>(
        (await call('GET', `/api/v1/notifications${query}`, { as })).json,
      );
    const seen = await list();
    expect(seen.map(({ title }) => title)).toEqual([second, first]);
    expect((await call('GET', '/api/v1/notifications/unread', { as })).json).toEqual({ count: 2 });
    const stranger = await person({ role: 'liaison', cvegeo: '17001' });
    await call('POST', '/api/v1/notifications/reading', {
      as: stranger.authorization,
      body: { upTo: seen[0]?.id },
    });
    expect(await list('?unread=true')).toHaveLength(2);
    await call('POST', '/api/v1/notifications/reading', { as, body: { id: seen[1]?.id } });
    expect((await list('?unread=true')).map(({ title }) => title)).toEqual([second]);
    await call('POST', '/api/v1/notifications/reading', { as, body: { upTo: seen[0]?.id } });
    expect((await call('GET', '/api/v1/notifications/unread', { as })).json).toEqual({ count: 0 });
  });

  test('has what a person was told before their account existed', async () => {
    const email = 'futura@ejemplo.gob.mx';
    const title = await tell({ email }, 'commitment.reminder');
    const invited = await registry.invitations.invite(
      { kind: 'system', name: 'test' },
      { email, name: 'Futura', role: 'auditor', cvegeo: null },
    );
    const session = await accept(invited.ok ? invited.invitation.token : '');
    const { json } = await call('GET', '/api/v1/notifications', { as: session.authorization });
    expect(itemsOf<{ title: string }>(json).map((item) => item.title)).toEqual([title]);
  });
});
