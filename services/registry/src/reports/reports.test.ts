import { addDays, dateAt } from '@rma/domain';
import { beforeAll, describe, expect, test } from 'vitest';
import { addPublicDataset, confirmationTokens } from '../testing/public-letters.ts';
import { itemsOf, openRegistry, system } from '../testing/registry-harness.ts';

const { call, clock, database, db, member, person, registry } = await openRegistry();
const dataset = '0198a000-0000-7000-8000-000000000001';

let liaison: Awaited<ReturnType<typeof person>>;
let squad: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  await member('26030');
  liaison = await person({ role: 'liaison', cvegeo: '26030' });
  squad = await person({ role: 'squad', cvegeo: null });
  await addPublicDataset(database.as('rma_catalog'), { id: dataset, cvegeo: '26030', title: 'Baches' });
});

const report = (change: Record<string, unknown> = {}, id = dataset) =>
  call('POST', `/api/v1/datasets/${id}/reports`, {
    body: {
      kind: 'broken-link',
      description: 'El archivo de 2025 responde 404 desde el lunes.',
      email: 'usuario@ejemplo.org',
      ...change,
    },
  });
const confirmLast = async (email: string) =>
  call('POST', `/api/v1/confirmations/${(await confirmationTokens(db, email)).at(-1)}`);
const publicReports = () => db.selectFrom('national.dataset_report').selectAll().orderBy('id').execute();
const mine = async () =>
  itemsOf<{ id: string; folio: string }>(
    (await call('GET', '/api/v1/dataset-reports', { as: liaison.authorization })).json,
  );

describe('a report on a dataset', () => {
  test('is public once its author confirmed the e-mail, and its government has thirty days', async () => {
    expect((await report()).json).toEqual({ isPublic: false });
    expect(await publicReports()).toEqual([]);
    expect((await confirmLast('usuario@ejemplo.org')).json).toEqual({
      kind: 'report',
      path: `/datasets/${dataset}`,
    });
    expect(await publicReports()).toMatchObject([
      {
        dataset_id: dataset,
        cvegeo: '26030',
        state: 'published',
        due_on: addDays(dateAt('26030', clock.now()), 30),
        is_late: false,
      },
    ]);
    const told = await db
      .selectFrom('registry.notification')
      .select('recipient')
      .where('kind', '=', 'report.received')
      .execute();
    expect(told).toHaveLength(2);
  });

  test('is answered by its government only, once, with what was done', async () => {
    const [one] = await mine();
    const url = `/api/v1/dataset-reports/${one?.id}/answer`;
    const body = { answer: 'fixed', text: 'Se corrigió la liga; ya se puede descargar.' };
    expect((await call('POST', url, { body })).status).toBe(401);
    expect((await call('POST', url, { as: squad.authorization, body })).status).toBe(403);
    expect((await call('POST', url, { as: liaison.authorization, body })).json).toEqual({ isLate: false });
    expect((await call('POST', url, { as: liaison.authorization, body })).json['code']).toBe('conflict');
    expect(await publicReports()).toMatchObject([{ state: 'answered', answer: 'fixed' }]);
    expect(await mine()).toEqual([]);
  });

  test('of personal data is public without its words, which would lead to them', async () => {
    await report({ kind: 'personal-data', description: 'La columna siete trae nombres de menores.' });
    await confirmLast('usuario@ejemplo.org');
    const shown = (await publicReports()).at(-1);
    expect(shown).toMatchObject({ kind: 'personal-data', description: null });
    expect(await mine()).toMatchObject([{ description: 'La columna siete trae nombres de menores.' }]);
  });

  test('that is no report is taken away by the squad', async () => {
    const [one] = await mine();
    const url = `/api/v1/dataset-reports/${one?.id}/rejection`;
    const body = { reason: 'Es publicidad, no un reporte.' };
    expect((await call('POST', url, { as: liaison.authorization, body })).status).toBe(403);
    expect((await call('POST', url, { as: squad.authorization, body })).status).toBe(200);
    expect(await publicReports()).toHaveLength(1);
  });

  test('on a dataset that does not exist, or with personal data, is refused', async () => {
    expect((await report({}, '0198a000-0000-7000-8000-00000000ffff')).status).toBe(404);
    const personal = await report({ description: 'Llámenme al 662 123 4567 y les explico.' });
    expect(personal.json['errors']).toMatchObject([{ pointer: '/description' }]);
  });

  test('left without an answer is marked and told when its last day is over', async () => {
    await report({ kind: 'wrong-column', description: 'La fecha viene como mes y día al revés.' });
    await confirmLast('usuario@ejemplo.org');
    const [one] = await mine();
    clock.advance({ days: 32 });
    await registry.demand.turn(system);
    await registry.demand.turn(system);
    expect((await publicReports()).at(-1)).toMatchObject({ id: one?.id, is_late: true });
    const entries = await db
      .selectFrom('national.ledger_entry')
      .select('subject')
      .where('kind', '=', 'report.overdue')
      .execute();
    expect(entries).toEqual([{ subject: `report:${one?.id}` }]);
    const late = await registry.demand.reports.answer(
      {
        kind: 'person',
        accountId: liaison.id,
        name: 'Enlace',
        grants: [{ role: 'liaison', cvegeo: '26030' }],
      },
      one?.id ?? '',
      { answer: 'planned', text: 'Se corregirá en la siguiente edición.' },
    );
    expect(late).toEqual({ ok: true, isLate: true });
  });
});
