import { expect, test } from 'vitest';
import { createTurns } from './large-reads.ts';

/** Whether a turn was had by now. */
function watch(taking: Promise<() => void>) {
  const state: { release: (() => void) | null } = { release: null };
  void taking.then((release) => void (state.release = release)).catch(() => {});
  return state;
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('so many have a turn at a time, the others in the order they came', async () => {
  const turns = createTurns(2);
  const [first, second, third, fourth] = [1, 2, 3, 4].map(() => watch(turns.take()));
  await settled();
  expect([first, second, third, fourth].map((one) => one?.release !== null)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  second?.release?.();
  second?.release?.();
  await settled();
  expect([third, fourth].map((one) => one?.release !== null)).toEqual([true, false]);
});

test('who gives up waiting takes nobody’s turn', async () => {
  const turns = createTurns(1);
  const first = watch(turns.take());
  const giveUp = new AbortController();
  const second = turns.take(giveUp.signal);
  const third = watch(turns.take());
  await settled();
  giveUp.abort(new Error('cancelled'));
  await expect(second).rejects.toThrow('cancelled');
  first.release?.();
  await settled();
  expect(third.release).not.toBeNull();
});
