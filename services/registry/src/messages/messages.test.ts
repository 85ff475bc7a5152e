import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { itemsOf, openRegistry, publicUrl, system } from '../testing/registry-harness.ts';

type Item = { id: string; state: string; body: string; attempts: number; lastError: string | null };

/** A real mail server on the loopback address that keeps what it is given. */
async function mailServer(port = 0) {
  const received: { to: string[]; source: string }[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push({ to, source: Buffer.concat(chunks).toString() });
        done();
      });
    },
  });
  server.on('error', () => {});
  const listener = server.listen(port, '127.0.0.1');
  await once(listener, 'listening');
  const address: AddressInfo | string | null = listener.address();
  const opened = typeof address === 'object' && address !== null ? address.port : 0;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { port: opened, received, close };
}

const invite = (harness: Awaited<ReturnType<typeof openRegistry>>, email: string) =>
  harness.registry.invitations.invite(system, { email, name: 'Ñandú Gómez', role: 'auditor', cvegeo: null });

describe('with a mail server', async () => {
  const first = await mailServer();
  const harness = await openRegistry({ smtpUrl: `smtp://127.0.0.1:${first.port}` });
  const { registry, db, call, person } = harness;
  let running = first;
  afterEach(() => running.close());

  const queued = async () => {
    const rows = await db.selectFrom('registry.message').select('id').orderBy('id', 'desc').execute();
    return { messageId: rows[0]?.id ?? '' };
  };
  const outbox = async () => {
    const coordinator = await person({ role: 'coordinator', cvegeo: null });
    return itemsOf<Item>((await call('GET', '/api/v1/messages', { as: coordinator.authorization })).json);
  };

  test('a message is sent once, however often its job runs', async () => {
    await invite(harness, 'una@ejemplo.mx');
    const payload = await queued();
    await registry.tasks['registry.send-message'](payload);
    await registry.tasks['registry.send-message'](payload);
    expect(running.received).toHaveLength(1);
    expect(running.received[0]?.to).toEqual(['una@ejemplo.mx']);
    expect(running.received[0]?.source).toContain(`Message-ID: <${payload.messageId}@127.0.0.1>`);
    expect((await outbox())[0]).toMatchObject({ state: 'sent', attempts: 1 });
  });

  test('a message waits while the server is down and goes out late, once', async () => {
    await invite(harness, 'tarde@ejemplo.mx');
    const payload = await queued();
    await expect(registry.tasks['registry.send-message'](payload)).rejects.toThrow(/ECONNREFUSED/);
    expect((await outbox())[0]).toMatchObject({ state: 'waiting', attempts: 1 });
    running = await mailServer(first.port);
    await registry.tasks['registry.send-message'](payload);
    await registry.tasks['registry.send-message'](payload);
    expect(running.received.map(({ to }) => to)).toEqual([['tarde@ejemplo.mx']]);
    expect((await outbox())[0]).toMatchObject({ state: 'sent', attempts: 2, lastError: null });
  });
});

describe('the job of a message', async () => {
  const { database, registry } = await openRegistry({ smtpUrl: 'smtp://127.0.0.1:9' });
  const jobs = async () => {
    const { rows } = await sql<{ key: string }>`select key from graphile_worker.jobs`.execute(database.db);
    return rows;
  };

  test('is queued with the message, and not without it', async () => {
    const wish = { email: 'una@ejemplo.mx', name: 'Una', role: 'auditor', cvegeo: null } as const;
    await registry.invitations.invite(system, wish);
    expect(await jobs()).toHaveLength(1);
    const refused = await registry.invitations.invite(system, { ...wish, role: 'liaison', cvegeo: '17007' });
    expect(refused).toEqual({ ok: false, reason: 'not-a-member' });
    expect(await jobs()).toHaveLength(1);
  });
});

describe('without a mail server', async () => {
  const harness = await openRegistry();
  const { call, person, registry } = harness;
  let coordinator: Awaited<ReturnType<typeof person>>;
  beforeAll(async () => {
    coordinator = await person({ role: 'coordinator', cvegeo: null });
  });

  test('a message stays in the outbox, readable with its link, and says that it was not sent', async () => {
    const sent = await invite(harness, 'una@ejemplo.mx');
    const { json } = await call('GET', '/api/v1/messages', { as: coordinator.authorization });
    const [message] = itemsOf<Item>(json);
    expect(message).toMatchObject({ state: 'not-sent-no-mail-server', attempts: 0, lastError: null });
    expect(message?.body).toContain(`${publicUrl}/invitacion/${sent.ok ? sent.invitation.token : ''}`);
    await registry.tasks['registry.send-message']({ messageId: message?.id });
    const after = await call('GET', '/api/v1/messages', { as: coordinator.authorization });
    expect(itemsOf<Item>(after.json)[0]?.state).toBe('not-sent-no-mail-server');
  });
});
