import type { UploadState } from './package-types.ts';

/** How the network understood a file, before looking at what it says. */
export type Detected = {
  format: string;
  encoding: string | null;
  hasBom: boolean;
  delimiter: string | null;
  headers: string[];
  sheets: { name: string; rows: number; columns: number }[];
  sheet: string | null;
  /** As a spreadsheet numbers it: 1 is the first. */
  headerRow: number | null;
  preambleRows: number;
  footerRows: number;
  crs: string | null;
  geometry: string | null;
};

export type Reading = {
  encoding?: string;
  delimiter?: string;
  sheet?: string;
  headerRow?: number;
  lastRow?: number;
  crs?: string;
};

export type PrivacyAction = 'drop' | 'mask' | 'generalise' | 'blur' | 'keep';

/** What a person decided about a file; everything left out is detected. */
export type Preparation = {
  reading: Reading;
  /** Field of the standard to header of the file; null: none of them. */
  columns: Record<string, string | null>;
  proposals: { accepted: string[]; rejected: string[] };
  privacy: { header: string; action: PrivacyAction; reason?: string }[];
};

export type Match = {
  field: string;
  header: string;
  by: 'name' | 'synonym' | 'shape' | 'similar' | 'values' | 'confirmed';
  confidence: number;
};

export type Proposal = {
  key: string;
  code: string;
  field: string;
  message: string;
  count: number;
  cases: { before: string; after: string; count: number }[];
  state: 'open' | 'accepted' | 'rejected';
};

export type PersonalData = {
  header: string;
  kind: string;
  confidence: 'certain' | 'likely' | 'possible';
  isBlocking: boolean;
  count: number;
  examplesMasked: string[];
  field: string | null;
  offers: PrivacyAction[];
  decided: PrivacyAction | null;
};

export type Finding = {
  code: string;
  severity: 'error' | 'warning';
  field: string | null;
  message: string;
  fix: string;
  count: number;
  examples: { row: number | null; value: string }[];
};

export type Repair = { code: string; field: string; count: number; before: string; after: string };

export type Report = {
  rowCount: number;
  errorCount: number;
  warningCount: number;
  findings: Finding[];
  repairs: Repair[];
};

export type Upload = {
  id: string;
  state: UploadState;
  /** How far a review got:  from 0 to 1. */
  progress?: { step: string; share: number } | null;
  fileName: string;
  bytes: number;
  standard: string;
  failure: { code: string; message: { es: string } } | null;
  report: Report | null;
  preview: { columns: { name: string; title: string; type: string }[]; rows: (string | null)[][] } | null;
  preparation: Preparation;
  detected: Detected | null;
  matches: Match[];
  suggestions: Match[];
  unusedHeaders: string[];
  proposals: Proposal[];
  personalData: PersonalData[];
  drift: Drift | null;
  isReleased: boolean;
  isOriginalPublic: boolean;
};

/** What changed since the last delivery that was published, in sentences. */
export type Drift = { notices: { severity: 'warning' | 'notice'; message: string }[] };
