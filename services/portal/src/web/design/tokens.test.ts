import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contrast, parseTokens } from './contrast.ts';

const tokens = parseTokens(readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8'));
const papers = ['paper', 'paper-raised', 'paper-sunken'];
const themes = ['resilience', 'security', 'mobility', 'cadastre'];

const texts: [text: string, background: string][] = [
  ...papers.flatMap((paper): [string, string][] =>
    ['ink', 'ink-soft', 'brand', 'brand-hover', 'error', 'attention-ink', ...themes].map((text) => [
      text,
      paper,
    ]),
  ),
  ['on-brand', 'brand'],
  ['on-brand', 'brand-hover'],
  ['ink', 'brand-wash'],
  ['ink-soft', 'brand-wash'],
  ['brand', 'brand-wash'],
  ['brand-hover', 'brand-wash'],
  ['ink', 'attention-wash'],
  ['attention-ink', 'attention-wash'],
  ['brand', 'attention-wash'],
  ['ink', 'error-wash'],
  ['error', 'error-wash'],
  ['brand', 'error-wash'],
];

const marks: [mark: string, background: string][] = [
  ...papers.flatMap((paper): [string, string][] =>
    ['line-strong', 'attention', 'brand', ...themes].map((mark) => [mark, paper]),
  ),
  ['paper-raised', 'resilience'],
  ['paper-raised', 'security'],
  ['paper-raised', 'mobility'],
  ['paper-raised', 'cadastre'],
];

describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
  test.each(texts)('%s is read on %s', (text, background) => {
    expect(contrast(tokens, { scheme, text, background })).toBeGreaterThanOrEqual(4.5);
  });

  test.each(marks)('%s is seen on %s', (mark, background) => {
    expect(contrast(tokens, { scheme, text: mark, background })).toBeGreaterThanOrEqual(3);
  });
});

test.each(['light', 'dark'] as const)('in the %s scheme the steps of a map differ in lightness', (scheme) => {
  const steps = ['lowest', 'low', 'middle', 'high', 'highest'].map((step) => `ramp-${step}`);
  for (const [place, step] of steps.slice(1).entries()) {
    expect(contrast(tokens, { scheme, text: step, background: steps[place] ?? '' })).toBeGreaterThan(1.35);
  }
});

test('every colour of the list has both schemes', () => {
  expect(Object.keys(tokens).length).toBeGreaterThanOrEqual(24);
  expect(tokens['paper']).toEqual({ light: [0.985, 0.006, 85], dark: [0.2, 0.01, 80] });
});
