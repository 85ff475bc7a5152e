import type { Standard } from '@rma/themes';
import type { DetectedTable } from './intake/intake.ts';

export type Level = 'state' | 'municipality';

/** Who publishes: what keys and coordinates of the file must belong to. */
export type PublisherContext = {
  /** Two digits (state) or five (municipality); null when nobody in particular publishes (offline checks). */
  cvegeo: string | null;
  level: Level | null;
  /** Degrees, WGS84; null when unknown. */
  bounds: { west: number; south: number; east: number; north: number } | null;
  /** Every five-digit key of INEGI's catalogue. */
  municipalities: Iterable<string>;
};

export type ValidationLimits = {
  /** DuckDB's own limit; the process needs some 300 MB more. */
  memoryLimitMb?: number;
  threads?: number;
  /** First offending cells shown per finding. */
  examples?: number;
};

export type ValidationRequest = {
  csvPath: string;
  standard: Standard;
  context: PublisherContext;
  /** A folder of the caller's for temporary files; a fresh one in the system's by default. Left as found. */
  workFolder?: string;
  /** When the file is valid, the conforming CSV is written here in the same pass. */
  conformingPath?: string;
  limits?: ValidationLimits;
};

export type Severity = 'error' | 'warning';

/** One kind of problem in one field, counted, with its first cases. */
export type Finding = {
  /** Stable; Frictionless's error kinds where one exists (type-error, unique-error …) or a rule's own code. */
  code: string;
  severity: Severity;
  /** The standard's field name, else the file's header; null when it is about the file. */
  field: string | null;
  message: string;
  fix: string;
  count: number;
  /** `row` as a spreadsheet numbers it: the header is 1. Personal data comes masked. */
  examples: { row: number | null; value: string }[];
};

/** A change made on the way to the conforming file, with one case before and after. */
export type Repair = { code: string; field: string; count: number; before: string; after: string };

export type Conforming = { path: string; rows: number; bytes: number };

export type ValidationReport = {
  ok: boolean;
  standard: string;
  rowCount: number;
  columnCount: number;
  errorCount: number;
  warningCount: number;
  findings: Finding[];
  repairs: Repair[];
  /** Which column of the file fills each field of the standard. */
  matches: { field: string; header: string; by: 'name' | 'synonym' | 'shape' }[];
  /** Null when the file could not be read as a table. */
  detected: DetectedTable | null;
  /** Null unless asked for and valid. */
  conforming: Conforming | null;
  bytes: number;
  durationMs: number;
};

export type ChildOutcome =
  | { ok: true; report: ValidationReport }
  | { ok: false; reason: 'engine-crashed' | 'deadline' | 'memory'; detail: string };
