import type { SourceKind } from '@rma/interop';
import type { Selection } from '@rma/persistence';
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
  governmentName: string;
};

/** What every stage works with: one run, owned by this execution, of one source. */
export type RunContext = {
  deps: HarvesterDependencies;
  lease: Lease;
  source: HarvestedSource;
  signal: AbortSignal | undefined;
};

export type RunFailure = { code: string; message: string };

export type StageResult =
  | { next: 'continue' }
  | { next: 'fail'; failure: RunFailure }
  | { next: 'hold'; because: string };

export const proceed: StageResult = { next: 'continue' };
