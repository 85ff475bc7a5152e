import type { Actor } from '@rma/domain';
import { createLogger, createMetrics, createReadiness, createServer, ProblemError } from '@rma/service-kit';
import { createTestDatabase, testClock } from '@rma/testkit';
import { beforeAll, describe, expect, test } from 'vitest';
import { recomputeScorecards } from '../scorecards/recompute.ts';
import {
  addCatalogueQuality,
  addDatasets,
  sampleDatasets,
} from '../scorecards/testing/sample-governments.ts';
import { contestRoutes } from './contest-routes.ts';
import { createContests } from './contests.ts';

const database = await createTestDatabase();
const clock = testClock('2026-06-15T18:00:00Z');
const logger = createLogger({ level: 'silent', service: 'observatory-test' });
const db = database.as('rma_observatory');
const contests = createContests({ db, clock });

const liaison = {
  kind: 'person',
  accountId: '0198a000-0000-7000-8000-000000000001',
  name: 'Enlace',
  grants: [{ role: 'liaison', cvegeo: '17007' }],
} as const satisfies Actor;
const coordinator = {
  kind: 'person',
  accountId: '0198a000-0000-7000-8000-000000000002',
  name: 'Coordinación',
  grants: [{ role: 'coordinator', cvegeo: null }],
} as const satisfies Actor;
const wish = {
  cvegeo: '17007',
  theme: '',
  figure: 'freshness' as const,
  reason: 'El portal cambió de dirección y la cosecha leyó fechas viejas.',
  evidenceUrl: 'https://datos.ejemplo.gob.mx/aviso',
};
const recompute = () => recomputeScorecards({ db, clock, logger });
const scorecard = () =>
  database.db
    .selectFrom('national.scorecard')
    .selectAll()
    .where('cvegeo', '=', '17007')
    .where('theme_id', '=', '')
    .executeTakeFirstOrThrow();
const contested = () => database.db.selectFrom('national.figure_contest').selectAll().orderBy('id').execute();

beforeAll(async () => {
  await addDatasets(database.db, sampleDatasets(3, '17007', { count: 40, today: '2026-06-15' }));
  await addCatalogueQuality(database.db);
  await recompute();
});

describe('a figure', () => {
  test('is contested by its own government only, once at a time, with what it was then', async () => {
    expect(() => contests.contest(coordinator, { ...wish, cvegeo: '17008' })).toThrow(ProblemError);
    expect(() => contests.contest({ kind: 'anonymous' }, wish)).toThrow(ProblemError);
    expect(await contests.contest(liaison, wish)).toMatchObject({ ok: true });
    expect(await contests.contest(liaison, wish)).toEqual({ ok: false, reason: 'figure-contested-already' });
    const figure = (await scorecard()).figures.find(({ id }) => id === 'freshness');
    expect(await contested()).toMatchObject([
      { cvegeo: '17007', figure: 'freshness', month: '2026-06-01', value: figure?.value, state: 'open' },
    ]);
    const told = await database.db
      .selectFrom('national.ledger_entry')
      .select(['kind', 'cvegeo', 'cause'])
      .execute();
    expect(told).toEqual([{ kind: 'figure.contested', cvegeo: '17007', cause: wish.reason }]);
  });

  test('that nobody worked out cannot be contested', async () => {
    const nowhere: Actor = { ...coordinator, grants: [{ role: 'liaison', cvegeo: '17008' }] };
    expect(await contests.contest(nowhere, { ...wish, cvegeo: '17008' })).toEqual({
      ok: false,
      reason: 'figure-without-scorecard',
    });
  });

  test('that is set aside is shown and counts no more, until a later answer says it stands', async () => {
    const before = await scorecard();
    const [open] = await contested();
    const text = 'La cosecha leyó mal las fechas: no cuenta hasta que se lean de nuevo.';
    expect(() => contests.answer(liaison, open?.id ?? '', { answer: 'stands', text })).toThrow(ProblemError);
    expect(await contests.answer(coordinator, open?.id ?? '', { answer: 'set-aside', text })).toMatchObject({
      ok: true,
    });
    expect(await contests.answer(coordinator, open?.id ?? '', { answer: 'stands', text })).toEqual({
      ok: false,
      reason: 'contest-answered-already',
    });
    expect(await recompute()).toMatchObject({ governments: 1 });
    const after = await scorecard();
    const figure = after.figures.find(({ id }) => id === 'freshness');
    expect(figure).toMatchObject({
      isCounted: false,
      value: before.figures.find(({ id }) => id === 'freshness')?.value,
    });
    expect(after.grade).not.toBe(before.grade);

    clock.advance({ days: 1 });
    const again = await contests.contest(liaison, {
      ...wish,
      reason: 'Las fechas ya se leyeron bien otra vez.',
    });
    if (!again.ok) throw new Error(again.reason);
    await contests.answer(coordinator, again.id, {
      answer: 'stands',
      text: 'Se leyeron de nuevo: la cifra cuenta.',
    });
    await recompute();
    expect((await scorecard()).grade).toBe(before.grade);
  });

  test('and its answer can be read by anybody', async () => {
    const server = await contestServer({ kind: 'anonymous' });
    const first = await server.inject('/api/v1/figure-contests?government=17007&first=1');
    const page = first.json<{ items: { answer: string; governmentName: string }[]; nextCursor: string }>();
    expect(page.items).toMatchObject([{ answer: 'stands', governmentName: 'Cuernavaca' }]);
    const second = await server.inject(`/api/v1/figure-contests?government=17007&after=${page.nextCursor}`);
    expect(second.json()).toMatchObject({
      items: [{ answer: 'set-aside', state: 'answered' }],
      nextCursor: null,
    });
    await server.close();
  });

  test('is not contested with personal data, which would stay in the ledger', async () => {
    const server = await contestServer(liaison);
    // Also not when signs that nobody sees hide them, or break what a database keeps.
    for (const curp of ['HEGG560427MVZRRL04', 'HEGG56\u200B0427MVZ\u0000RRL04']) {
      const answer = await server.inject({
        method: 'POST',
        url: '/api/v1/governments/17007/figure-contests',
        payload: {
          figure: 'adela',
          reason: `Lo puede confirmar la señora con CURP ${curp} en su casa.`,
        },
      });
      expect(answer.statusCode).toBe(400);
      expect(answer.json<{ errors: { message: string }[] }>().errors[0]?.message).toContain('CURP');
    }
    await server.close();
  });
});

async function contestServer(actor: Actor) {
  const server = await createServer({
    logger,
    metrics: createMetrics(),
    publicUrl: 'http://127.0.0.1:8080',
    readiness: createReadiness(),
  });
  server.decorateRequest('actor', { getter: () => actor });
  await server.register(contestRoutes(contests));
  return server;
}
