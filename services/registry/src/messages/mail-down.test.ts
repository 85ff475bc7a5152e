import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { transaction } from '@rma/persistence';
import { Logger, runOnce, type TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { expect, test } from 'vitest';
import { openRegistry } from '../testing/registry-harness.ts';

const peopleCount = 24;

/** A mail server that keeps what it takes; `isBusy` has it greet with «try later», as one that is starting does. */
async function mailServer({ port, isBusy = false }: { port: number; isBusy?: boolean }) {
  const received: { to: string; id: string }[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onConnect: (_session, done) =>
      isBusy ? done(Object.assign(new Error('Try again later'), { responseCode: 421 })) : done(),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const id = /^Message-ID: <(\S+)>/im.exec(Buffer.concat(chunks).toString())?.[1] ?? '';
        for (const { address } of session.envelope.rcptTo) received.push({ to: address, id });
        done();
      });
    },
  });
  server.on('error', () => {});
  const listener = server.listen(port, '127.0.0.1');
  await once(listener, 'listening');
  return {
    received,
    port: (listener.address() as AddressInfo).port,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/**
 * The real queue, with its own back-off, and a real mail server that is away. Of the day, only the waiting is left out:
 * an hour passes by moving the registry's clock on and every waiting job of the queue an hour nearer.
 */
test('a mail server that is down for a day: everything is delivered once, late', async () => {
  const probe = await mailServer({ port: 0 });
  const { port } = probe;
  await probe.close();
  const { clock, database, db, registry } = await openRegistry({ smtpUrl: `smtp://127.0.0.1:${port}` });
  const taskList = registry.tasks as unknown as TaskList;
  const { connectionString } = database;
  const logger = new Logger(() => () => {});
  const work = () => runOnce({ connectionString, taskList, concurrency: 4, logger });
  const pass = async (minutes: number) => {
    clock.advance({ minutes });
    await sql`update graphile_worker._private_jobs set run_at = run_at - make_interval(mins => ${minutes})`.execute(
      database.db,
    );
    await registry.tasks['registry.send-waiting']();
    await work();
  };
  const unsent = async () => {
    const { count } = await db
      .selectFrom('registry.message')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('sent_at', 'is', null)
      .executeTakeFirstOrThrow();
    return count;
  };

  const people = Array.from({ length: peopleCount }, (_, index) => ({
    name: `Persona ${index}`,
    email: `persona-${index}@ejemplo.gob.mx`,
  }));
  await transaction(db, { name: 'test' }, (trx) =>
    registry.notifications.notify(
      trx,
      { people },
      {
        kind: 'commitment.reminder',
        cvegeo: '17007',
        title: 'Su plan vence en 30 días',
        body: 'Publique su plan de apertura.',
        path: '/panel',
        about: 'commitment:1:reminder:30',
      },
    ),
  );
  await work();
  expect(await unsent()).toBe(peopleCount);

  for (let hour = 0; hour < 12; hour += 1) await pass(60);
  const busy = await mailServer({ port, isBusy: true });
  for (let hour = 0; hour < 12; hour += 1) await pass(60);
  await busy.close();
  expect(await unsent()).toBe(peopleCount);

  const back = await mailServer({ port });
  await pass(10);
  await pass(10);
  expect(await unsent()).toBe(0);
  expect(back.received.map(({ to }) => to).toSorted()).toEqual(people.map(({ email }) => email).toSorted());
  expect(new Set(back.received.map(({ id }) => id)).size).toBe(peopleCount);

  for (let hour = 0; hour < 3; hour += 1) await pass(60);
  expect(back.received).toHaveLength(peopleCount);
  await back.close();
}, 60_000);

test('an address that does not exist is given up; it does not hold back the others', async () => {
  const taken: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: ({ address }, _session, done) =>
      address.startsWith('nadie')
        ? done(Object.assign(new Error('No such user'), { responseCode: 550 }))
        : done(),
    onData(stream, session, done) {
      stream.resume();
      stream.on('end', () => {
        taken.push(...session.envelope.rcptTo.map(({ address }) => address));
        done();
      });
    },
  });
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  const { db, registry } = await openRegistry({ smtpUrl: `smtp://127.0.0.1:${port}` });
  const people = ['nadie', 'alguien'].map((name) => ({ name, email: `${name}@ejemplo.gob.mx` }));
  const notice = {
    kind: 'commitment.reminder',
    cvegeo: null,
    title: 'Aviso',
    body: 'Algo.',
    path: '/panel',
    about: 'a',
  } as const;
  await transaction(db, { name: 'test' }, (trx) => registry.notifications.notify(trx, { people }, notice));
  const messages = await db.selectFrom('registry.message').select(['id', 'recipient']).execute();
  for (const { id } of messages) await registry.tasks['registry.send-message']({ messageId: id });
  await registry.tasks['registry.send-waiting']();
  expect(taken).toEqual(['alguien@ejemplo.gob.mx']);
  const given = await db
    .selectFrom('registry.message')
    .select(['recipient', 'attempts'])
    .where('undeliverable_at', 'is not', null)
    .execute();
  expect(given).toEqual([{ recipient: 'nadie@ejemplo.gob.mx', attempts: 1 }]);
  await new Promise<void>((resolve) => server.close(() => resolve()));
});
