import { expect, test } from 'vitest';
import { holders, type Bearer } from './groups.ts';

const bearer = (datasetId: string, change: Partial<Bearer> = {}): Bearer => ({
  datasetId,
  sourceId: `source of ${datasetId}`,
  identities: [],
  authority: 2,
  firstSeenAt: new Date('2026-03-01T06:00:00Z'),
  ...change,
});
const shown = (...bearers: Bearer[]) => Object.fromEntries(holders(bearers));

test('records without a common identity are datasets of their own', () => {
  expect(shown(bearer('a', { identities: ['x'] }), bearer('b', { identities: ['y'] }), bearer('c'))).toEqual({
    a: 'a',
    b: 'b',
    c: 'c',
  });
});

test('the holder is who has most right, then who was seen first', () => {
  const identities = ['x'];
  const state = bearer('a', { identities });
  const later = bearer('c', { identities, firstSeenAt: new Date('2026-04-01T06:00:00Z') });
  const own = bearer('b', { identities, authority: 0, firstSeenAt: new Date('2026-05-01T06:00:00Z') });
  expect(shown(state, later)).toEqual({ a: 'a', c: 'a' });
  expect(shown(state, later, own)).toEqual({ a: 'b', b: 'b', c: 'b' });
});

test('two are the same also through a third', () => {
  expect(
    shown(
      bearer('a', { identities: ['x'] }),
      bearer('b', { identities: ['y'] }),
      bearer('c', { identities: ['y', 'x'] }),
    ),
  ).toEqual({ a: 'a', b: 'a', c: 'a' });
});

test('an identity that two records of one source bear tells nothing', () => {
  const sourceId = 'careless';
  expect(
    shown(
      bearer('a', { identities: ['portal'], sourceId }),
      bearer('b', { identities: ['portal'], sourceId }),
      bearer('c', { identities: ['portal'] }),
    ),
  ).toEqual({ a: 'a', b: 'b', c: 'c' });
});

test('an identity that dozens of sources bear tells nothing', () => {
  const all = Array.from({ length: 50 }, (_, index) => bearer(`d${index}`, { identities: ['everybody'] }));
  expect(new Set(Object.values(shown(...all))).size).toBe(50);
});
