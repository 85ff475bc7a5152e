import type { SourceKind } from '@rma/interop';
import type { MaintenanceWindow, Selection } from '@rma/persistence';
import type { HarvesterDependencies } from '../dependencies.ts';
import type { Lease } from './run-lease.ts';

export type HarvestedSource = {
  id: string;
  cvegeo: string;
  kind: SourceKind;
  title: string;
  url: string;
  selection: Selection;
  everyHours: number;
  dailyAt: number | null;
  maintenance: MaintenanceWindow[];
  fullEveryDays: number;
  cursor: string | null;
  lastFullAt: Date | null;
  notify: 'always' | 'change' | 'error';
  acceptedCertificate: string | null;
  governmentName: string;
};

/** What a run is asked to do. */
export type RunMode = {
  mode: 'full' | 'incremental';
  /** Reads, compares and judges, and writes nothing public. */
  isDry: boolean;
  /** Maps and writes every record again. */
  isForced: boolean;
};

/** What every stage works with: one run, owned by this execution, of one source. */
export type RunContext = {
  deps: HarvesterDependencies;
  lease: Lease;
  source: HarvestedSource;
  asked: RunMode;
  signal: AbortSignal | undefined;
};

export type RunFailure = { code: string; message: string };

export type StageResult =
  | { next: 'continue' }
  | { next: 'fail'; failure: RunFailure }
  | { next: 'hold'; because: string };

export const proceed: StageResult = { next: 'continue' };
