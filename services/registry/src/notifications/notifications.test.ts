import { transaction } from '@rma/persistence';
import { expect, test } from 'vitest';
import { openRegistry } from '../testing/registry-harness.ts';

const { db, member, registry } = await openRegistry();

const notice = {
  kind: 'commitment.reminder',
  cvegeo: '17007',
  title: 'Su plan vence en 30 días',
  body: 'Publique su plan de apertura antes del 31 de marzo de 2027.',
  path: '/panel',
  about: 'commitment:1:reminder:30',
} as const;

test('a government’s officials are told once, in the portal and by mail, also when the job runs again', async () => {
  await member('17007');
  const job = { audience: { officialsOf: '17007' }, notice };
  await registry.tasks['registry.notify'](job);
  await registry.tasks['registry.notify'](job);
  const told = await db
    .selectFrom('registry.notification')
    .select(['recipient', 'mail'])
    .orderBy('recipient')
    .execute();
  expect(told.map(({ recipient }) => recipient)).toEqual([
    'datos-17007@ejemplo.gob.mx',
    'enlace-17007@ejemplo.gob.mx',
  ]);
  const mailed = await db
    .selectFrom('registry.message')
    .select(['recipient', 'subject', 'body'])
    .where('kind', '=', 'commitment.reminder')
    .execute();
  expect(mailed).toHaveLength(2);
  expect(mailed[0]).toMatchObject({ subject: notice.title });
  expect(mailed[0]?.body).toContain('http://127.0.0.1:8080/panel');
});

test('what was not committed was told to nobody', async () => {
  const refused = transaction(db, { name: 'test' }, async (trx) => {
    await registry.notifications.notify(trx, { officialsOf: '17007' }, { ...notice, about: 'undone' });
    throw new Error('undone');
  });
  await expect(refused).rejects.toThrow('undone');
  const told = await db
    .selectFrom('registry.notification')
    .select('id')
    .where('about', '=', 'undone')
    .execute();
  expect(told).toEqual([]);
});
