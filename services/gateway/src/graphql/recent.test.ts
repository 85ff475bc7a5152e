import { expect, test } from 'vitest';
import { createRecent } from './recent.ts';

const recent = () => createRecent<string>({ mostWeight: 1000, weightOf: (value) => value.length });

test('what was used longest ago is forgotten first', () => {
  const kept = recent();
  kept.set('a', 'x'.repeat(450));
  kept.set('b', 'x'.repeat(450));
  kept.get('a');
  kept.set('c', 'x'.repeat(450));
  expect([kept.get('a'), kept.get('b'), kept.get('c')].map((value) => value !== undefined)).toEqual([
    true,
    false,
    true,
  ]);
});

test('long keys count too, so that small answers to large questions do not fill the memory', () => {
  const kept = recent();
  const keys = Array.from({ length: 10 }, (_, index) => String(index).padEnd(300, '.'));
  for (const key of keys) kept.set(key, 'x');
  expect(keys.filter((key) => kept.get(key) !== undefined)).toHaveLength(3);
  for (const key of keys) kept.forget(key);
  kept.set('again', 'x'.repeat(990));
  expect(kept.get('again')).toBeDefined();
});
