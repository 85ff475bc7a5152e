import { numberForm, roundNumber } from './rounding.ts';
import type { Step } from './step.ts';

const compiled = new Map<string, RegExp>();

/** Compiled once: a column has as many cells as it likes, a treatment a handful of patterns. */
const form = (pattern: string, flags: string): RegExp => {
  const key = `${flags}:${pattern}`;
  const known = compiled.get(key);
  if (known) return known;
  const fresh = new RegExp(pattern, flags);
  compiled.set(key, fresh);
  return fresh;
};

const filled = (by: string, groups: readonly (string | undefined)[]): string =>
  by.replaceAll(/\\(\d)/g, (_, group: string) => groups[Number(group)] ?? '');

const replaced = (value: string, pattern: string, by: string): string =>
  value.replaceAll(form(pattern, 'giu'), (...match: unknown[]) =>
    filled(by, match.filter((part) => typeof part !== 'number') as (string | undefined)[]),
  );

const runStep = (value: string, step: Step): string => {
  switch (step.do) {
    case 'replace':
      return replaced(value, step.pattern, step.by);
    case 'forms': {
      for (const { pattern, by } of step.forms) {
        const match = form(`^(?:${pattern})$`, 'iu').exec(value);
        if (match) return filled(by, match);
      }
      return '';
    }
    case 'require':
      return form(`^(?:${step.pattern})$`, 'iu').test(value) ? value : '';
    case 'round':
      return value.replaceAll(form(numberForm, 'gu'), roundNumber);
  }
};

/** The cell after all steps. */
export const runSteps = (value: string, steps: readonly Step[]): string => steps.reduce(runStep, value);
