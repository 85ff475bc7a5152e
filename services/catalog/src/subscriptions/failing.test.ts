import { describe, expect, test } from 'vitest';
import {
  call,
  catalog,
  change,
  clock,
  deliveries,
  head,
  notices,
  read,
  received,
  receiver,
  subscribe,
  url,
  waiting,
  work,
} from './receiver-for-tests.ts';

describe('a receiver that fails', () => {
  test('is tried again later and later, and then gets everything in order', async () => {
    const id = await subscribe();
    const before = await head();
    receiver.answer = { status: 500 };
    await change(2000);
    await work();
    expect(await read(id)).toMatchObject({ state: 'failing', failures: 1, lastNumber: before });
    // A change meanwhile does not hurry what is being left alone.
    await change(2001);
    await work();
    expect(received).toHaveLength(1);
    const pauses: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const [job] = (await waiting()).filter(({ key }) => key.startsWith('catalog.notify'));
      pauses.push(((job?.run_at.getTime() ?? 0) - clock.now().getTime()) / 1000);
      clock.set(job?.run_at.toISOString() ?? '');
      await work();
    }
    expect(pauses).toEqual([30, 60, 120, 240]);
    expect(received).toHaveLength(5);
    receiver.answer = { status: 200 };
    clock.advance({ hours: 1 });
    await work();
    expect(notices().at(-1)).toMatchObject({ from: before + 1, to: before + 2 });
    expect(await read(id)).toMatchObject({ state: 'active', failures: 0, behind: 0, failingSince: null });
    expect((await deliveries(id)).map(({ attempt, status }) => [attempt, status])).toEqual([
      [6, 200],
      [5, 500],
      [4, 500],
      [3, 500],
      [2, 500],
      [1, 500],
    ]);
  });

  test('is left alone as long as it asks', async () => {
    await subscribe();
    receiver.answer = { status: 503, headers: { 'retry-after': '3600' } };
    await change(2100);
    await work();
    const [job] = await waiting();
    expect((job?.run_at.getTime() ?? 0) - clock.now().getTime()).toBe(3_600_000);
  });

  test('is given up after five days, with the reason, and goes on when somebody says so', async () => {
    const id = await subscribe();
    const before = await head();
    receiver.answer = { status: 500 };
    await change(2200);
    await work();
    clock.advance({ days: 4 });
    await work();
    expect(await read(id)).toMatchObject({ state: 'failing', failures: 2 });
    clock.advance({ days: 1 });
    await work();
    const ended = await read(id);
    expect(ended).toMatchObject({ state: 'ended', nextAttemptAt: null });
    expect(ended['endedBecause']).toContain('cinco días');
    expect(await waiting()).toEqual([]);
    await change(2201);
    expect(await waiting()).toEqual([]);
    receiver.answer = { status: 204 };
    await call('coordinator', 'POST', `/api/v1/subscriptions/${id}/resume`);
    await work();
    expect(notices().at(-1)).toMatchObject({ from: before + 1, to: before + 2 });
    expect(await read(id)).toMatchObject({ state: 'active', endedBecause: null });
  });

  test('that says it is gone is not told again', async () => {
    const id = await subscribe();
    receiver.answer = { status: 410 };
    await change(2300);
    await work();
    expect(await read(id)).toMatchObject({ state: 'ended' });
  });

  test.each([
    ['is not a public address', 'http://10.0.0.1/avisos', 'no es pública'],
    ['redirects elsewhere', url, 'Respondió 302'],
  ])('and %s is sent nothing more', async (_, to, why) => {
    receiver.answer = { status: 302, headers: { location: 'http://169.254.169.254/' } };
    const id = await subscribe({ url: to });
    await change(2400);
    await work();
    expect(received.length).toBeLessThanOrEqual(1);
    const [delivery] = await deliveries(id);
    expect(delivery).toMatchObject({ failure: expect.stringMatching(new RegExp(`${why}|Redirige`)) });
    expect(await read(id)).toMatchObject({ state: 'failing' });
  });

  test('keeps its deliveries for 30 days', async () => {
    const id = await subscribe();
    await change(2500);
    await work();
    clock.advance({ days: 29 });
    await catalog.tasks['catalog.sweep']();
    expect(await deliveries(id)).toHaveLength(1);
    clock.advance({ days: 2 });
    await catalog.tasks['catalog.sweep']();
    expect(await deliveries(id)).toEqual([]);
  });
});
