import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { meetsTargets, type Bound, type Measurement } from './figure.ts';
import type { MachineFacts } from './machine.ts';

export type Outcome = {
  figure: string;
  seconds: number;
  measurements: Measurement[];
  /** Why the figure could not be measured; null when it was. */
  failure: string | null;
};

export type Run = { startedAt: Date; isFull: boolean; machine: MachineFacts; outcomes: Outcome[] };

export function numeral(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

const boundText = (bound: Bound) =>
  'atMost' in bound
    ? `≤ ${bound.atMost.toLocaleString('en-US')}`
    : `≥ ${bound.atLeast.toLocaleString('en-US')}`;

/** One line of a measurement: mark, name, value with unit, target, ratio to the yardstick, note. */
export function lineOf(measurement: Measurement): string {
  const { name, value, unit, target, yardstick, note } = measurement;
  const met = meetsTargets(measurement);
  const mark = met === null ? ' ' : met ? '✓' : '✗';
  const parts = [`${mark} ${name.padEnd(46)} ${`${numeral(value)} ${unit}`.padStart(16)}`];
  if (target !== undefined) parts.push(`target ${boundText(target)}`);
  if (yardstick !== undefined) {
    const wanted = yardstick.target === undefined ? '' : ` (target ${boundText(yardstick.target)})`;
    parts.push(`${numeral(yardstick.ratio)}× ${yardstick.name} ${numeral(yardstick.value)}${wanted}`);
  }
  if (note !== undefined) parts.push(note);
  return parts.join('  ');
}

/** Writes the run to `<folder>/<timestamp>.json` and `<folder>/latest.json`; returns the first path. */
export async function writeRun(folder: string, run: Run): Promise<string> {
  const startedAt = run.startedAt.toISOString();
  const outcomes = run.outcomes.map((outcome) => ({
    ...outcome,
    measurements: outcome.measurements.map((each) => ({ ...each, meetsTarget: meetsTargets(each) })),
  }));
  const text = `${JSON.stringify({ ...run, startedAt, outcomes }, null, 2)}\n`;
  const path = join(folder, `${startedAt.replaceAll(':', '-')}.json`);
  await mkdir(folder, { recursive: true });
  await Promise.all([writeFile(path, text), writeFile(join(folder, 'latest.json'), text)]);
  return path;
}
