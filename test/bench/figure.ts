import type { NationalFixture } from './national-fixture.ts';

/** A bound of a figure's value. */
export type Bound = { atMost: number } | { atLeast: number };

/** One number the bench prints. `ratio` of the yardstick is value over yardstick, in the same unit and minute. */
export type Measurement = {
  name: string;
  value: number;
  unit: string;
  target?: Bound;
  yardstick?: { name: string; value: number; ratio: number; target?: Bound };
  /** A measured fact that the number needs to be read, e.g. how many rows. */
  note?: string;
};

export type FigureContext = {
  /** `--full`: 1,000,000 datasets, 500 MB and 1 GB files. */
  isFull: boolean;
  /** Progress, not a result. */
  log: (text: string) => void;
  /** A fresh folder that other users may enter (Postgres does not run as root); removed after the figure. */
  temporaryFolder: () => Promise<string>;
  /** Runs after the figure, last one first, whether it succeeded or not. */
  defer: (close: () => Promise<unknown>) => void;
  /** The generated network, made once for all figures that read it; closed when the bench ends. */
  national: () => Promise<NationalFixture>;
};

/** A figure yields its measurements as it takes them; what it throws fails this figure only. */
export type Figure = (context: FigureContext) => AsyncGenerator<Measurement>;

/** Whether every bound holds; null when there is none. */
export function meetsTargets({ value, target, yardstick }: Measurement): boolean | null {
  const verdicts = [
    ...(target === undefined ? [] : [isWithin(value, target)]),
    ...(yardstick?.target === undefined ? [] : [isWithin(yardstick.ratio, yardstick.target)]),
  ];
  return verdicts.length === 0 ? null : verdicts.every(Boolean);
}

const isWithin = (value: number, bound: Bound) =>
  'atMost' in bound ? value <= bound.atMost : value >= bound.atLeast;
