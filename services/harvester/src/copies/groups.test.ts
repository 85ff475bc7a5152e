import { expect, test } from 'vitest';
import { holders, type Bearer } from './groups.ts';

const bearer = (datasetId: string, change: Partial<Bearer> = {}): Bearer => ({
  datasetId,
  sourceId: `source of ${datasetId}`,
  cvegeo: '30',
  identities: [],
  authority: 2,
  firstSeenAt: new Date('2026-03-01T06:00:00Z'),
  ...change,
});
const inFebruary = new Date('2026-02-01T06:00:00Z');
const inApril = new Date('2026-04-01T06:00:00Z');
const inMay = new Date('2026-05-01T06:00:00Z');
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

test('a government of another state takes nothing over, whatever its right; the state of who was first decides', () => {
  const identities = ['x'];
  const state = bearer('b', { identities });
  const stranger = bearer('a', { identities, cvegeo: '20067', authority: 0, firstSeenAt: inApril });
  const own = bearer('c', { identities, cvegeo: '30087', authority: 0, firstSeenAt: inMay });
  const claiming = bearer('d', { identities, cvegeo: '20', authority: 3, firstSeenAt: inFebruary });
  expect(shown(state, stranger)).toEqual({ a: 'b', b: 'b' });
  expect(shown(state, stranger, own, claiming)).toEqual({ a: 'c', b: 'c', c: 'c', d: 'c' });
  expect(shown(claiming, stranger)).toEqual({ a: 'a', d: 'a' });
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
