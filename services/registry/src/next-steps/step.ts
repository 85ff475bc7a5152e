import { addDays, dateAt } from '@rma/domain';
import type { Database } from '../dependencies.ts';

export const stepKinds = [
  'memorandum',
  'official',
  'handover',
  'commitment',
  'request',
  'report',
  'plan',
  'programme',
  'source',
  'freshness',
  'publish',
] as const;
export type StepKind = (typeof stepKinds)[number];

/** Something a government has to do next. */
export type Step = {
  kind: StepKind;
  cvegeo: string;
  /** What to do, in the imperative. */
  title: string;
  /** Why, in a sentence or two. */
  why: string;
  /** Its last day (YYYY-MM-DD); null when it has none. */
  dueOn: string | null;
  /** The day by which it is put in order: its last day or, without one, as long as it can wait. */
  by: string;
  /** Where its officials do it, and where anybody sees it. */
  path: string;
  publicPath: string;
};

/** Finds the steps of one kind for some governments, in one statement or few however many they are. */
export type FindSteps = (db: Database, cvegeos: readonly string[], context: { now: Date }) => Promise<Step[]>;

/** The day that is `days` from today where a government is. */
export const inDays = (cvegeo: string, now: Date, days: number): string => addDays(dateAt(cvegeo, now), days);

export const governmentPath = (cvegeo: string): string => `/governments/${cvegeo}`;

/** The rows of each government, in their order. */
export function byGovernment<Row extends { cvegeo: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.cvegeo);
    if (group) group.push(row);
    else groups.set(row.cvegeo, [row]);
  }
  return groups;
}
