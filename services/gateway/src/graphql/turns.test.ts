import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

const turns = (mostWaitMs = 60_000) => createTurns({ mostWeight: 10, light: 1, mostWaiting: 2, mostWaitMs });

function work() {
  const { promise, resolve } = Promise.withResolvers<void>();
  let isRunning = false;
  return {
    run: () => {
      isRunning = true;
      return promise;
    },
    finish: resolve,
    isRunning: () => isRunning,
  };
}

test('what does not fit waits for its turn, and light work does not', async () => {
  const { take } = turns();
  const [first, second, light] = [work(), work(), work()];
  const done = [take(8, first.run), take(8, second.run), take(1, light.run)];
  expect([first.isRunning(), second.isRunning(), light.isRunning()]).toEqual([true, false, true]);
  first.finish();
  await done[0];
  await expect.poll(second.isRunning).toBe(true);
  second.finish();
  light.finish();
  await Promise.all(done);
});

test('what is heavier than everything allowed runs alone', async () => {
  const { take } = turns();
  const [heavy, next] = [work(), work()];
  const done = [take(50, heavy.run), take(2, next.run)];
  expect([heavy.isRunning(), next.isRunning()]).toEqual([true, false]);
  heavy.finish();
  next.finish();
  await Promise.all(done);
});

test('nobody waits behind too many, and a failure gives its turn to the next', async () => {
  const { take } = turns();
  const held = work();
  const failing = take(10, () => held.run().then(() => Promise.reject(new Error('failed'))));
  const waiting = [take(10, () => Promise.resolve('one')), take(10, () => Promise.resolve('two'))];
  await expect(take(10, () => Promise.resolve('three'))).rejects.toMatchObject({ code: 'BUSY' });
  held.finish();
  await expect(failing).rejects.toThrow('failed');
  await expect(Promise.all(waiting)).resolves.toEqual(['one', 'two']);
});

test('nobody waits for ever, and those behind who gave up go on', async () => {
  const { take } = turns(20);
  const held = work();
  const running = take(6, held.run);
  await expect(take(10, () => Promise.resolve('too heavy for now'))).rejects.toMatchObject({ code: 'BUSY' });
  await expect(take(3, () => Promise.resolve('fits'))).resolves.toBe('fits');
  held.finish();
  await running;
});
