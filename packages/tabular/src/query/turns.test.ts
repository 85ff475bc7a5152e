import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

test('turns are given in order, as those before end', async () => {
  const turns = createTurns({ running: 1, waiting: 2, waitMs: 10_000 });
  const given: number[] = [];
  const first = await turns.take();
  const others = [1, 2].map(async (number) => {
    const turn = await turns.take();
    given.push(number);
    turn?.end();
  });
  expect(await turns.take()).toBeNull();
  first?.end();
  first?.end();
  await Promise.all(others);
  expect(given).toEqual([1, 2]);
  expect(await turns.take()).not.toBeNull();
});

test('who waits in vain is told so, and leaves the place to the next', async () => {
  const turns = createTurns({ running: 1, waiting: 1, waitMs: 5 });
  const first = await turns.take();
  expect(await turns.take()).toBeNull();
  expect(await turns.take()).toBeNull();
  first?.end();
  expect(await turns.take()).not.toBeNull();
});
