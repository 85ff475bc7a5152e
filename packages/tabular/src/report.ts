import type { PersonalDataKind } from '@rma/privacy';
import type { Standard } from '@rma/themes';
import type { Detected } from './intake/opened-file.ts';
import type { Preparation, PrivacyAction } from './preparation.ts';

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
  /** Names behind the keys, for proposals that put a name to its key; without them none is made. */
  governments?: Iterable<GovernmentName>;
};

/** A state (two digits) or a municipality (five) by its official name, with the name of its state. */
export type GovernmentName = { cvegeo: string; name: string; stateName: string };

export type ValidationLimits = {
  /** DuckDB's own limit; the process needs some 300 MB more. */
  memoryLimitMb?: number;
  threads?: number;
  /** First offending cells shown per finding. */
  examples?: number;
};

export type ValidationRequest = {
  path: string;
  /** As the liaison named it: what it says of the format is heard, never believed. */
  fileName: string;
  standard: Standard;
  context: PublisherContext;
  /** What a person decided about the file; nothing by default. */
  preparation?: Preparation;
  /** Conforming Parquet of other resources of the package, by versioned standard, for the foreign keys. */
  references?: { standard: string; path: string }[];
  /** A folder of the caller's for temporary files; a fresh one in the system's by default. Left as found. */
  workFolder?: string;
  /** When the file is valid, its forms are written into this existing folder and its profile is taken. */
  outputFolder?: string;
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

/** A change that is made only when a person says so: what it would do, with up to ten of its cases. */
export type Proposal = {
  /** What an answer names: stable for the same file and standard. */
  key: string;
  /** Kind of change: `place-name-to-key`, `day-first`, `column` … */
  code: string;
  field: string;
  /** In Spanish, for the liaison. */
  message: string;
  count: number;
  cases: { before: string; after: string; count: number }[];
  state: 'open' | 'accepted' | 'rejected';
};

/** How a column of the file came to fill a field. */
export type Match = {
  field: string;
  header: string;
  by: 'name' | 'synonym' | 'shape' | 'similar' | 'values' | 'confirmed';
  /** 1: sure; below 0.8 it is only a suggestion and fills nothing until confirmed. */
  confidence: number;
};

/** Personal data of one kind in one column: the evidence, what can be done and what was decided. */
export type PersonalData = {
  header: string;
  kind: PersonalDataKind;
  confidence: 'certain' | 'likely' | 'possible';
  /** Whether it stops the publication until something is decided. */
  isBlocking: boolean;
  count: number;
  examplesMasked: string[];
  /** The field the column fills; null when the conforming file does not carry it. */
  field: string | null;
  offers: PrivacyAction[];
  decided: PrivacyAction | null;
};

/** One column of the conforming file in figures: what drift is measured by and a reader sees. */
export type ColumnProfile = {
  name: string;
  type: string;
  filled: number;
  distinct: number;
  minimum: string | null;
  maximum: string | null;
  /** Sum of a number column. */
  total: number | null;
  /** Commonest values first, at most 50; null when there are more than 200 different ones. */
  categories: { value: string; count: number }[] | null;
};

export type Profile = { rowCount: number; headers: string[]; columns: ColumnProfile[] };

/** A file written from the conforming table: `conforming.csv`, `.parquet`, `.json` or `.geojson`. */
export type Output = { role: 'csv' | 'parquet' | 'json' | 'geojson'; path: string; bytes: number };

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
  matches: Match[];
  /** Columns that might fill a field that has none, or that fill it only when confirmed; best first. */
  suggestions: Match[];
  /** Columns that fill no field and do not pass to the conforming file. */
  unusedHeaders: string[];
  proposals: Proposal[];
  personalData: PersonalData[];
  /** Of the conforming table; null unless valid and outputs were asked for. */
  profile: Profile | null;
  outputs: Output[];
  /** First and last day of the standard's temporal field, ISO; null when it has none or no row says. */
  temporal: { from: string; to: string } | null;
  /**
   * The file as received holds blocking personal data, whatever was decided, or parts that nobody looked at: it must
   * not be public.
   */
  carriesPersonalData: boolean;
  /** Null when the file could not be read as a table. */
  detected: Detected | null;
  bytes: number;
  durationMs: number;
};

export type ChildOutcome =
  | { ok: true; report: ValidationReport }
  | { ok: false; reason: 'engine-crashed' | 'deadline' | 'memory'; detail: string };
