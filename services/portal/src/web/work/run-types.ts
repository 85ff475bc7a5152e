import type { StatusKind } from '../design/icons.tsx';

/** A harvest as the REST interface tells it. */
export type RunCounts = Record<
  'read' | 'added' | 'updated' | 'unchanged' | 'rejected' | 'skipped' | 'archived' | 'returned',
  number
>;

export type RunState = 'queued' | 'running' | 'applied' | 'held' | 'failed' | 'refused' | 'cancelled';

export type Run = {
  id: string;
  sourceId: string;
  state: RunState;
  /** It judged everything and published nothing. */
  dry: boolean;
  counts: RunCounts;
  queuedAt: string;
  finishedAt: string | null;
  failure: { code: string; message: string } | null;
  /** Why a person has to decide; of a rehearsal, why one would have to. */
  heldBecause: string | null;
};

export type RecordProblem = { field: string; value: string; rule: string; message: string; fix: string };

export type RunRecord = {
  remoteId: string | null;
  /** The public dataset it already is, whose last good copy stays. */
  datasetId: string | null;
  title: string | null;
  outcome: 'added' | 'updated' | 'rejected' | 'skipped' | 'archived' | 'returned';
  problems: RecordProblem[];
};

const runWords = {
  queued: { kind: 'none', word: 'En fila' },
  running: { kind: 'late', word: 'En curso' },
  applied: { kind: 'good', word: 'Aplicada' },
  held: { kind: 'bad', word: 'Retenida' },
  failed: { kind: 'bad', word: 'Falló' },
  refused: { kind: 'none', word: 'Rechazada: nada cambió' },
  cancelled: { kind: 'none', word: 'Cancelada' },
} as const;

/** How a run ended, in two words. */
export function wordOf({ state, dry, heldBecause }: Run): { kind: StatusKind; word: string } {
  if (!dry || state !== 'applied') return runWords[state];
  return heldBecause === null
    ? { kind: 'none', word: 'Ensayo: nada cambió' }
    : { kind: 'late', word: 'Ensayo: se retendría' };
}
